#pragma once
// What comments were taken from, as it came in, and who put them in. Rows of comments.db; see
// 015-received.sql.
//
// Writing belongs inside a db::Transaction of the caller.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "redraft/comment.h"
#include "redraft/person.h"

namespace redraft::store {

class ReceivedStore {
 public:
  explicit ReceivedStore(db::Database& database) : database_(database) {}

  // Keeps it for this reviewer, once; returns its number.
  std::int64_t keep(const std::string& reviewer, const std::string& format,
                    std::string_view content, Instant now);
  // Says who put a comment in; its words are kept as received.
  void enter(const CommentId& id, const std::string& reviewer, const Entry& entry, Instant now);
  void enter(const CommentId& id, const Entry& entry, std::optional<std::int64_t> received);

  [[nodiscard]] bool any_entry() const;
  [[nodiscard]] std::optional<Entry> entry(const CommentId& id) const;  // with its words
  [[nodiscard]] std::optional<Received> of(const CommentId& id) const;
  [[nodiscard]] std::vector<Received> of_reviewer(const std::string& ref) const;

 private:
  db::Database& database_;
};

// Removes what was received of a reviewer. Who put the comments in stays.
void forget_received(db::Database& database, const std::string& reviewer);

}  // namespace redraft::store
