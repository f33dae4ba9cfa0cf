#include <algorithm>
#include <array>

#include "redraft/access.h"

namespace redraft {

namespace {

using enum Permission;

struct RoleEntry {
  Role role;
  unsigned may;
};

constexpr unsigned bit(Permission permission) {
  return 1U << static_cast<unsigned>(permission);
}

constexpr unsigned reading = bit(enter) | bit(read);
constexpr unsigned speaking = reading | bit(comment);
constexpr unsigned working = speaking | bit(see_pile);

// Whoever can be looked after by another of the team is: an officer does not see what is held about
// people, a privacy lead does not publish, and an administrator does neither.
constexpr std::array table = {
    RoleEntry{Role::reader, reading},
    RoleEntry{Role::reviewer, speaking},
    RoleEntry{Role::moderator, working | bit(moderate) | bit(redact)},
    RoleEntry{Role::editor, working | bit(answer) | bit(moderate)},
    RoleEntry{Role::officer, working | bit(answer) | bit(moderate) | bit(redact) | bit(publish)},
    RoleEntry{Role::privacy_lead, working | bit(moderate) | bit(redact) | bit(people)},
    RoleEntry{Role::administrator, reading | bit(administer)},
};

constexpr std::array<std::string_view, 10> permission_words = {
    "enter",    "read",   "comment", "see-pile", "answer",
    "moderate", "redact", "people",  "publish",  "administer"};

}  // namespace

std::string to_string(Permission permission) {
  return std::string(permission_words.at(static_cast<std::size_t>(permission)));
}

bool may(Role role, Permission permission) {
  return (table.at(static_cast<std::size_t>(role)).may & bit(permission)) != 0;
}

bool may(const Roles& roles, Permission permission) {
  return std::any_of(roles.begin(), roles.end(), [&](Role role) { return may(role, permission); });
}

Roles who_may(Permission permission) {
  Roles roles;
  for (const RoleEntry& one : table) {
    if (may(one.role, permission)) {
      roles.insert(one.role);
    }
  }
  return roles;
}

}  // namespace redraft
