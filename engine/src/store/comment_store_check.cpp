#include <sys/stat.h>

#include "redraft/error.h"
#include "store/audit_log.h"
#include "store/comment_counts.h"
#include "store/comment_rows.h"
#include "store/comment_store.h"

namespace redraft::store {

namespace {

constexpr const char* recover =
    "restore .redraft/comments.db from a bundle or another copy; the drafts in git are not touched";

Finding finding(const char* rule, const std::string& message, const char* hint = recover,
                const std::string& comment = {}) {
  return {rule, Severity::error, message, hint, {}, {}, {}, comment, 0};
}

using Findings = std::vector<Finding>;

void check_pages(db::Database& database, Findings& findings) {
  db::Statement row = database.statement("PRAGMA integrity_check(20)");
  while (row.step()) {
    if (row.text(0) != "ok") {
      findings.push_back(
          finding("database-damaged", "the comment store's file is damaged: " + row.text(0)));
    }
  }
}

std::vector<std::string> schema(db::Database& database) {
  std::vector<std::string> rows;
  db::Statement row = database.statement(
      "SELECT quote(type) || quote(name) || quote(tbl_name) || quote(sql) "
      "FROM sqlite_schema ORDER BY name, type");
  while (row.step()) {
    rows.push_back(row.text(0));
  }
  return rows;
}

void check_schema(db::Database& database, Findings& findings) {
  db::Database fresh = db::Database::in_memory();
  if (schema(database) != schema(fresh)) {
    findings.push_back(
        finding("schema-changed", "the comment store's tables are not as this version makes them"));
  }
}

void check_references(db::Database& database, Findings& findings) {
  db::Statement row = database.statement("PRAGMA foreign_key_check");
  while (row.step()) {
    findings.push_back(finding(
        "reference-broken",
        "a row of " + row.text(0) + " refers to one of " + row.text(2) + " that is missing"));
  }
}

void check_seals(db::Database& database, Findings& findings) {
  for (const SealedTable& table : sealed_tables()) {
    db::Statement row = database.statement(broken_seals(table));
    while (row.step()) {
      const bool derived = table.name == "placement" || table.name == "indexed_draft";
      findings.push_back(finding(
          "row-damaged",
          "a row of " + std::string(table.name) + " (" + row.text(0) + ") is not as it was written",
          derived ? "redraft rebuild" : recover,
          table.key == "comment" || table.name == "comment" ? row.text(0) : ""));
    }
  }
}

// What the rules say of a comment's parts: sees rows that are gone without a trace.
void check_parts(db::Database& database, Findings& findings) {
  db::Statement row = database.statement(
      "SELECT c.id FROM comment AS c WHERE "
      "NOT EXISTS (SELECT 1 FROM target AS t WHERE t.comment = c.id AND t.position = 0) "
      "OR c.edits <> (SELECT count(*) FROM comment_edit AS e WHERE e.comment = c.id) "
      "OR (c.status <> 'withdrawn' AND (c.status = 'answered') <> EXISTS "
      "(SELECT 1 FROM disposition AS d WHERE d.comment = c.id AND d.released IS NOT NULL)) "
      "OR EXISTS (SELECT 1 FROM reaction AS x JOIN disposition AS d ON d.number = x.disposition "
      "WHERE x.comment = c.id AND d.comment <> c.id)");
  while (row.step()) {
    findings.push_back(
        finding("comment-incomplete",
                "comment " + row.text(0) +
                    " does not agree with its places, edits, dispositions and reactions",
                recover, row.text(0)));
  }
}

constexpr std::size_t long_chain = 64;

void check_audit(db::Database& database, Findings& findings) {
  db::Statement row = database.statement(
      "SELECT number, done, actor, verb, subject, chain FROM audit ORDER BY number");
  std::string before;
  std::int64_t number = 0;
  while (row.step()) {
    ++number;
    const std::string there = row.text(5);
    const auto chained = there.size() == long_chain ? long_audit_chain : audit_chain;
    const std::string chain =
        chained(before, number, row.text(1), row.text(2), row.text(3), row.text(4));
    if (row.number(0) != number || there != chain) {
      findings.push_back(
          finding("audit-broken", "the audit log was changed at entry " + std::to_string(number)));
      return;  // every entry after it would differ too
    }
    before = chain;
  }
  db::Statement end = database.statement("SELECT number, chain FROM audit_end");
  const bool ended = end.step();
  if (ended ? end.number(0) != number || end.text(1) != before : number != 0) {
    findings.push_back(finding("audit-broken", "the audit log ends at entry " +
                                                   std::to_string(number) + ", not at entry " +
                                                   (ended ? end.text(0) : "0") +
                                                   " that was written last"));
  }
}

// A comment that is gone with all its rows is still in the log, and the other way round.
void check_lost_comments(db::Database& database, Findings& findings) {
  db::Statement lost = database.statement(
      "SELECT subject FROM audit WHERE verb = 'add' "
      "AND NOT EXISTS (SELECT 1 FROM comment WHERE comment.id = audit.subject) ORDER BY number");
  while (lost.step()) {
    findings.push_back(finding(
        "comment-lost", "comment " + lost.text(0) + " was added by the audit log, and is gone",
        recover, lost.text(0)));
  }
  db::Statement unknown = database.statement(
      "SELECT id FROM comment WHERE id NOT IN (SELECT subject FROM audit WHERE verb = 'add') "
      "ORDER BY number");
  while (unknown.step()) {
    findings.push_back(finding("comment-unlogged",
                               "comment " + unknown.text(0) +
                                   " is in the store, and the audit log does not say who added it",
                               recover, unknown.text(0)));
  }
}

// The same of remarks, assessments and actions.
void check_engagement(db::Database& database, Findings& findings) {
  db::Statement row = database.statement(
      "SELECT 'remark ' || m.id, 'does not agree with its edits' FROM remark AS m WHERE m.edits <> "
      "(SELECT count(*) FROM remark_edit AS x WHERE x.remark = m.id) UNION ALL "
      "SELECT 'action ' || a.id, 'has no state' FROM action AS a WHERE NOT EXISTS "
      "(SELECT 1 FROM action_step AS s WHERE s.action = a.id) UNION ALL "
      "SELECT 'event ' || subject, 'was added by the audit log, and is gone' FROM audit "
      "WHERE verb = 'add-event' AND subject NOT IN (SELECT id FROM event) UNION ALL "
      "SELECT 'remark ' || subject, 'was added by the audit log, and is gone' FROM audit "
      "WHERE verb = 'add-remark' AND subject NOT IN (SELECT id FROM remark) UNION ALL "
      "SELECT 'action ' || subject, 'was added by the audit log, and is gone' FROM audit "
      "WHERE verb = 'add-action' AND subject NOT IN (SELECT id FROM action) UNION ALL "
      "SELECT 'assessment ' || a.subject, 'was added by the audit log, and is gone' FROM audit AS "
      "a "
      "WHERE a.verb = 'assess' AND a.subject NOT IN (SELECT id FROM assessment) AND NOT EXISTS "
      "(SELECT 1 FROM audit AS b WHERE b.verb = 'remove-assessment' AND b.subject = a.subject)");
  while (row.step()) {
    findings.push_back(finding("engagement-incomplete", row.text(0) + " " + row.text(1)));
  }
}

void check_search(db::Database& database, Findings& findings) {
  constexpr const char* sql =
      "INSERT INTO comment_search (comment_search, rank) VALUES ('integrity-check', 1)";
  try {
    if (database.access() == db::Access::write) {
      database.statement(sql).run();
    } else {  // the check is asked for by an INSERT, though it writes nothing
      db::Database copy = database.copy_in_memory();
      copy.statement(sql).run();
    }
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::unavailable) {
      throw;
    }
    findings.push_back(finding("search-mismatch",
                               "the full-text index does not agree with the comments",
                               "redraft rebuild"));
  }
}

void check_counts(db::Database& database, Findings& findings) {
  if (!counts_agree(database)) {
    findings.push_back(finding("counts-mismatch",
                               "the kept counts by sector and status are not those of the comments",
                               "redraft rebuild"));
  }
}

// In what order the comments of a statement come.
void check_order(db::Database& database, Findings& findings) {
  const std::string sql =
      "SELECT t.comment FROM target AS t JOIN comment AS c ON c.id = t.comment WHERE t.made IS "
      "NOT " +
      made_of_comment("c") +
      " UNION SELECT p.comment FROM placement AS p JOIN target AS t ON t.comment = p.comment "
      "AND t.position = p.target WHERE p.made IS NOT t.made";
  db::Statement row = database.statement(sql);
  while (row.step()) {
    findings.push_back(finding(
        "order-mismatch",
        "a place of comment " + row.text(0) + " is not ordered by when the comment was made",
        "redraft rebuild", row.text(0)));
  }
}

void check_privacy(const db::Database& database, Findings& findings) {
  struct stat status {};

  if (!database.file().empty() && ::stat(database.file().c_str(), &status) == 0 &&
      (status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    Finding open = finding("readable-by-others",
                           database.file().string() +
                               " holds personal data and other users of this machine can reach it",
                           "chmod 600 the file");
    open.severity = Severity::warning;
    findings.push_back(std::move(open));
  }
}

}  // namespace

std::vector<Finding> CommentStore::check() const {
  Findings findings;
  for (const auto part :
       {check_pages, check_schema, check_references, check_seals, check_parts, check_audit,
        check_lost_comments, check_counts, check_order, check_engagement, check_search}) {
    // Damage may end any of the questions; the others are still worth asking.
    try {
      part(database_, findings);
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::unavailable) {
        throw;
      }
      findings.push_back(finding("database-damaged", error.what()));
    }
  }
  check_privacy(database_, findings);
  return findings;
}

}  // namespace redraft::store
