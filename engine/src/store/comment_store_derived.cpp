#include "base/hash.h"
#include "db/rows.h"
#include "redraft/error.h"
#include "store/audit_log.h"
#include "store/comment_counts.h"
#include "store/comment_rows.h"
#include "store/comment_store.h"

namespace redraft::store {

namespace {

void put_row(db::Database& database, const CommentId& id, std::int64_t target,
             std::int64_t sequence, const std::string& document, const Placement& placement,
             std::optional<std::int64_t> decision, bool there) {
  static const std::string insert = placement_insert("INSERT");
  static const std::string replace = placement_insert("INSERT OR REPLACE");
  const std::string outcome = to_string(placement.outcome);
  const std::string decided_by = to_string(placement.decided_by);
  const std::string happened = lines(placement.happened);
  const std::string candidates = lines(placement.candidates);
  db::Statement row = database.statement(there ? replace : insert);
  row.next(id.text).next_number(target).next_number(sequence).next(document).next(placement.anchor);
  if (placement.quote) {
    row.next(placement.quote->exact)
        .next_number(static_cast<std::int64_t>(placement.quote->start))
        .next_number(static_cast<std::int64_t>(placement.quote->end));
  } else {
    row.next_optional({}).next_optional({}).next_optional({});
  }
  row.next(outcome)
      .next_number(placement.confidence)
      .next(decided_by)
      .next(happened)
      .next(candidates)
      .next(placement.reason);
  if (decision) {
    row.next_number(*decision);
  }
  row.run();
  row.again();
}

std::string document_of(db::Database& database, const CommentId& id, std::int64_t target) {
  db::Statement row =
      database.statement("SELECT document FROM target WHERE comment = :id AND position = :target");
  row.bind(":id", id.text).bind_number(":target", target);
  if (!row.step()) {
    throw Error(ErrorKind::not_found, "place comment: there is no comment \"" + id.text +
                                          "\" with a place number " + std::to_string(target + 1));
  }
  return row.text(0);
}

enum class There { nothing, engine_row, decision };

There row_there(db::Database& database, const CommentId& id, std::int64_t target,
                std::int64_t sequence) {
  db::Statement row = database.statement(
      "SELECT decision FROM placement WHERE comment = :id AND target = :target "
      "AND sequence = :sequence");
  row.bind(":id", id.text).bind_number(":target", target).bind_number(":sequence", sequence);
  if (!row.step()) {
    return There::nothing;
  }
  return row.is_null(0) ? There::engine_row : There::decision;
}

}  // namespace

void CommentStore::decide_placement(const CommentId& id, std::size_t target_index,
                                    std::size_t sequence, const Placement& placement,
                                    const std::string& actor, Instant now) {
  db::Transaction transaction(database_);
  const auto target = static_cast<std::int64_t>(target_index);
  const auto at = static_cast<std::int64_t>(sequence);
  const std::string document = document_of(database_, id, target);
  static const std::string sql = sealed_insert("placement_decision");
  {
    db::Statement row = database_.statement(sql);
    row.bind(":comment", id.text)
        .bind_number(":target", target)
        .bind_number(":sequence", at)
        .bind(":document", document)
        .bind(":decided", db::instant_text(now))
        .bind(":actor", actor);
    bind_placement(row, placement);
    row.run();
  }
  std::int64_t number = 0;
  {
    db::Statement row = database_.statement(
        "SELECT max(number) FROM placement_decision WHERE comment = :id AND target = :target "
        "AND sequence = :sequence");
    row.bind(":id", id.text).bind_number(":target", target).bind_number(":sequence", at).step();
    number = row.number(0);
  }
  put_row(database_, id, target, at, document, placement, number, true);
  database_
      .statement(
          "DELETE FROM placement WHERE comment = :id AND target = :target "
          "AND sequence > :sequence AND decision IS NULL")
      .bind(":id", id.text)
      .bind_number(":target", target)
      .bind_number(":sequence", at)
      .run();
  append_audit(database_, actor, "place", id.text, now);
  transaction.commit();
}

std::vector<IndexedDraft> CommentStore::indexed_drafts(const std::string& document) const {
  std::vector<IndexedDraft> drafts;
  db::Statement row = database_.statement(
      "SELECT label, sequence, tag_commit FROM indexed_draft WHERE document = :document "
      "ORDER BY sequence");
  row.bind(":document", document);
  while (row.step()) {
    drafts.push_back({document, row.text(0), static_cast<std::size_t>(row.number(1)), row.text(2)});
  }
  return drafts;
}

void CommentStore::mark_indexed(const IndexedDraft& draft) {
  static const std::string sql = sealed_insert("indexed_draft", "INSERT OR REPLACE");
  database_.statement(sql)
      .bind(":document", draft.document)
      .bind_number(":sequence", static_cast<std::int64_t>(draft.sequence))
      .bind(":label", draft.label)
      .bind(":tag_commit", draft.tag_commit)
      .run();
}

bool CommentStore::any_placement(const std::string& document, std::size_t sequence) const {
  return database_
      .statement(
          "SELECT 1 FROM placement WHERE document = :document AND sequence = :sequence LIMIT 1")
      .bind(":document", document)
      .bind_number(":sequence", static_cast<std::int64_t>(sequence))
      .step();
}

void CommentStore::put_first_placement(const PlacedTarget& target, const std::string& document,
                                       std::size_t sequence, const Placement& placement) {
  put_row(database_, target.comment, static_cast<std::int64_t>(target.target_index),
          static_cast<std::int64_t>(sequence), document, placement, std::nullopt, false);
}

void CommentStore::put_placement(const CommentId& id, std::size_t target_index,
                                 std::size_t sequence, const Placement& placement) {
  db::Transaction transaction(database_);
  const auto target = static_cast<std::int64_t>(target_index);
  const auto at = static_cast<std::int64_t>(sequence);
  const There there = row_there(database_, id, target, at);
  if (there != There::decision) {
    put_row(database_, id, target, at, document_of(database_, id, target), placement, std::nullopt,
            there == There::engine_row);
  }
  transaction.commit();
}

std::optional<Placement> CommentStore::decision(const CommentId& id, std::size_t target_index,
                                                std::size_t sequence) const {
  static const std::string sql =
      "SELECT " + std::string(placement_columns) +
      " FROM placement AS p WHERE p.comment = :id AND p.target = :target "
      "AND p.sequence = :sequence AND p.decision IS NOT NULL";
  db::Statement row = database_.statement(sql);
  row.bind(":id", id.text)
      .bind_number(":target", static_cast<std::int64_t>(target_index))
      .bind_number(":sequence", static_cast<std::int64_t>(sequence));
  return row.step() ? std::optional(read_placement(row, 0)) : std::nullopt;
}

std::vector<std::pair<std::string, std::string>> CommentStore::drafts_in_use() const {
  std::vector<std::pair<std::string, std::string>> drafts;
  db::Statement row = database_.statement(
      "SELECT document, draft FROM comment UNION SELECT document, label FROM indexed_draft "
      "ORDER BY 1, 2");
  while (row.step()) {
    drafts.emplace_back(row.text(0), row.text(1));
  }
  return drafts;
}

void CommentStore::clear_derived() {
  db::Transaction transaction(database_);
  database_.statement("DELETE FROM indexed_draft").run();
  database_.statement("DELETE FROM placement").run();
  static const std::string made = made_of_comment("c");
  static const std::string again = "UPDATE target SET made = " + made +
                                   " FROM comment AS c WHERE c.id = target.comment "
                                   "AND target.made IS NOT " +
                                   made;
  database_.statement(again).run();
  static const std::string sql =
      "SELECT p.comment, p.target, p.sequence, p.document, p.number, " +
      std::string(placement_columns) +
      " FROM placement_decision AS p WHERE p.number = (SELECT max(l.number) "
      "FROM placement_decision AS l WHERE l.comment = p.comment AND l.target = p.target "
      "AND l.sequence = p.sequence)";
  db::Statement row = database_.statement(sql);
  while (row.step()) {
    put_row(database_, CommentId{row.text(0)}, row.number(1), row.number(2), row.text(3),
            read_placement(row, 5), row.number(4), false);
  }
  transaction.commit();
}

void CommentStore::rebuild_search() {
  db::Transaction transaction(database_);
  database_.statement("INSERT INTO comment_search (comment_search) VALUES ('rebuild')").run();
  transaction.commit();
}

void CommentStore::rebuild_counts() {
  count_again(database_);
}

std::vector<CommentCount> CommentStore::counts(const std::string& document) const {
  return comment_counts(database_, document);
}

std::string CommentStore::derived_digest() const {
  db::Statement row = database_.statement(
      "SELECT seal FROM (SELECT 0 AS part, document AS a, sequence AS b, 0 AS c, seal "
      "FROM indexed_draft UNION ALL SELECT 1, comment, target, sequence, seal FROM placement) "
      "ORDER BY part, a, b, c");
  std::string seals;
  while (row.step()) {
    seals += row.text(0);
  }
  return hash256(seals);
}

}  // namespace redraft::store
