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

// "SELECT <what> FROM comment AS c …" for a filter, with its values bound. Keeps references to
// both. `paged`: begins after `filter.after`, in the filter's order, which `rest` must ask for.
class CommentQuery {
 public:
  CommentQuery(const CommentFilter& filter, const std::vector<std::string>& section_anchors,
               bool paged);

  [[nodiscard]] db::Statement select(db::Database& database, const std::string& what,
                                     const std::string& rest) const;
  // " ORDER BY …"; of relevance, the order in which comments are weighed.
  [[nodiscard]] std::string in_order() const;

 private:
  const CommentFilter& filter_;
  const std::vector<std::string>& section_anchors_;
  bool paged_;
  std::string from_ = "comment AS c";
  std::string conditions_;
};

}  // namespace redraft::store
