#pragma once
// What makes a name look like another one: control characters, line ends among them, and marks that
// turn the direction of writing round (U+202A to U+202E, U+2066 to U+2069).

#include <string_view>

namespace redraft {

[[nodiscard]] bool has_treacherous_marks(std::string_view line);

}  // namespace redraft
