#pragma once
// What a statement says, whatever numbering it begins with.

#include <string>

#include "redraft/document.h"

namespace redraft::text {

// The folded words and signs of a statement, one a line, numbering left out.
std::string canonical_words(const Statement& statement);

}  // namespace redraft::text
