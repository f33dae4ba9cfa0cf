#pragma once
// What officers note on comments while they work through them: assignees, tags, what came late,
// what was applied. Rows of comments.db; see 002-pile.sql.
//
// Writing calls append to the audit log and belong inside a db::Transaction of the caller. They say
// whether they changed anything. `actor` is an officer's --as name. Ids must be those of comments.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "db/database.h"
#include "redraft/pile.h"

namespace redraft::store {

// How names are compared: without regard to case. Names are stored without spaces around them.
std::string name_key(const std::string& name);

// Fills in assignee, tags, themes and late of comments; `ids` are theirs, as a JSON array.
void read_pile(db::Database& database, const std::string& ids, std::span<Comment> comments);

// Where a suggestion's words went, on the last draft before the working text.
struct AppliedRange {
  CommentId comment;
  std::string document, draft, anchor;
  std::size_t start = 0;  // code points of the statement's plain text there, half-open
  std::size_t end = 0;
};

class PileStore {
 public:
  explicit PileStore(db::Database& database) : database_(database) {}

  // An empty assignee: nobody.
  bool assign(const CommentId& id, const std::string& assignee, const std::string& actor,
              Instant now);
  bool add_tag(const CommentId& id, const std::string& tag, const std::string& actor, Instant now);
  bool remove_tag(const CommentId& id, const std::string& tag, const std::string& actor,
                  Instant now);
  void mark_late(const CommentId& id, const std::string& actor, Instant now);

  // Tags in use on comments of this document (empty: of all), and those of the controlled list.
  [[nodiscard]] TagList tags(const std::string& document) const;
  // The controlled list as written; empty where tags are free.
  [[nodiscard]] std::vector<std::string> allowed_tags() const;
  // Replaces the controlled list; empty: tags are free.
  void allow_tags(const std::vector<std::string>& tags, const std::string& actor, Instant now);

  [[nodiscard]] std::optional<Instant> closing_date(const std::string& document,
                                                    const std::string& label) const;
  // Nothing: there is none any more.
  void set_closing_date(const std::string& document, const std::string& label,
                        std::optional<Instant> closes, const std::string& actor, Instant now);

  void note_applied(const AppliedRange& range, const std::string& actor, Instant now);
  [[nodiscard]] bool was_applied(const CommentId& comment) const;
  // Those on this statement since that draft, in order.
  [[nodiscard]] std::vector<AppliedRange> applied(const std::string& document,
                                                  const std::string& draft,
                                                  const std::string& anchor) const;

 private:
  db::Database& database_;
};

}  // namespace redraft::store
