#pragma once
// The numbering that a statement begins with, which is no part of what it says.

#include <cstddef>
#include <string>
#include <string_view>

#include "redraft/document.h"

namespace redraft::text {

// Bytes of the numbering ("3.1 ", "(a) "), or 0.
std::size_t numbering_length(std::string_view text, StatementKind kind);

// The folded words and signs of a statement, one a line, numbering left out.
std::string canonical_words(const Statement& statement);

}  // namespace redraft::text
