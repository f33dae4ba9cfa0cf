#include "store/pile_store.h"

#include <algorithm>

#include "db/rows.h"
#include "store/any_row.h"
#include "store/audit_log.h"
#include "store/comment_rows.h"
#include "text/tokens.h"

namespace redraft::store {

namespace {

// Calls `take` with the comment and the row, for every row that a list of ids brings from `table`.
template <class Take>
void each_of(db::Database& database, std::string_view table, const char* sql,
             const std::string& ids, std::span<Comment> comments, const Take& take) {
  if (!any_row(database, table)) {
    return;
  }
  db::Statement row = database.statement(sql);
  row.bind(":ids", ids);
  while (row.step()) {
    take(comments[static_cast<std::size_t>(row.number(0))], row);
  }
}

}  // namespace

std::string name_key(const std::string& name) {
  return text::fold(name);
}

void read_pile(db::Database& database, const std::string& ids, std::span<Comment> comments) {
  each_of(database, "assignment",
          "SELECT w.key, g.assignee FROM json_each(:ids) AS w "
          "CROSS JOIN assignment AS g ON g.comment = w.value",
          ids, comments,
          [](Comment& comment, const db::Statement& row) { comment.assignee = row.text(1); });
  each_of(database, "comment_tag",
          "SELECT w.key, t.tag FROM json_each(:ids) AS w "
          "CROSS JOIN comment_tag AS t ON t.comment = w.value ORDER BY w.key, t.tag_key",
          ids, comments,
          [](Comment& comment, const db::Statement& row) { comment.tags.push_back(row.text(1)); });
  each_of(database, "theme_comment",
          "SELECT w.key, h.name FROM json_each(:ids) AS w "
          "CROSS JOIN theme_comment AS m ON m.comment = w.value "
          "CROSS JOIN theme AS h ON h.id = m.theme ORDER BY w.key, h.name_key",
          ids, comments, [](Comment& comment, const db::Statement& row) {
            comment.themes.push_back(row.text(1));
          });
  each_of(database, "late_comment",
          "SELECT w.key FROM json_each(:ids) AS w "
          "CROSS JOIN late_comment AS l ON l.comment = w.value",
          ids, comments, [](Comment& comment, const db::Statement&) { comment.late = true; });
}

bool PileStore::assign(const CommentId& id, const std::string& assignee, const std::string& actor,
                       Instant now) {
  if (assignee.empty()) {
    const std::size_t gone = database_.statement("DELETE FROM assignment WHERE comment = :id")
                                 .bind(":id", id.text)
                                 .run();
    if (gone != 0) {
      append_audit(database_, actor, "unassign", id.text, now);
    }
    return gone != 0;
  }
  {
    db::Statement row = database_.statement("SELECT assignee FROM assignment WHERE comment = :id");
    if (row.bind(":id", id.text).step() && row.text(0) == assignee) {
      return false;
    }
  }
  static const std::string sql = sealed_insert("assignment", "INSERT OR REPLACE");
  database_.statement(sql)
      .bind(":comment", id.text)
      .bind(":assignee", assignee)
      .bind(":assignee_key", name_key(assignee))
      .run();
  append_audit(database_, actor, "assign", id.text, now);
  return true;
}

bool PileStore::add_tag(const CommentId& id, const std::string& tag, const std::string& actor,
                        Instant now) {
  std::string written = tag;
  {
    // One spelling a tag: the controlled list's, else that of its first use.
    db::Statement row = database_.statement(
        "SELECT tag FROM allowed_tag WHERE tag_key = :key UNION ALL "
        "SELECT tag FROM (SELECT tag FROM comment_tag WHERE tag_key = :key LIMIT 1) LIMIT 1");
    if (row.bind(":key", name_key(tag)).step()) {
      written = row.text(0);
    }
  }
  {
    db::Statement row =
        database_.statement("SELECT 1 FROM comment_tag WHERE comment = :id AND tag_key = :key");
    if (row.bind(":id", id.text).bind(":key", name_key(tag)).step()) {
      return false;
    }
  }
  static const std::string sql = sealed_insert("comment_tag");
  database_.statement(sql)
      .bind(":comment", id.text)
      .bind(":tag_key", name_key(tag))
      .bind(":tag", written)
      .run();
  append_audit(database_, actor, "tag", id.text, now);
  return true;
}

bool PileStore::remove_tag(const CommentId& id, const std::string& tag, const std::string& actor,
                           Instant now) {
  const std::size_t gone =
      database_.statement("DELETE FROM comment_tag WHERE comment = :id AND tag_key = :key")
          .bind(":id", id.text)
          .bind(":key", name_key(tag))
          .run();
  if (gone != 0) {
    append_audit(database_, actor, "untag", id.text, now);
  }
  return gone != 0;
}

void PileStore::mark_late(const CommentId& id, const std::string& actor, Instant now) {
  static const std::string sql = sealed_insert("late_comment");
  database_.statement(sql).bind(":comment", id.text).run();
  append_audit(database_, actor, "mark-late", id.text, now);
}

std::vector<std::string> PileStore::allowed_tags() const {
  std::vector<std::string> tags;
  db::Statement row = database_.statement("SELECT tag FROM allowed_tag ORDER BY tag_key");
  while (row.step()) {
    tags.push_back(row.text(0));
  }
  return tags;
}

TagList PileStore::tags(const std::string& document) const {
  TagList list;
  list.controlled = !allowed_tags().empty();
  db::Statement row = database_.statement(
      "SELECT min(tag), sum(used), max(allowed) FROM ("
      "SELECT tag_key, tag, 0 AS used, 1 AS allowed FROM allowed_tag UNION ALL "
      "SELECT t.tag_key, min(t.tag), count(*), 0 FROM comment_tag AS t "
      "JOIN comment AS c ON c.id = t.comment WHERE :document = '' OR c.document = :document "
      "GROUP BY t.tag_key) GROUP BY tag_key ORDER BY tag_key");
  row.bind(":document", document);
  while (row.step()) {
    list.tags.push_back({row.text(0), static_cast<std::size_t>(row.number(1)),
                         !list.controlled || row.number(2) != 0});
  }
  return list;
}

void PileStore::allow_tags(const std::vector<std::string>& tags, const std::string& actor,
                           Instant now) {
  database_.statement("DELETE FROM allowed_tag").run();
  static const std::string sql = sealed_insert("allowed_tag", "INSERT OR REPLACE");
  for (const std::string& tag : tags) {
    database_.statement(sql).bind(":tag_key", name_key(tag)).bind(":tag", tag).run();
  }
  append_audit(database_, actor, tags.empty() ? "free-tags" : "control-tags", "", now);
}

std::optional<Instant> PileStore::closing_date(const std::string& document,
                                               const std::string& label) const {
  db::Statement row = database_.statement(
      "SELECT closes FROM closing_date WHERE document = :document AND draft = :label");
  row.bind(":document", document).bind(":label", label);
  return row.step() ? std::optional(db::instant(row.text(0))) : std::nullopt;
}

void PileStore::set_closing_date(const std::string& document, const std::string& label,
                                 std::optional<Instant> closes, const std::string& actor,
                                 Instant now) {
  if (closes) {
    static const std::string sql = sealed_insert("closing_date", "INSERT OR REPLACE");
    database_.statement(sql)
        .bind(":document", document)
        .bind(":draft", label)
        .bind(":closes", db::instant_text(*closes))
        .run();
  } else {
    database_.statement("DELETE FROM closing_date WHERE document = :document AND draft = :label")
        .bind(":document", document)
        .bind(":label", label)
        .run();
  }
  append_audit(database_, actor, "set-closing-date", document, now);
}

void PileStore::note_applied(const AppliedRange& range, const std::string& actor, Instant now) {
  static const std::string sql = sealed_insert("applied_suggestion");
  database_.statement(sql)
      .bind(":comment", range.comment.text)
      .bind(":document", range.document)
      .bind(":draft", range.draft)
      .bind(":anchor", range.anchor)
      .bind_number(":range_start", static_cast<std::int64_t>(range.start))
      .bind_number(":range_end", static_cast<std::int64_t>(range.end))
      .bind(":applied", db::instant_text(now))
      .bind(":applied_by", actor)
      .run();
  append_audit(database_, actor, "apply", range.comment.text, now);
}

bool PileStore::was_applied(const CommentId& comment) const {
  db::Statement row =
      database_.statement("SELECT 1 FROM applied_suggestion WHERE comment = :comment LIMIT 1");
  row.bind(":comment", comment.text);
  return row.step();
}

std::vector<AppliedRange> PileStore::applied(const std::string& document, const std::string& draft,
                                             const std::string& anchor) const {
  std::vector<AppliedRange> ranges;
  db::Statement row = database_.statement(
      "SELECT comment, range_start, range_end FROM applied_suggestion "
      "WHERE document = :document AND draft = :draft AND anchor = :anchor ORDER BY number");
  row.bind(":document", document).bind(":draft", draft).bind(":anchor", anchor);
  while (row.step()) {
    ranges.push_back({CommentId{row.text(0)}, document, draft, anchor,
                      static_cast<std::size_t>(row.number(1)),
                      static_cast<std::size_t>(row.number(2))});
  }
  return ranges;
}

}  // namespace redraft::store
