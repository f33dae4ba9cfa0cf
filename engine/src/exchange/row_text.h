#pragma once
// Names and words as people type them into a table.

#include <string>
#include <string_view>

namespace redraft::exchange {

// Trimmed, and ASCII letters in lower case.
std::string lower_and_trimmed(std::string_view text);

// The name in a header cell: case, spaces, underscores and hyphens do not matter.
std::string folded_name(std::string_view name);

}  // namespace redraft::exchange
