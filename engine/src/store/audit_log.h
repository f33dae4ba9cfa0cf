#pragma once
// The audit log: who did what to which, when, each entry chained to the one before by a hash.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "db/database.h"
#include "redraft/ids.h"
#include "redraft/time.h"

namespace redraft::store {

// Appends entries, and notes where the log ends once for all of them. Everything happens inside one
// transaction; nobody else may append between the first entry and close().
class AuditLog {
 public:
  explicit AuditLog(db::Database& database) : database_(database) {}

  void append(const std::string& actor, std::string_view verb, const std::string& subject,
              Instant done);
  void close();

 private:
  void find_end();

  db::Database& database_;
  std::optional<db::Statement> insert_;
  Instant last_done_;
  std::string last_done_text_;
  bool open_ = false;
  std::int64_t number_ = 0;  // of the last entry
  std::string chain_;        // of the last entry
};

// One entry. Call inside the transaction of what it tells.
void append_audit(db::Database& database, const std::string& actor, std::string_view verb,
                  const std::string& subject, Instant done);

// Who added the comment; empty where the log does not say. Linear in it.
[[nodiscard]] std::string adder_of(db::Database& database, const CommentId& comment);

// The chain value of one entry.
std::string audit_chain(const std::string& before, std::int64_t number, const std::string& done,
                        std::string_view actor, std::string_view verb, std::string_view subject);
// The same as it was made before migration 009: twice as long.
std::string long_audit_chain(const std::string& before, std::int64_t number,
                             const std::string& done, std::string_view actor, std::string_view verb,
                             std::string_view subject);

}  // namespace redraft::store
