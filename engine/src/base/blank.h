#pragma once
// Blank: nothing but spaces, tabs and line ends. Other white space counts as words.

#include <string_view>

namespace redraft {

inline constexpr std::string_view blanks = " \t\r\n";

[[nodiscard]] inline bool is_blank(char c) {
  return blanks.find(c) != std::string_view::npos;
}

[[nodiscard]] inline bool is_blank(std::string_view text) {
  return text.find_first_not_of(blanks) == std::string_view::npos;
}

// Without blanks at both ends.
[[nodiscard]] inline std::string_view trimmed(std::string_view text) {
  if (is_blank(text)) {
    return {};
  }
  text.remove_prefix(text.find_first_not_of(blanks));
  return text.substr(0, text.find_last_not_of(blanks) + 1);
}

}  // namespace redraft
