#pragma once
// Sign-in links, sessions and tokens in SQLite, by the hashes of their secrets; the team.
//
// Writing calls are atomic each; those that name an actor append to the audit log. Names of the
// team may be written with any capitals.

#include <optional>
#include <string>
#include <vector>

#include "db/database.h"
#include "redraft/access.h"

namespace redraft::store {

class AccessStore {
 public:
  explicit AccessStore(db::Database& database) : database_(database) {}

  // Links and sessions that are over go at the same time.
  void add_link(const std::string& secret, const SignedIn& who, const std::string& actor,
                Instant now);
  // Ends the link. Nothing where there is none, or it is over.
  std::optional<SignedIn> use_link(const std::string& secret, Instant now);

  void begin_session(const std::string& secret, const SignedIn& who, Instant now);
  // Nothing where there is none, or it is over.
  [[nodiscard]] std::optional<SignedIn> session(const std::string& secret, Instant now) const;
  void end_session(const std::string& secret);

  // Throws conflict where the name is taken, however it is written.
  void add_staff(const Staff& staff, const std::string& password_hash, const std::string& actor,
                 Instant now);
  // Puts other roles or another hash in place; what is empty stays. Ends sessions and links. Throws
  // not_found.
  void change_staff(const std::string& given, const std::optional<Roles>& roles,
                    const std::optional<std::string>& password_hash, const std::string& actor,
                    Instant now);
  void remove_staff(const std::string& given, const std::string& actor, Instant now);
  [[nodiscard]] std::vector<Staff> staff(Instant now) const;

  struct Credentials {
    std::string name;
    Roles roles;
    std::string password_hash;
  };

  // Nothing where nobody has the name, however it is written.
  [[nodiscard]] std::optional<Credentials> credentials(const std::string& name) const;
  // Of everybody with an empty name; returns how many sessions there were.
  std::size_t end_sessions(const std::string& given, const std::string& actor, Instant now);

  void add_token(const std::string& secret, const AccessToken& token, const std::string& actor,
                 Instant now);
  void remove_token(const std::string& name, const std::string& actor, Instant now);
  [[nodiscard]] std::vector<AccessToken> tokens(Instant now) const;
  [[nodiscard]] std::optional<SignedIn> owner(const std::string& token, Instant now) const;

 private:
  [[nodiscard]] std::string require_staff(const std::string& doing, const std::string& name) const;

  db::Database& database_;
};

// Ends every link and session of a reviewer.
void forget_access(db::Database& database, const std::string& ref);

}  // namespace redraft::store
