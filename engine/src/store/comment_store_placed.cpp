// Where comments stand on a draft, for the step to the next one.
#include <functional>

#include "db/rows.h"
#include "store/comment_query.h"
#include "store/comment_rows.h"
#include "store/comment_store.h"

namespace redraft::store {

namespace {

// Anchors in use of a document, by one index seek each however many comments there are.
std::vector<std::string> distinct_anchors(db::Database& database, const std::string& document) {
  std::vector<std::string> anchors;
  db::Statement row = database.statement(
      "WITH RECURSIVE made(anchor) AS ("
      "  SELECT (SELECT min(anchor) FROM target WHERE document = :document AND anchor > '')"
      "  UNION ALL"
      "  SELECT (SELECT min(anchor) FROM target WHERE document = :document "
      "          AND anchor > made.anchor) FROM made WHERE made.anchor IS NOT NULL), "
      "placed(anchor) AS ("
      "  SELECT (SELECT min(anchor) FROM placement WHERE document = :document AND anchor > '')"
      "  UNION ALL"
      "  SELECT (SELECT min(anchor) FROM placement WHERE document = :document "
      "          AND anchor > placed.anchor) FROM placed WHERE placed.anchor IS NOT NULL) "
      "SELECT anchor FROM made WHERE anchor IS NOT NULL "
      "UNION SELECT anchor FROM placed WHERE anchor IS NOT NULL");
  row.bind(":document", document);
  while (row.step()) {
    anchors.push_back(row.text(0));
  }
  return anchors;
}

// CROSS keeps SQLite to the order of the tables, and with it of the rows.
constexpr std::string_view not_placed =
    " FROM target AS t CROSS JOIN comment AS c ON c.id = t.comment "
    "CROSS JOIN indexed_draft AS m ON m.document = c.document AND m.label = c.draft "
    "WHERE m.sequence <= :sequence "
    "AND NOT EXISTS (SELECT 1 FROM placement AS l INDEXED BY placement_target WHERE l.comment = "
    "t.comment "
    "AND l.target = t.position AND l.sequence <= :sequence) AND ";

constexpr std::string_view placed =
    " FROM placement AS p CROSS JOIN target AS t ON t.comment = p.comment AND t.position = "
    "p.target "
    "CROSS JOIN comment AS c ON c.id = p.comment "
    "CROSS JOIN indexed_draft AS m ON m.document = c.document AND m.label = c.draft "
    "LEFT JOIN indexed_draft AS d ON d.document = p.document AND d.sequence = p.sequence "
    "WHERE m.sequence <= :sequence AND p.sequence = "
    "(SELECT max(l.sequence) FROM placement AS l INDEXED BY placement_target WHERE l.comment = "
    "p.comment "
    "AND l.target = p.target AND l.sequence <= :sequence) AND ";

PlacedTarget read_target_of(const db::Statement& row) {
  PlacedTarget target;
  target.comment.text = row.text(0);
  target.target_index = static_cast<std::size_t>(row.number(1));
  target.made_draft = row.text(2);
  target.made = read_target(row, 3);
  return target;
}

constexpr int placement_column = 3 + target_column_count;

std::string made_columns() {
  return "SELECT t.comment, t.position, c.draft, " + std::string(target_columns);
}

void take_placed(db::Statement& row, std::vector<PlacedTarget>& targets) {
  while (row.step()) {
    PlacedTarget target = read_target_of(row);
    target.now = read_placement(row, placement_column + 1);
    target.now.draft = row.text(placement_column);
    targets.push_back(std::move(target));
  }
}

PlacedTarget read_made(const db::Statement& row) {
  PlacedTarget target = read_target_of(row);
  target.now = as_made(target.made, target.made_draft);
  return target;
}

void take_on_anchor(db::Database& database, const std::string& document, std::int64_t sequence,
                    const std::string& anchor, std::vector<PlacedTarget>& targets) {
  static const std::string made_sql =
      made_columns() + std::string(not_placed) + "t.document = :document AND t.anchor = :anchor";
  static const std::string placed_sql =
      made_columns() + ", d.label, " + std::string(placement_columns) + std::string(placed) +
      "p.document = :document AND p.anchor = :anchor AND p.outcome = 'exact'";
  db::Statement made = database.statement(made_sql);
  made.bind(":document", document).bind(":anchor", anchor).bind_number(":sequence", sequence);
  while (made.step()) {
    targets.push_back(read_made(made));
  }
  db::Statement moved = database.statement(placed_sql);
  moved.bind(":document", document).bind(":anchor", anchor).bind_number(":sequence", sequence);
  take_placed(moved, targets);
}

// Every target that stands as made on one of the anchors, in the order of ids: reads all targets,
// and the comments of those it wants in the order in which they lie.
void each_made(db::Database& database, const std::string& document, std::int64_t sequence,
               const std::string& anchors, const std::function<void(const PlacedTarget&)>& take) {
  static const std::string sql =
      made_columns() + std::string(not_placed) +
      "+t.document = :document AND +t.anchor IN (SELECT value FROM json_each(:anchors)) "
      "ORDER BY t.comment, t.position";
  db::Statement row = database.statement(sql);
  row.bind(":document", document).bind(":anchors", anchors).bind_number(":sequence", sequence);
  while (row.step()) {
    take(read_made(row));
  }
}

// Every target that was placed and is unsettled or on one of the anchors, in the order of ids, a
// few at a time: `take` may add rows to what is read.
void each_placed(db::Database& database, const std::string& document, std::int64_t sequence,
                 const std::string& anchors, const std::function<void(const PlacedTarget&)>& take) {
  constexpr std::int64_t at_once = 4096;
  static const std::string sql = made_columns() + ", d.label, " + std::string(placement_columns) +
                                 std::string(placed) +
                                 "+p.document = :document AND (+p.outcome <> 'exact' "
                                 "OR +p.anchor IN (SELECT value FROM json_each(:anchors))) "
                                 "AND (p.comment, p.target) > (:after, :after_target) "
                                 "ORDER BY p.comment, p.target LIMIT :at_once";
  std::vector<PlacedTarget> targets;
  std::string last;
  std::int64_t last_target = 0;
  do {
    targets.clear();
    {
      db::Statement row = database.statement(sql);
      row.bind(":document", document)
          .bind(":anchors", anchors)
          .bind_number(":sequence", sequence)
          .bind(":after", last)
          .bind_number(":after_target", last_target)
          .bind_number(":at_once", at_once);
      take_placed(row, targets);
    }
    for (const PlacedTarget& target : targets) {
      take(target);
    }
    if (!targets.empty()) {
      last = targets.back().comment.text;
      last_target = static_cast<std::int64_t>(targets.back().target_index);
    }
  } while (!targets.empty());
}

}  // namespace

void CommentStore::each_placed_target(const std::string& document, std::size_t sequence,
                                      const std::function<bool(const std::string&)>& touched,
                                      const std::function<void(const PlacedTarget&)>& take) const {
  // Seeking each anchor's comments where they lie costs some thirty times what passing one by does.
  constexpr std::size_t seeking = 30;
  const auto until = static_cast<std::int64_t>(sequence);
  std::vector<std::string> anchors = distinct_anchors(database_, document);
  const std::size_t in_use = anchors.size();
  std::erase_if(anchors, [&](const std::string& anchor) { return !touched(anchor); });
  if (anchors.size() * seeking > in_use) {
    const std::string list = json_array(anchors);
    each_made(database_, document, until, list, take);
    each_placed(database_, document, until, list, take);
    return;
  }
  std::vector<PlacedTarget> targets;
  for (const std::string& anchor : anchors) {
    take_on_anchor(database_, document, until, anchor, targets);
    for (const PlacedTarget& target : targets) {
      take(target);
    }
    targets.clear();
  }
  each_placed(database_, document, until, "[]", take);
}

std::vector<PlacedTarget> CommentStore::unlocated(const std::string& document,
                                                  const std::string& label) const {
  static const std::string sql =
      made_columns() +
      " FROM comment AS c JOIN target AS t ON t.comment = c.id "
      "WHERE c.document = :document AND c.draft = :label AND t.quote_end = 0 ORDER BY c.id";
  std::vector<PlacedTarget> targets;
  db::Statement row = database_.statement(sql);
  row.bind(":document", document).bind(":label", label);
  while (row.step()) {
    targets.push_back(read_target_of(row));
  }
  return targets;
}

}  // namespace redraft::store
