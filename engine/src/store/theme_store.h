#pragma once
// Themes: named groups of comments, and what was answered to each. Rows of comments.db; see
// 002-pile.sql. Writing calls append to the audit log and belong inside a db::Transaction of the
// caller; `actor` is an officer's --as name.

#include <functional>
#include <string>
#include <vector>

#include "db/database.h"
#include "redraft/pile.h"

namespace redraft::store {

class ThemeStore {
 public:
  explicit ThemeStore(db::Database& database) : database_(database) {}

  // Throws conflict where a theme has that name already, whatever its case.
  ThemeId add(const std::string& name, const std::string& description, const std::string& actor,
              Instant now, Randomness& randomness);
  // Throws conflict where another theme has that name.
  void rename(const ThemeId& theme, const std::string& name, const std::string& actor, Instant now);
  // Only the grouping goes: its comments and their dispositions stay.
  void remove(const ThemeId& theme, const std::string& actor, Instant now);
  // False where the comment was in it already, or was not.
  bool put(const ThemeId& theme, const CommentId& comment, const std::string& actor, Instant now);
  bool take(const ThemeId& theme, const CommentId& comment, const std::string& actor, Instant now);
  void respond(const ThemeId& theme, const ThemeResponse& response, const std::string& actor);

  // By name, or by the id or a unique beginning of it. Throws not_found with the nearest name.
  [[nodiscard]] Theme find(const std::string& name_or_id) const;
  [[nodiscard]] std::vector<Theme> list() const;  // by name
  // Up to `most` comments of it without any disposition that are not withdrawn, by id, after this
  // one: a page.
  [[nodiscard]] std::vector<CommentId> unanswered(const ThemeId& theme, const CommentId& after,
                                                  std::size_t most) const;

 private:
  [[nodiscard]] Theme read(const std::string& id) const;
  db::Database& database_;
};

}  // namespace redraft::store
