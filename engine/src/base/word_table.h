#pragma once
// The words of an enumeration, in the order of its values, and back.

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace redraft::words {

template <std::size_t n>
using Words = std::array<std::string_view, n>;

template <class Enum, std::size_t n>
std::string word_of(const Words<n>& words, Enum value) {
  return std::string(words.at(static_cast<std::size_t>(value)));
}

template <class Enum, std::size_t n>
std::optional<Enum> value_of(const Words<n>& words, std::string_view word) {
  for (std::size_t i = 0; i < n; ++i) {
    if (words[i] == word) {
      return static_cast<Enum>(i);
    }
  }
  return std::nullopt;
}

// Words of one value may come with hyphens or underscores between them.
inline std::string spaced(std::string_view words) {
  std::string text(words);
  for (char& c : text) {
    c = c == '-' || c == '_' ? ' ' : c;
  }
  return text;
}

}  // namespace redraft::words
