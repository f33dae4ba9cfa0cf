#pragma once
// The numbering that a statement begins with, which is no part of what it says.

#include <cstddef>
#include <string_view>

#include "redraft/document.h"

namespace redraft {

// Bytes of the numbering ("3.1 ", "(a) "), or 0.
std::size_t numbering_length(std::string_view text, StatementKind kind);

}  // namespace redraft
