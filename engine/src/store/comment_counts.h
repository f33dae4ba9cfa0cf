#pragma once
// How many comments of each sector and status a document has: kept, so that a summary reads a few
// rows however many comments there are. Derived: check() counts afresh, rebuild makes it again.

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "db/database.h"
#include "redraft/comment.h"

namespace redraft::store {

// Changes of the counts, gathered and written once. Call write() inside the transaction of what
// they tell.
class CountChanges {
 public:
  void add(const std::string& document, const std::string& sector_key, const std::string& status,
           std::int64_t comments);
  void write(db::Database& database);

 private:
  std::map<std::tuple<std::string, std::string, std::string>, std::int64_t> changes_;
};

// A comment whose status has just become another.
void count_new_status(db::Database& database, const std::string& comment, const std::string& before,
                      const std::string& now);
// All comments of a reviewer whose sector has just become another.
void count_new_sector(db::Database& database, const std::string& reviewer,
                      const std::string& before_key, const std::string& now_key);

[[nodiscard]] std::vector<CommentCount> comment_counts(db::Database& database,
                                                       const std::string& document);
void count_again(db::Database& database);
// Whether the counts are those of the comments.
[[nodiscard]] bool counts_agree(db::Database& database);

}  // namespace redraft::store
