#pragma once
// Comparisons to show: what the formats of a diff are tried on.

#include <string>
#include <vector>

#include "redraft/comparison.h"
#include "redraft/redline.h"

namespace redraft::testing {

inline constexpr EditOp keep = EditOp::keep;
inline constexpr EditOp insert = EditOp::insert;
inline constexpr EditOp remove_words = EditOp::remove;

// Two drafts of an invented charter with a change of every kind.
Comparison charter();

// Two files of one statement that these edits reword.
Comparison one_statement(const std::vector<Edit>& edits);

// The text of the edits without those of one kind.
std::string side_of(const std::vector<Edit>& edits, EditOp left_out);

}  // namespace redraft::testing
