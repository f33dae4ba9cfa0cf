#pragma once
// Who may do what at the web desk, and how they are let in: by a link that works once.
//
// Links and sessions are 32 random bytes in hex. Only their hashes are kept, so nobody can sign in
// with what stands in the store or in a copy of it.

#include <optional>
#include <string>
#include <string_view>

#include "redraft/comment.h"
#include "redraft/time.h"

namespace redraft {

// Each may do what those before may. reader: not signed in. editor: works the pile and explains
// changes. officer: changes the text and publishes.
enum class Role { reader, reviewer, editor, officer };

[[nodiscard]] std::string to_string(Role role);
[[nodiscard]] std::optional<Role> parse_role(std::string_view word);

// Somebody who is let in.
struct SignedIn {
  Role role = Role::reader;
  std::string name;  // of an officer or editor, as with --as; of a reviewer, the ref
  Instant until;
  bool operator==(const SignedIn&) const = default;
};

// Whom a link is for. A reviewer is found again by e-mail address, or is a new one.
struct Invitation {
  Role role = Role::reviewer;
  std::string name;   // of an officer or editor; of a reviewer, the person's
  std::string email;  // of a reviewer
  std::string organisation;
  std::string sector;
};

inline constexpr std::int64_t hour = 3'600'000;  // milliseconds
inline constexpr std::int64_t link_lasts = 14 * 24 * hour;
inline constexpr std::int64_t session_lasts = 12 * hour;

}  // namespace redraft
