#pragma once
// Sign-in links and sessions in SQLite, by the hashes of their secrets.
//
// Writing calls are atomic each and append to the audit log.

#include <optional>
#include <string>

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

 private:
  db::Database& database_;
};

// Ends every link and session of a reviewer.
void forget_access(db::Database& database, const std::string& ref);

}  // namespace redraft::store
