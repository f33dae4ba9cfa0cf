#include "db/rows.h"
#include "redraft/error.h"
#include "store/audit_log.h"
#include "store/comment_counts.h"
#include "store/comment_intake.h"
#include "store/comment_rows.h"
#include "store/comment_store.h"
#include "store/privacy_store.h"
#include "store/reviewers.h"

namespace redraft::store {

namespace {

// The full-text index keeps no text, so it must be told the old words to forget them.
void forget_words(db::Database& database, const CommentId& id) {
  database
      .statement(
          "INSERT INTO comment_search (comment_search, rowid, body, suggestion, replies) "
          "SELECT 'delete', number, body, suggestion, replies FROM comment_words "
          "WHERE number = (SELECT number FROM comment WHERE id = :id)")
      .bind(":id", id.text)
      .run();
}

void learn_words(db::Database& database, const CommentId& id) {
  database
      .statement(
          "INSERT INTO comment_search (rowid, body, suggestion, replies) "
          "SELECT number, body, suggestion, replies FROM comment_words "
          "WHERE number = (SELECT number FROM comment WHERE id = :id)")
      .bind(":id", id.text)
      .run();
}

void reseal_comment(db::Database& database, const std::string& id) {
  static const std::string sql = reseal("comment", "id");
  database.statement(sql).bind(":key", id).run();
}

std::string status_of(db::Database& database, const std::string& id) {
  db::Statement row = database.statement("SELECT status FROM comment WHERE id = :id");
  row.bind(":id", id).step();
  return row.text(0);
}

// Status by rule: withdrawn stays; answered with a released disposition; else open.
void settle_status(db::Database& database, const std::string& id) {
  const std::string before = status_of(database, id);
  database
      .statement(
          "UPDATE comment SET status = CASE WHEN EXISTS (SELECT 1 FROM disposition "
          "WHERE comment = :id AND released IS NOT NULL) THEN 'answered' ELSE 'open' END "
          "WHERE id = :id AND status <> 'withdrawn'")
      .bind(":id", id)
      .run();
  reseal_comment(database, id);
  count_new_status(database, id, before, status_of(database, id));
}

struct Written {
  std::string body;
  std::optional<std::string> suggestion;
  std::string status;
  std::int64_t edits = 0;
};

Written require(db::Database& database, const CommentId& id, const char* doing) {
  db::Statement row =
      database.statement("SELECT body, suggestion, status, edits FROM comment WHERE id = :id");
  row.bind(":id", id.text);
  if (!row.step()) {
    throw Error(ErrorKind::not_found,
                std::string(doing) + ": there is no comment \"" + id.text + "\"",
                "redraft comment list");
  }
  return {row.text(0), row.optional_text(1), row.text(2), row.number(3)};
}

}  // namespace

Added CommentStore::add(const NewComment& comment, const std::string& actor, Instant now,
                        Randomness& randomness) {
  db::Transaction transaction(database_);
  CommentIntake intake(database_, actor, now, randomness);
  Added added = intake.add(comment);
  intake.finish();
  transaction.commit();
  return added;
}

void CommentStore::edit(const CommentId& id, const CommentEdit& edit, const std::string& actor,
                        Instant now) {
  db::Transaction transaction(database_);
  const Written before = require(database_, id, "edit comment");
  const std::string body = edit.body.value_or(before.body);
  const auto suggestion = edit.suggestion ? edit.suggestion : before.suggestion;
  if (before.body != body || before.suggestion != suggestion) {
    static const std::string sql = sealed_insert("comment_edit");
    database_.statement(sql)
        .bind(":comment", id.text)
        .bind_number(":position", before.edits)
        .bind(":body", before.body)
        .bind(":replaced", db::instant_text(now))
        .bind_optional(":suggestion", before.suggestion)
        .run();
    forget_words(database_, id);
    database_
        .statement(
            "UPDATE comment SET body = :body, suggestion = :suggestion, edits = edits + 1 "
            "WHERE id = :id")
        .bind(":body", body)
        .bind_optional(":suggestion", suggestion)
        .bind(":id", id.text)
        .run();
    reseal_comment(database_, id.text);
    learn_words(database_, id);
    append_audit(database_, actor, "edit", id.text, now);
    PrivacyStore privacy(database_);
    privacy.follow_edit(id, "body", before.body, body, actor, now);
    privacy.follow_edit(id, "suggestion", before.suggestion.value_or(""), suggestion.value_or(""),
                        actor, now);
    privacy.wait_again(id, actor, now);
  }
  transaction.commit();
}

void CommentStore::withdraw(const CommentId& id, const std::string& actor, Instant now) {
  db::Transaction transaction(database_);
  const std::string before = require(database_, id, "withdraw comment").status;
  if (before != "withdrawn") {
    database_.statement("UPDATE comment SET status = 'withdrawn' WHERE id = :id")
        .bind(":id", id.text)
        .run();
    reseal_comment(database_, id.text);
    count_new_status(database_, id.text, before, "withdrawn");
    append_audit(database_, actor, "withdraw", id.text, now);
  }
  transaction.commit();
}

ReplyId CommentStore::reply(const CommentId& id, const std::string& body, const std::string& actor,
                            Instant now, Randomness& randomness) {
  return reply_of(actor, now, id, body, actor, now, randomness);
}

ReplyId CommentStore::reply_of(const std::string& ref, Instant created, const CommentId& id,
                               const std::string& body, const std::string& actor, Instant now,
                               Randomness& randomness, const std::string& id_of_export) {
  db::Transaction transaction(database_);
  static_cast<void>(require(database_, id, "reply to comment"));
  db::Statement same = database_.statement("SELECT 1 FROM reply WHERE id = :id");
  const bool free = is_own_id('y', id_of_export) && !same.bind(":id", id_of_export).step();
  ReplyId reply{free ? id_of_export : new_id('y', randomness)};
  forget_words(database_, id);
  static const std::string sql = sealed_insert("reply");
  database_.statement(sql)
      .bind(":id", reply.text)
      .bind(":comment", id.text)
      .bind(":body", body)
      .bind(":author", ref)
      .bind(":created", db::instant_text(created))
      .run();
  learn_words(database_, id);
  append_audit(database_, actor, "reply", id.text, now);
  transaction.commit();
  return reply;
}

void CommentStore::respond(const CommentId& id, const Disposition& disposition,
                           const std::string& actor) {
  db::Transaction transaction(database_);
  static_cast<void>(require(database_, id, "respond to comment"));
  const std::string decided = db::instant_text(disposition.decided);
  static const std::string sql = sealed_insert("disposition");
  database_.statement(sql)
      .bind(":comment", id.text)
      .bind(":decision", to_string(disposition.decision))
      .bind(":reason", disposition.reason)
      .bind(":change", disposition.change)
      .bind_optional(":released", disposition.released ? std::optional(decided) : std::nullopt)
      .bind(":decided", decided)
      .bind(":decided_by", disposition.decided_by)
      .run();
  settle_status(database_, id.text);
  append_audit(database_, actor, "respond", id.text, disposition.decided);
  transaction.commit();
}

std::size_t CommentStore::release(const std::string& document, const std::string& actor,
                                  Instant now) {
  db::Transaction transaction(database_);
  std::vector<std::pair<std::int64_t, std::string>> drafted;
  {
    // A draft that a later decision replaced is history and stays unseen.
    db::Statement row = database_.statement(
        "SELECT d.number, d.comment FROM disposition AS d JOIN comment AS c ON c.id = d.comment "
        "WHERE d.released IS NULL AND c.document = :document AND d.number = "
        "(SELECT max(l.number) FROM disposition AS l WHERE l.comment = d.comment) "
        "ORDER BY d.number");
    row.bind(":document", document);
    while (row.step()) {
      drafted.emplace_back(row.number(0), row.text(1));
    }
  }
  for (const auto& [number, comment] : drafted) {
    database_.statement("UPDATE disposition SET released = :now WHERE number = :number")
        .bind(":now", db::instant_text(now))
        .bind_number(":number", number)
        .run();
    static const std::string sql = reseal("disposition", "number");
    database_.statement(sql).bind_number(":key", number).run();
    settle_status(database_, comment);
    append_audit(database_, actor, "release", comment, now);
  }
  transaction.commit();
  return drafted.size();
}

void CommentStore::name_published(const std::string& document, const std::string& label,
                                  const std::string& actor, Instant now) {
  db::Transaction transaction(database_);
  std::vector<std::pair<std::int64_t, std::string>> waiting;
  {
    db::Statement row = database_.statement(
        "SELECT number, comment FROM disposition WHERE change GLOB '*@working' "
        "AND substr(change, 1, length(:document)) = :document ORDER BY number");
    row.bind(":document", document + "#");
    while (row.step()) {
      waiting.emplace_back(row.number(0), row.text(1));
    }
  }
  for (const auto& [number, comment] : waiting) {
    database_
        .statement(
            "UPDATE disposition SET change = "
            "substr(change, 1, length(change) - length('working')) || :label "
            "WHERE number = :number")
        .bind(":label", label)
        .bind_number(":number", number)
        .run();
    static const std::string sql = reseal("disposition", "number");
    database_.statement(sql).bind_number(":key", number).run();
    append_audit(database_, actor, "name-published", comment, now);
  }
  transaction.commit();
}

}  // namespace redraft::store
