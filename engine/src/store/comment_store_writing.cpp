#include "base/hash.h"
#include "db/rows.h"
#include "redraft/error.h"
#include "store/comment_rows.h"
#include "store/comment_store.h"
#include "store/privacy_store.h"
#include "store/received_store.h"
#include "store/reviewers.h"

namespace redraft::store {

namespace {

void require_whole(const NewComment& comment) {
  const char* missing = comment.document.empty()  ? "its document"
                        : comment.draft.empty()   ? "its draft"
                        : comment.targets.empty() ? "the place it was made on"
                                                  : nullptr;
  if (missing != nullptr) {
    throw Error(ErrorKind::invalid, std::string("add comment: ") + missing + " is missing");
  }
}

// What makes a comment the same one when it comes again.
std::string fingerprint(const std::string& reviewer, const NewComment& comment) {
  std::string bytes;
  const auto add = [&](const std::string& part) {
    bytes += std::to_string(part.size()) + ":" + part;
  };
  for (const std::string& part : {reviewer, comment.document, comment.draft, comment.body}) {
    add(part);
  }
  add(comment.suggestion.value_or(""));
  for (const Target& target : comment.targets) {
    add(to_string(target.scope));
    add(target.anchor);
    if (target.quote) {
      add(target.quote->exact);
      add(std::to_string(target.quote->start));
    }
  }
  return hash128(bytes);
}

struct Known {
  std::string id;
  std::string reviewer;
  std::string fingerprint;
};

std::optional<Known> known(db::Statement&& row) {
  return row.step() ? std::optional(Known{row.text(0), row.text(1), row.text(2)}) : std::nullopt;
}

std::optional<Known> by_id(db::Database& database, const std::string& id) {
  return known(
      std::move(database.statement("SELECT id, reviewer, fingerprint FROM comment WHERE id = :id")
                    .bind(":id", id)));
}

std::optional<Known> by_source(db::Database& database, const NewComment& comment) {
  return known(std::move(database
                             .statement("SELECT id, reviewer, fingerprint FROM comment "
                                        "WHERE document = :document "
                                        "AND source_id IN (:source, :hashed)")
                             .bind(":document", comment.document)
                             .bind(":source", comment.id)
                             .bind(":hashed", hashed_source(comment.id))));
}

std::optional<Known> by_fingerprint(db::Database& database, const std::string& fingerprint) {
  return known(std::move(
      database
          .statement("SELECT id, reviewer, fingerprint FROM comment WHERE fingerprint = :print "
                     "ORDER BY number LIMIT 1")
          .bind(":print", fingerprint)));
}

CommentId free_id(db::Database& database, Randomness& randomness) {
  while (true) {
    CommentId id{new_id('c', randomness)};
    if (!by_id(database, id.text)) {
      return id;
    }
  }
}

void insert_comment(db::Database& database, const CommentId& id, const NewComment& comment,
                    const std::string& reviewer, const std::string& print, Instant created) {
  const bool foreign = !comment.id.empty() && !is_own_id('c', comment.id);
  static const std::string sql = sealed_insert("comment");
  database.statement(sql)
      .bind(":id", id.text)
      .bind_optional(":source_id", foreign ? std::optional(comment.id) : std::nullopt)
      .bind(":document", comment.document)
      .bind(":draft", comment.draft)
      .bind(":kind", to_string(comment.kind))
      .bind(":body", comment.body)
      .bind_optional(":suggestion", comment.suggestion)
      .bind(":reviewer", reviewer)
      .bind(":created", db::instant_text(created))
      .bind(":channel", to_string(comment.channel))
      .bind(":status", to_string(CommentStatus::open))
      .bind_number(":edits", 0)
      .bind(":fingerprint", print)
      .run();
}

void insert_target(db::Database& database, const CommentId& id, std::size_t position,
                   const std::string& document, const Target& target) {
  static const std::string sql = sealed_insert("target");
  db::Statement row = database.statement(sql);
  row.bind(":comment", id.text)
      .bind_number(":position", static_cast<std::int64_t>(position))
      .bind(":document", document)
      .bind(":scope", to_string(target.scope))
      .bind(":anchor", target.anchor);
  if (target.quote) {
    row.bind(":quote_exact", target.quote->exact)
        .bind(":quote_prefix", target.quote->prefix)
        .bind(":quote_suffix", target.quote->suffix)
        .bind_number(":quote_start", static_cast<std::int64_t>(target.quote->start))
        .bind_number(":quote_end", static_cast<std::int64_t>(target.quote->end));
  }
  row.run();
}

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

// The same for a comment just added, without reading it back.
void learn_new(db::Database& database, const CommentId& id, const NewComment& comment) {
  std::int64_t number = 0;
  {
    db::Statement row = database.statement("SELECT number FROM comment WHERE id = :id");
    row.bind(":id", id.text).step();
    number = row.number(0);
  }
  database
      .statement(
          "INSERT INTO comment_search (rowid, body, suggestion, replies) "
          "VALUES (:number, :body, :suggestion, '')")
      .bind_number(":number", number)
      .bind(":body", comment.body)
      .bind(":suggestion", comment.suggestion.value_or(""))
      .run();
}

void reseal_comment(db::Database& database, const std::string& id) {
  static const std::string sql = reseal("comment", "id");
  database.statement(sql).bind(":key", id).run();
}

// Status by rule: withdrawn stays; answered with a released disposition; else open.
void settle_status(db::Database& database, const std::string& id) {
  database
      .statement(
          "UPDATE comment SET status = CASE WHEN EXISTS (SELECT 1 FROM disposition "
          "WHERE comment = :id AND released IS NOT NULL) THEN 'answered' ELSE 'open' END "
          "WHERE id = :id AND status <> 'withdrawn'")
      .bind(":id", id)
      .run();
  reseal_comment(database, id);
}

struct Written {
  std::string body;
  std::string status;
  std::int64_t edits = 0;
};

Written require(db::Database& database, const CommentId& id, const char* doing) {
  db::Statement row = database.statement("SELECT body, status, edits FROM comment WHERE id = :id");
  row.bind(":id", id.text);
  if (!row.step()) {
    throw Error(ErrorKind::not_found,
                std::string(doing) + ": there is no comment \"" + id.text + "\"",
                "redraft comment list");
  }
  return {row.text(0), row.text(1), row.number(2)};
}

}  // namespace

Added CommentStore::add(const NewComment& comment, const std::string& actor, Instant now,
                        Randomness& randomness) {
  require_whole(comment);
  db::Transaction transaction(database_);
  const bool own = is_own_id('c', comment.id);
  if (!comment.id.empty()) {
    const auto there = own ? by_id(database_, comment.id) : by_source(database_, comment);
    if (there) {
      transaction.commit();
      return {CommentId{there->id}, true,
              there->fingerprint == fingerprint(there->reviewer, comment)};
    }
  }
  const std::optional<std::string> reviewer =
      find_reviewer(database_, comment.reviewer, comment.person);
  if (reviewer) {
    require_not_erased(database_, *reviewer);
    if (const auto there = by_fingerprint(database_, fingerprint(*reviewer, comment))) {
      transaction.commit();
      return {CommentId{there->id}, true, true};
    }
    complete_reviewer(database_, *reviewer, comment.reviewer, comment.person);
  }
  const std::string ref =
      reviewer ? *reviewer : add_reviewer(database_, comment.reviewer, comment.person, randomness);
  CommentId id = own ? CommentId{comment.id} : free_id(database_, randomness);
  insert_comment(database_, id, comment, ref, fingerprint(ref, comment),
                 comment.created.value_or(now));
  for (std::size_t i = 0; i < comment.targets.size(); ++i) {
    insert_target(database_, id, i, comment.document, comment.targets[i]);
  }
  learn_new(database_, id, comment);
  append_audit(database_, actor, "add", id.text, now);
  if (comment.entry) {
    ReceivedStore(database_).enter(id, ref, *comment.entry, now);
  }
  if (comment.consent) {
    PrivacyStore(database_).set_consent(ref, *comment.consent, actor, now);
  }
  transaction.commit();
  return {std::move(id), false, true};
}

void CommentStore::edit(const CommentId& id, const std::string& body, const std::string& actor,
                        Instant now) {
  db::Transaction transaction(database_);
  const Written before = require(database_, id, "edit comment");
  if (before.body != body) {
    static const std::string sql = sealed_insert("comment_edit");
    database_.statement(sql)
        .bind(":comment", id.text)
        .bind_number(":position", before.edits)
        .bind(":body", before.body)
        .bind(":replaced", db::instant_text(now))
        .run();
    forget_words(database_, id);
    database_.statement("UPDATE comment SET body = :body, edits = edits + 1 WHERE id = :id")
        .bind(":body", body)
        .bind(":id", id.text)
        .run();
    reseal_comment(database_, id.text);
    learn_words(database_, id);
    append_audit(database_, actor, "edit", id.text, now);
    PrivacyStore(database_).follow_edit(id, before.body, body, actor, now);
  }
  transaction.commit();
}

void CommentStore::withdraw(const CommentId& id, const std::string& actor, Instant now) {
  db::Transaction transaction(database_);
  if (require(database_, id, "withdraw comment").status != "withdrawn") {
    database_.statement("UPDATE comment SET status = 'withdrawn' WHERE id = :id")
        .bind(":id", id.text)
        .run();
    reseal_comment(database_, id.text);
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
  const ReplyId reply{free ? id_of_export : new_id('y', randomness)};
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
        "SELECT number, comment FROM disposition WHERE change LIKE '%@working' "
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
