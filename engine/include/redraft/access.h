#pragma once
// Who may do what at the web desk, and how they are let in: reviewers by a link that works once,
// the team by a password or such a link, programs by a token.
//
// Links, sessions and tokens are 32 random bytes in hex. Only their hashes are kept, so nobody can
// sign in with what stands in the store or in a copy of it.

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/comment.h"
#include "redraft/time.h"

namespace redraft {

// What somebody is; of the team, one person can be several. reader: not signed in.
enum class Role { reader, reviewer, moderator, editor, officer, privacy_lead, administrator };

using Roles = std::set<Role>;

[[nodiscard]] std::string to_string(Role role);  // "privacy-lead"
[[nodiscard]] std::optional<Role> parse_role(std::string_view word);
// Their words in order, with one space between; and back. Nothing for a word that is none.
[[nodiscard]] std::string to_string(const Roles& roles);
[[nodiscard]] std::optional<Roles> parse_roles(std::string_view words);

// What a page or an address of the interface for programs asks for.
enum class Permission {
  enter,       // sign in and out, read about the site
  read,        // drafts, changes, update notes, and what was approved of comments
  comment,     // comment, and change and withdraw one's own
  see_pile,    // every comment, published or not, and what is left to do
  answer,      // answer, assign, tag, place; explain changes
  moderate,    // approve and withhold
  redact,      // replace words of a comment
  people,      // what is held about reviewers: names, consent, erasing
  publish,     // the working text, drafts, dates
  administer,  // who is on the team
};

[[nodiscard]] std::string to_string(Permission permission);  // "see-pile"
[[nodiscard]] bool may(Role role, Permission permission);
[[nodiscard]] bool may(const Roles& roles, Permission permission);
// Every role that may, in order.
[[nodiscard]] Roles who_may(Permission permission);

// Somebody who is let in: a reviewer, or one of the team in one role or more.
struct SignedIn {
  Roles roles;
  std::string name;  // of the team, as with --as; of a reviewer, the ref
  Instant until;
  bool operator==(const SignedIn&) const = default;

  [[nodiscard]] bool is_reviewer() const { return roles.contains(Role::reviewer); }
};

// Whom a link is for. A reviewer is found again by e-mail address, or is a new one.
struct Invitation {
  Roles roles = {Role::reviewer};  // reviewer alone, or roles of the team
  std::string name;                // of the team; of a reviewer, the person's
  std::string email;               // of a reviewer
  std::string organisation;
  std::string sector;
};

// Somebody of the team who may sign in by name.
struct Staff {
  std::string name;
  Roles roles;
  bool has_password = false;  // without, only by links
  Instant added;
  std::size_t sessions = 0;  // that have not ended
  bool operator==(const Staff&) const = default;
};

// A program that may use the interface for programs; `name` stands with what it does.
struct AccessToken {
  std::string name;
  Roles roles;
  Instant expires;
  bool operator==(const AccessToken&) const = default;
};

inline constexpr std::size_t shortest_password = 12;  // bytes
inline constexpr std::size_t longest_password = 1000;

inline constexpr std::int64_t link_lasts = 14 * day_milliseconds;
inline constexpr std::int64_t session_lasts = 12 * hour_milliseconds;

}  // namespace redraft
