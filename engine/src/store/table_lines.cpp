#include "store/table_lines.h"

#include <algorithm>
#include <array>

#include "redraft/error.h"

namespace redraft::store {

namespace {

constexpr std::array<std::string_view, 43> in_order = {"reviewer",
                                                       "person",
                                                       "comment",
                                                       "target",
                                                       "comment_edit",
                                                       "reply",
                                                       "disposition",
                                                       "reaction",
                                                       "letter",
                                                       "received",
                                                       "entry",
                                                       "placement_decision",
                                                       "assignment",
                                                       "comment_tag",
                                                       "allowed_tag",
                                                       "theme",
                                                       "theme_comment",
                                                       "theme_response",
                                                       "late_comment",
                                                       "closing_date",
                                                       "applied_suggestion",
                                                       "consent",
                                                       "moderation",
                                                       "redaction",
                                                       "erasure",
                                                       "hold",
                                                       "retention",
                                                       "pseudonym_key",
                                                       "event",
                                                       "event_part",
                                                       "remark",
                                                       "remark_edit",
                                                       "remark_link",
                                                       "remark_moderation",
                                                       "remark_redaction",
                                                       "assessment",
                                                       "assessment_note",
                                                       "action",
                                                       "action_step",
                                                       "action_evidence",
                                                       "action_commitment",
                                                       "audit",
                                                       "audit_end"};

// A publish under way is finished or undone before a bundle is made; who is let in here is not let
// in elsewhere; and the confidential lane never leaves this store.
constexpr std::array<std::string_view, 13> stays_here = {
    "publishing",      "indexed_draft", "placement",    "comment_search", "comment_count",
    "sign_in_link",    "session",       "staff",        "access_token",   "concern_lane",
    "concern_handler", "concern",       "concern_entry"};

constexpr std::size_t longest_line = std::size_t{64} << 20U;

struct Columns {
  std::vector<std::string> names;
  std::string key;  // of the primary key, separated by ", "
};

Columns columns_of(db::Database& database, const std::string& table) {
  Columns columns;
  db::Statement row = database.statement("SELECT name FROM pragma_table_info(:table) ORDER BY cid");
  row.bind(":table", table);
  while (row.step()) {
    columns.names.push_back(row.text(0));
  }
  db::Statement key =
      database.statement("SELECT name FROM pragma_table_info(:table) WHERE pk > 0 ORDER BY pk");
  key.bind(":table", table);
  while (key.step()) {
    columns.key += (columns.key.empty() ? "" : ", ") + key.text(0);
  }
  return columns;
}

[[noreturn]] void no_row(const std::string& table, std::size_t line, const char* why) {
  throw Error(ErrorKind::corrupt,
              "read rows of " + table + ": line " + std::to_string(line) + " " + why);
}

}  // namespace

std::vector<std::string> truth_tables(db::Database& database) {
  std::vector<std::string> tables;
  for (const std::string_view table : in_order) {
    db::Statement row =
        database.statement("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = :table");
    row.bind(":table", table);
    if (row.step()) {
      tables.emplace_back(table);
    }
  }
  return tables;
}

bool is_derived_table(std::string_view table) {
  return table.starts_with("comment_search_") ||
         std::find(stays_here.begin(), stays_here.end(), table) != stays_here.end();
}

void each_line(db::Database& database, const std::string& table,
               const std::function<void(std::string_view line)>& take) {
  const Columns columns = columns_of(database, table);
  std::string pairs;
  for (const std::string& name : columns.names) {
    pairs += (pairs.empty() ? "'" : ", '") + name + "', " + name;
  }
  db::Statement row = database.statement("SELECT json_object(" + pairs + ") || char(10) FROM " +
                                         table + " ORDER BY " + columns.key);
  while (row.step()) {
    take(row.text(0));
  }
}

LinesReader::LinesReader(db::Database& database, std::string table)
    : database_(database), table_(std::move(table)) {
  std::string names;
  std::string values;
  for (const std::string& name : columns_of(database_, table_).names) {
    names += (names.empty() ? "" : ", ") + name;
    values += (values.empty() ? "" : ", ") + ("json_extract(:line, '$." + name + "')");
  }
  sql_ = "INSERT INTO " + table_ + " (" + names + ") SELECT " + values +
         " WHERE json_valid(:line) AND json_type(:line) = 'object'";
}

void LinesReader::take(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    begun_ += bytes.substr(0, end);
    if (begun_.size() > longest_line) {
      no_row(table_, rows_ + 1, "is too long");
    }
    if (end == std::string_view::npos) {
      return;
    }
    put(begun_);
    begun_.clear();
    bytes.remove_prefix(end + 1);
  }
}

void LinesReader::finish() const {
  if (!begun_.empty()) {
    no_row(table_, rows_ + 1, "is cut short");
  }
}

void LinesReader::put(std::string_view line) {
  try {
    if (database_.statement(sql_).bind(":line", line).run() == 1) {
      ++rows_;
      return;
    }
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::unavailable || error.kind() == ErrorKind::interrupted) {
      throw;
    }
  }
  no_row(table_, rows_ + 1, "is no row of it");
}

}  // namespace redraft::store
