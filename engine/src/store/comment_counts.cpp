#include "redraft/error.h"
#include "store/comment_rows.h"
#include "store/comment_store.h"

namespace redraft::store {

std::map<std::string, std::size_t> CommentStore::count_by_anchor(const std::string& document,
                                                                 const std::string& label,
                                                                 Audience audience) const {
  const Horizon on = horizon(database_, document, label);
  const std::string approved =
      audience == Audience::staff
          ? ""
          : " AND EXISTS (SELECT 1 FROM moderation_now AS m WHERE m.comment = c.id "
            "AND m.state = 'approved')";
  db::Statement row = database_.statement(
      "SELECT anchor, count(DISTINCT comment) FROM ("
      "SELECT t.comment AS comment, coalesce(p.anchor, t.anchor) AS anchor "
      "FROM comment AS c JOIN indexed_draft AS i ON i.document = c.document AND i.label = c.draft "
      "JOIN target AS t ON t.comment = c.id "
      "LEFT JOIN placement AS p ON p.comment = t.comment AND p.target = t.position "
      "AND p.sequence = (SELECT max(l.sequence) FROM placement AS l WHERE l.comment = t.comment "
      "AND l.target = t.position AND l.sequence <= :sequence) "
      "WHERE c.document = :document AND i.sequence <= :sequence AND c.status <> 'withdrawn' "
      "AND coalesce(p.outcome, '') <> 'tray'" +
      approved + ") GROUP BY anchor");
  row.bind(":document", document).bind_number(":sequence", on.sequence);
  std::map<std::string, std::size_t> counts;
  while (row.step()) {
    counts.emplace(row.text(0), static_cast<std::size_t>(row.number(1)));
  }
  return counts;
}

std::int64_t CommentStore::changes() const {
  db::Statement row = database_.statement("SELECT number FROM audit_end");
  return row.step() ? row.number(0) : 0;
}

}  // namespace redraft::store
