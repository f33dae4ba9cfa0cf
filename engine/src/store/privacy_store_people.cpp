// Everything held about one reviewer.
#include <algorithm>

#include "base/pseudonym.h"
#include "db/rows.h"
#include "redraft/error.h"
#include "store/audit_log.h"
#include "store/comment_rows.h"
#include "store/privacy_store.h"
#include "store/reaction_store.h"
#include "store/received_store.h"
#include "store/reviewers.h"
#include "text/tokens.h"

namespace redraft::store {

namespace {

std::optional<std::string> only(db::Statement&& row, const std::string& given) {
  if (!row.step()) {
    return std::nullopt;
  }
  std::string ref = row.text(0);
  if (row.step()) {
    throw Error(ErrorKind::conflict, "find reviewer: \"" + given + "\" fits several",
                "write the whole ref, or an e-mail address");
  }
  return ref;
}

std::optional<std::string> by_public_ref(db::Database& database, const std::string& key,
                                         const std::string& given) {
  if (key.empty() || !is_own_id('r', given)) {
    return std::nullopt;
  }
  db::Statement row = database.statement("SELECT ref FROM reviewer ORDER BY ref");
  while (row.step()) {
    if (pseudonym(key, row.text(0)) == given) {
      return row.text(0);
    }
  }
  return std::nullopt;
}

HeldComment read_held_comment(db::Database& database, const std::string& id,
                              const std::string& source_id) {
  HeldComment held;
  held.comment.id.text = id;
  held.source_id = source_id;
  held.redactions = PrivacyStore(database).redactions(held.comment.id);
  held.reactions = ReactionStore(database).history(held.comment.id);
  db::Statement entries = database.statement(
      "SELECT state, reason, decided, decided_by FROM moderation WHERE comment = :id "
      "ORDER BY number");
  entries.bind(":id", id);
  while (entries.step()) {
    held.moderation.push_back(read_moderation(entries, 0));
  }
  return held;
}

void read_reviewer(db::Database& database, const std::string& ref, HeldPerson& held) {
  db::Statement row = database.statement(
      "SELECT r.organisation, r.sector, r.source_ref, p.name, p.email FROM reviewer AS r "
      "LEFT JOIN person AS p ON p.reviewer = r.ref WHERE r.ref = :ref");
  row.bind(":ref", ref);
  if (!row.step()) {
    throw Error(ErrorKind::not_found, "find reviewer: there is no \"" + ref + "\"");
  }
  held.reviewer = {ref, row.text(0), row.text(1)};
  held.source_ref = row.text(2);
  held.person = {row.text(3), row.text(4)};
}

}  // namespace

std::string PrivacyStore::resolve(const std::string& given) const {
  if (!given.empty()) {
    const std::string folded = text::fold(given);
    if (auto ref = only(std::move(database_
                                      .statement("SELECT reviewer FROM person "
                                                 "WHERE email_key = :given AND email_key <> ''")
                                      .bind(":given", folded)),
                        given)) {
      return *ref;
    }
    if (auto ref = by_public_ref(database_, pseudonym_key(), given)) {
      return *ref;
    }
    if (auto ref =
            only(std::move(database_
                               .statement("SELECT ref FROM reviewer WHERE source_ref = :given "
                                          "OR (ref >= :given AND ref < :given || '~') LIMIT 2")
                               .bind(":given", given)),
                 given)) {
      return *ref;
    }
  }
  throw Error(ErrorKind::not_found, "find reviewer: there is no \"" + given + "\"",
              "refs stand in redraft comment list --json");
}

bool PrivacyStore::knows(const std::string& ref) const {
  return database_.statement("SELECT 1 FROM reviewer WHERE ref = :ref").bind(":ref", ref).step();
}

HeldPerson PrivacyStore::held_to_erase(const std::string& ref) const {
  HeldPerson held;
  read_reviewer(database_, ref, held);
  const std::string key = pseudonym_key();
  held.public_ref = key.empty() ? "" : pseudonym(key, ref);
  held.erased = erasure(ref);
  held.on_hold = on_hold(ref);
  held.received = ReceivedStore(database_).of_reviewer(ref);
  db::Statement consents = database_.statement(
      "SELECT publish, confidential, reason, notice, accepted, recorded FROM consent "
      "WHERE reviewer = :ref ORDER BY number");
  consents.bind(":ref", ref);
  while (consents.step()) {
    held.consents.push_back({read_consent(consents, 0), db::instant(consents.text(5))});
  }
  db::Statement comments = database_.statement(
      "SELECT id, source_id FROM comment WHERE reviewer = :ref ORDER BY created, id");
  comments.bind(":ref", ref);
  while (comments.step()) {
    held.comments.push_back(read_held_comment(database_, comments.text(0), comments.text(1)));
  }
  db::Statement replies = database_.statement(
      "SELECT comment, id, body, author, created FROM reply WHERE author = :ref ORDER BY number");
  replies.bind(":ref", ref);
  while (replies.step()) {
    held.replies.push_back({CommentId{replies.text(0)},
                            {ReplyId{replies.text(1)}, replies.text(2), replies.text(3),
                             db::instant(replies.text(4))}});
  }
  return held;
}

HeldPerson PrivacyStore::held(const std::string& ref) const {
  HeldPerson held = held_to_erase(ref);
  db::Statement audit = database_.statement(
      "SELECT done, actor, verb, subject FROM audit WHERE actor = :ref OR subject = :ref "
      "OR subject IN (SELECT id FROM comment WHERE reviewer = :ref UNION ALL "
      "SELECT id FROM remark WHERE reviewer = :ref) ORDER BY number");
  audit.bind(":ref", ref);
  while (audit.step()) {
    held.audit.push_back({db::instant(audit.text(0)), audit.text(1), audit.text(2), audit.text(3)});
  }
  return held;
}

void PrivacyStore::correct(const std::string& ref, const Correction& correction,
                           const std::string& actor, Instant now) {
  db::Transaction transaction(database_);
  HeldPerson held;
  read_reviewer(database_, ref, held);
  const auto put = [](std::string& text, const std::optional<std::string>& corrected) {
    text = corrected.value_or(text);
  };
  put(held.person.name, correction.name);
  put(held.person.email, correction.email);
  put(held.reviewer.organisation, correction.organisation);
  put(held.reviewer.sector, correction.sector);
  db::Statement taken = database_.statement(
      "SELECT 1 FROM person WHERE email_key = :email AND email_key <> '' AND reviewer <> :ref");
  if (taken.bind(":email", text::fold(held.person.email)).bind(":ref", ref).step()) {
    throw Error(ErrorKind::conflict,
                "correct reviewer " + ref + ": another reviewer has this address",
                "redraft person export ADDRESS");
  }
  replace_reviewer(database_, held.reviewer, held.person);
  append_audit(database_, actor, "correct", ref, now);
  transaction.commit();
}

std::optional<Erasure> PrivacyStore::erasure(const std::string& ref) const {
  db::Statement row = database_.statement(
      "SELECT erased, erased_by, reason, words_kept FROM erasure WHERE reviewer = :ref");
  row.bind(":ref", ref);
  if (!row.step()) {
    return std::nullopt;
  }
  return Erasure{db::instant(row.text(0)), row.text(1), row.text(2), row.number(3) != 0};
}

std::vector<std::string> PrivacyStore::identifiable() const {
  std::vector<std::string> refs;
  db::Statement row = database_.statement(
      "SELECT ref FROM reviewer AS r WHERE source_ref IS NOT NULL "
      "OR EXISTS (SELECT 1 FROM person AS p WHERE p.reviewer = r.ref) "
      "OR EXISTS (SELECT 1 FROM received AS m WHERE m.reviewer = r.ref) "
      "OR EXISTS (SELECT 1 FROM consent AS k WHERE k.reviewer = r.ref AND k.reason <> '') "
      "ORDER BY ref");
  while (row.step()) {
    refs.push_back(row.text(0));
  }
  return refs;
}

}  // namespace redraft::store
