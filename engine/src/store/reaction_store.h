#pragma once
// What reviewers said to the answers to their comments. Rows of comments.db; see
// 005-handing-back.sql.

#include <string>
#include <vector>

#include "db/database.h"
#include "redraft/comment.h"

namespace redraft::store {

class ReactionStore {
 public:
  explicit ReactionStore(db::Database& database) : database_(database) {}

  // About the answer that is released. Throws conflict where there is none. Appends to the audit
  // log; belongs inside a db::Transaction of the caller.
  void add(const CommentId& id, const ReviewerReaction& reaction);

  // Every one, oldest first, those to earlier answers and those taken back among them.
  [[nodiscard]] std::vector<ReviewerReaction> history(const CommentId& id) const;

  // The one that counts; nothing where none was heard of the answer in force.
  [[nodiscard]] std::optional<ReviewerReaction> now(const CommentId& id) const;

  [[nodiscard]] bool any() const;

 private:
  db::Database& database_;
};

}  // namespace redraft::store
