#pragma once
// Comments read whole, many at a time: each part of all of them by one statement.

#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "db/database.h"
#include "redraft/comment.h"
#include "store/comment_rows.h"
#include "store/privacy_view.h"

namespace redraft::store {

// For one snapshot. Remembers what it learnt of drafts from one call to the next.
class CommentReader {
 public:
  // `strict`: a document without a draft of that label is not_found; otherwise its newest is taken.
  CommentReader(db::Database& database, std::string placed_on, const CommentView& view,
                bool strict);

  // In the order of the ids, which must be those of comments, each once.
  std::vector<Comment> read(const std::vector<std::string>& ids);

 private:
  void read_comments(std::span<Comment> comments, const std::string& ids);
  void read_targets(std::span<Comment> comments, const std::string& ids);
  void read_placements(std::span<Comment> comments, const std::string& ids,
                       const std::vector<Horizon>& horizons);
  void read_dispositions(std::span<Comment> comments, const std::string& ids);
  void read_replies(std::span<Comment> comments, const std::string& ids);
  void read_reactions(std::span<Comment> comments);
  void read_entries(std::span<Comment> comments);

  // Up to which draft placements of a comment count, and what that draft is called.
  Horizon horizon_for(const Comment& comment);
  const Horizon& horizon_of(const std::string& document);
  std::int64_t sequence(const std::string& document, const std::string& label);

  db::Database& database_;
  std::string placed_on_;
  bool named_;
  bool strict_;
  PrivacyView view_;
  bool any_reaction_;
  bool any_entry_;
  std::map<std::string, Horizon> horizons_;
  std::map<std::pair<std::string, std::string>, std::int64_t> sequences_;
};

}  // namespace redraft::store
