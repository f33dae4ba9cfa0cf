#pragma once
// A CommentFilter as SQL: conditions are literals, values are parameters.

#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "redraft/comment.h"

namespace redraft::store {

// What a person typed into a search box as an FTS5 expression that is never a syntax error: words,
// "phrases" and prefix* must all be there. Empty for text without any of them.
std::string search_expression(std::string_view text);

// A JSON array of strings: how a list is passed as one parameter.
std::string json_array(const std::vector<std::string>& words);

// A filter with its values bound, as "SELECT <what> FROM comment AS c …" or, `paged`, as a page of
// ids that begins after `filter.after`. Keeps references to both.
class CommentQuery {
 public:
  CommentQuery(const CommentFilter& filter, const std::vector<std::string>& section_anchors,
               bool paged);

  [[nodiscard]] db::Statement select(db::Database& database, const std::string& what,
                                     const std::string& rest) const;
  // Ids of the first `filter.limit` in the filter's order.
  [[nodiscard]] db::Statement page(db::Database& database) const;
  // " ORDER BY …"; of relevance, the order in which comments are weighed.
  [[nodiscard]] std::string in_order() const;

 private:
  // What is walked through in its order until the page is full.
  enum class Walk { comments, statement, outcome };

  void add(const std::string& condition);
  [[nodiscard]] Walk walk() const;
  [[nodiscard]] std::string walked() const;
  [[nodiscard]] std::string places(const std::string& table, const std::string& condition) const;
  void bind_values(db::Statement& statement) const;

  const CommentFilter& filter_;
  const std::vector<std::string>& section_anchors_;
  bool in_pages_;
  bool paged_;
  std::string from_ = "comment AS c";
  std::string conditions_;
};

}  // namespace redraft::store
