#include "store/comment_counts.h"

#include "db/rows.h"

namespace redraft::store {

namespace {

constexpr const char* fresh_counts =
    "SELECT c.document AS document, r.sector_key AS sector_key, c.status AS status, "
    "count(*) AS comments FROM comment AS c JOIN reviewer AS r ON r.ref = c.reviewer "
    "GROUP BY c.document, r.sector_key, c.status";

}  // namespace

void CountChanges::add(const std::string& document, const std::string& sector_key,
                       const std::string& status, std::int64_t comments) {
  changes_[{document, sector_key, status}] += comments;
}

void CountChanges::write(db::Database& database) {
  for (const auto& [of, comments] : changes_) {
    const auto& [document, sector, status] = of;
    if (comments == 0) {
      continue;
    }
    database
        .statement(
            "INSERT INTO comment_count (document, sector_key, status, comments) "
            "VALUES (:document, :sector, :status, :comments) ON CONFLICT DO UPDATE "
            "SET comments = comments + excluded.comments")
        .bind(":document", document)
        .bind(":sector", sector)
        .bind(":status", status)
        .bind_number(":comments", comments)
        .run();
    database
        .statement(
            "DELETE FROM comment_count WHERE document = :document AND sector_key = :sector "
            "AND status = :status AND comments = 0")
        .bind(":document", document)
        .bind(":sector", sector)
        .bind(":status", status)
        .run();
  }
  changes_.clear();
}

void count_new_status(db::Database& database, const std::string& comment, const std::string& before,
                      const std::string& now) {
  if (before == now) {
    return;
  }
  CountChanges changes;
  {
    db::Statement row = database.statement(
        "SELECT c.document, r.sector_key FROM comment AS c "
        "JOIN reviewer AS r ON r.ref = c.reviewer WHERE c.id = :id");
    if (row.bind(":id", comment).step()) {
      changes.add(row.text(0), row.text(1), before, -1);
      changes.add(row.text(0), row.text(1), now, 1);
    }
  }
  changes.write(database);
}

void count_new_sector(db::Database& database, const std::string& reviewer,
                      const std::string& before_key, const std::string& now_key) {
  if (before_key == now_key) {
    return;
  }
  CountChanges changes;
  {
    db::Statement row = database.statement(
        "SELECT document, status, count(*) FROM comment WHERE reviewer = :reviewer "
        "GROUP BY document, status");
    row.bind(":reviewer", reviewer);
    while (row.step()) {
      changes.add(row.text(0), before_key, row.text(1), -row.number(2));
      changes.add(row.text(0), now_key, row.text(1), row.number(2));
    }
  }
  changes.write(database);
}

std::vector<CommentCount> comment_counts(db::Database& database, const std::string& document) {
  std::vector<CommentCount> counts;
  // A sector is called as its first reviewer wrote it.
  db::Statement row = database.statement(
      "SELECT document, (SELECT sector FROM reviewer AS r WHERE r.sector_key = k.sector_key "
      "ORDER BY ref LIMIT 1), status, comments FROM comment_count AS k "
      "WHERE :document IN ('', document) ORDER BY document, sector_key, status");
  row.bind(":document", document);
  while (row.step()) {
    counts.push_back({row.text(0), row.text(1), db::word(row, 2, parse_comment_status),
                      static_cast<std::size_t>(row.number(3))});
  }
  return counts;
}

void count_again(db::Database& database) {
  db::Transaction transaction(database);
  database.statement("DELETE FROM comment_count").run();
  database
      .statement(
          std::string("INSERT INTO comment_count (document, sector_key, status, comments) ") +
          fresh_counts)
      .run();
  transaction.commit();
}

bool counts_agree(db::Database& database) {
  const std::string kept = "SELECT document, sector_key, status, comments FROM comment_count";
  const std::string fresh = fresh_counts;
  return !database
              .statement("SELECT 1 FROM (SELECT * FROM (" + kept + " EXCEPT " + fresh +
                         ") UNION ALL SELECT * FROM (" + fresh + " EXCEPT " + kept + ")) LIMIT 1")
              .step();
}

}  // namespace redraft::store
