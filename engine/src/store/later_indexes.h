#pragma once
// Indexes left out while a store takes in its first comments, and made when they are all there:
// each is then sorted and written once, where entering row by row touches pages all over it.

#include <string>
#include <vector>

#include "db/database.h"

namespace redraft::store {

// Inside one transaction, that is not committed between drop() and make().
class LaterIndexes {
 public:
  explicit LaterIndexes(db::Database& database) : database_(database) {}

  [[nodiscard]] bool dropped() const { return !made_by_.empty(); }

  // Those that new comments would enter in no order.
  void drop();
  // As they were; nothing where they are there.
  void make();

 private:
  db::Database& database_;
  std::vector<std::string> made_by_;  // the statements, as the schema has them
};

}  // namespace redraft::store
