#include "store/theme_store.h"

#include "db/rows.h"
#include "redraft/error.h"
#include "redraft/nearest.h"
#include "store/audit_log.h"
#include "store/comment_rows.h"
#include "store/pile_store.h"

namespace redraft::store {

namespace {

// True of a row m of theme_comment whose comment c waits for an answer.
constexpr const char* waits =
    "c.status <> 'withdrawn' AND NOT EXISTS (SELECT 1 FROM disposition AS d "
    "WHERE d.comment = c.id)";

std::optional<std::string> id_by(db::Statement&& row) {
  return row.step() ? std::optional(row.text(0)) : std::nullopt;
}

void require_free(db::Database& database, const char* doing, const std::string& name,
                  const std::string& id) {
  db::Statement row =
      database.statement("SELECT name FROM theme WHERE name_key = :key AND id <> :id");
  if (row.bind(":key", name_key(name)).bind(":id", id).step()) {
    throw Error(ErrorKind::conflict,
                std::string(doing) + ": there is a theme \"" + row.text(0) + "\" already",
                "redraft theme show \"" + row.text(0) + "\"");
  }
}

}  // namespace

ThemeId ThemeStore::add(const std::string& name, const std::string& description,
                        const std::string& actor, Instant now, Randomness& randomness) {
  require_free(database_, "add theme", name, "");
  ThemeId id{new_id('t', randomness)};
  static const std::string sql = sealed_insert("theme");
  database_.statement(sql)
      .bind(":id", id.text)
      .bind(":name", name)
      .bind(":name_key", name_key(name))
      .bind(":description", description)
      .bind(":made", db::instant_text(now))
      .bind(":made_by", actor)
      .run();
  append_audit(database_, actor, "add-theme", id.text, now);
  return id;
}

void ThemeStore::rename(const ThemeId& theme, const std::string& name, const std::string& actor,
                        Instant now) {
  require_free(database_, "rename theme", name, theme.text);
  database_.statement("UPDATE theme SET name = :name, name_key = :name_key WHERE id = :id")
      .bind(":name", name)
      .bind(":name_key", name_key(name))
      .bind(":id", theme.text)
      .run();
  database_.statement(reseal("theme", "id")).bind(":key", theme.text).run();
  append_audit(database_, actor, "rename-theme", theme.text, now);
}

void ThemeStore::remove(const ThemeId& theme, const std::string& actor, Instant now) {
  for (const char* sql :
       {"DELETE FROM theme_comment WHERE theme = :id",
        "DELETE FROM theme_response WHERE theme = :id", "DELETE FROM theme WHERE id = :id"}) {
    database_.statement(sql).bind(":id", theme.text).run();
  }
  append_audit(database_, actor, "remove-theme", theme.text, now);
}

bool ThemeStore::put(const ThemeId& theme, const CommentId& comment, const std::string& actor,
                     Instant now) {
  {
    db::Statement row = database_.statement(
        "SELECT 1 FROM theme_comment WHERE theme = :theme AND comment = :comment");
    if (row.bind(":theme", theme.text).bind(":comment", comment.text).step()) {
      return false;
    }
  }
  static const std::string sql = sealed_insert("theme_comment");
  database_.statement(sql)
      .bind(":theme", theme.text)
      .bind(":comment", comment.text)
      .bind(":joined", db::instant_text(now))
      .run();
  append_audit(database_, actor, "put-in-theme", comment.text, now);
  return true;
}

bool ThemeStore::take(const ThemeId& theme, const CommentId& comment, const std::string& actor,
                      Instant now) {
  const std::size_t gone =
      database_.statement("DELETE FROM theme_comment WHERE theme = :theme AND comment = :comment")
          .bind(":theme", theme.text)
          .bind(":comment", comment.text)
          .run();
  if (gone != 0) {
    append_audit(database_, actor, "take-from-theme", comment.text, now);
  }
  return gone != 0;
}

void ThemeStore::respond(const ThemeId& theme, const ThemeResponse& response,
                         const std::string& actor) {
  static const std::string sql = sealed_insert("theme_response");
  database_.statement(sql)
      .bind(":theme", theme.text)
      .bind(":decision", to_string(response.decision))
      .bind(":reason", response.reason)
      .bind(":change", response.change)
      .bind(":decided", db::instant_text(response.decided))
      .bind(":decided_by", response.decided_by)
      .run();
  append_audit(database_, actor, "respond-to-theme", theme.text, response.decided);
}

Theme ThemeStore::find(const std::string& name_or_id) const {
  if (const auto id =
          id_by(std::move(database_.statement("SELECT id FROM theme WHERE name_key = :key")
                              .bind(":key", name_key(name_or_id))))) {
    return read(*id);
  }
  if (name_or_id.rfind("t-", 0) == 0) {
    db::Statement row = database_.statement(
        "SELECT id FROM theme WHERE id >= :given AND id < :given || '~' ORDER BY id LIMIT 2");
    row.bind(":given", name_or_id);
    if (const bool there = row.step(); there) {
      const std::string id = row.text(0);
      if (!row.step()) {
        return read(id);
      }
    }
  }
  std::vector<std::string> names;
  db::Statement row = database_.statement("SELECT name FROM theme ORDER BY name_key");
  while (row.step()) {
    names.push_back(row.text(0));
  }
  const std::string near = nearest(name_or_id, {names.begin(), names.end()});
  throw Error(ErrorKind::not_found, "find theme: there is no theme \"" + name_or_id + "\"",
              near.empty() ? "redraft theme list" : "did you mean " + near + "?");
}

std::vector<Theme> ThemeStore::list() const {
  std::vector<Theme> themes;
  db::Statement row = database_.statement("SELECT id FROM theme ORDER BY name_key");
  while (row.step()) {
    themes.push_back(read(row.text(0)));
  }
  return themes;
}

Theme ThemeStore::read(const std::string& id) const {
  Theme theme;
  theme.id.text = id;
  {
    db::Statement row =
        database_.statement("SELECT name, description, made, made_by FROM theme WHERE id = :id");
    row.bind(":id", id).step();
    theme.name = row.text(0);
    theme.description = row.text(1);
    theme.made = db::instant(row.text(2));
    theme.made_by = row.text(3);
  }
  {
    static const std::string sql =
        std::string("SELECT r.sector, count(*), sum(CASE WHEN ") + waits +
        " THEN 1 ELSE 0 END) FROM theme_comment AS m JOIN comment AS c ON c.id = m.comment "
        "JOIN reviewer AS r ON r.ref = c.reviewer WHERE m.theme = :id GROUP BY r.sector_key";
    db::Statement row = database_.statement(sql);
    row.bind(":id", id);
    while (row.step()) {
      theme.sectors[row.text(0)] += static_cast<std::size_t>(row.number(1));
      theme.comments += static_cast<std::size_t>(row.number(1));
      theme.unanswered += static_cast<std::size_t>(row.number(2));
    }
  }
  db::Statement row = database_.statement(
      "SELECT decision, reason, change, decided, decided_by FROM theme_response "
      "WHERE theme = :id ORDER BY number DESC LIMIT 1");
  if (row.bind(":id", id).step()) {
    theme.response = ThemeResponse{db::word(row, 0, parse_decision), row.text(1), row.text(2),
                                   db::instant(row.text(3)), row.text(4)};
    constexpr std::size_t all_that_read_well = 100;
    theme.joined_since = unanswered(theme.id, {}, all_that_read_well);
  }
  return theme;
}

std::vector<CommentId> ThemeStore::unanswered(const ThemeId& theme, const CommentId& after,
                                              std::size_t most) const {
  static const std::string sql =
      std::string(
          "SELECT c.id FROM theme_comment AS m JOIN comment AS c ON c.id = m.comment "
          "WHERE m.theme = :theme AND m.comment > :after AND ") +
      waits + " ORDER BY m.comment LIMIT :most";
  std::vector<CommentId> ids;
  db::Statement row = database_.statement(sql);
  row.bind(":theme", theme.text)
      .bind(":after", after.text)
      .bind_number(":most", static_cast<std::int64_t>(most));
  while (row.step()) {
    ids.push_back({row.text(0)});
  }
  return ids;
}

}  // namespace redraft::store
