// The words of roles.
#include <algorithm>
#include <array>

#include "redraft/access.h"

namespace redraft {

namespace {

constexpr std::array<std::string_view, 7> role_words = {
    "reader", "reviewer", "moderator", "editor", "officer", "privacy-lead", "administrator"};

}  // namespace

std::string to_string(Role role) {
  return std::string(role_words.at(static_cast<std::size_t>(role)));
}

std::optional<Role> parse_role(std::string_view word) {
  const auto* const found = std::find(role_words.begin(), role_words.end(), word);
  return found == role_words.end() ? std::nullopt
                                   : std::optional(static_cast<Role>(found - role_words.begin()));
}

std::string to_string(const Roles& roles) {
  std::string words;
  for (const Role role : roles) {
    words += (words.empty() ? "" : " ") + to_string(role);
  }
  return words;
}

std::optional<Roles> parse_roles(std::string_view words) {
  Roles roles;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    const std::optional<Role> role = parse_role(words.substr(0, end));
    if (!role) {
      return std::nullopt;
    }
    roles.insert(*role);
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return roles;
}

}  // namespace redraft
