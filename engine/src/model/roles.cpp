#include <array>

#include "redraft/access.h"

namespace redraft {

namespace {

constexpr std::array<std::string_view, 4> words = {"reader", "reviewer", "editor", "officer"};

}  // namespace

std::string to_string(Role role) {
  return std::string(words.at(static_cast<std::size_t>(role)));
}

std::optional<Role> parse_role(std::string_view word) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words.at(i) == word) {
      return static_cast<Role>(i);
    }
  }
  return std::nullopt;
}

}  // namespace redraft
