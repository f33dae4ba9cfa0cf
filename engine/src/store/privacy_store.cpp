#include "store/privacy_store.h"

#include <set>

#include "base/code_points.h"
#include "base/pseudonym.h"
#include "db/rows.h"
#include "store/audit_log.h"
#include "store/comment_rows.h"

namespace redraft::store {

namespace {

std::optional<std::string> instant_or_null(const std::optional<Instant>& instant) {
  return instant ? std::optional(db::instant_text(*instant)) : std::nullopt;
}

}  // namespace

Consent read_consent(const db::Statement& row, int first_column) {
  const int column = first_column;
  return {
      db::word(row, column, parse_publish), row.number(column + 1) != 0, row.text(column + 2),
      row.text(column + 3),
      row.is_null(column + 4) ? std::nullopt : std::optional(db::instant(row.text(column + 4)))};
}

ModerationEntry read_moderation(const db::Statement& row, int first_column) {
  const int column = first_column;
  return {db::word(row, column, parse_moderation), row.text(column + 1),
          db::instant(row.text(column + 2)), row.text(column + 3)};
}

std::optional<Consent> PrivacyStore::consent(const std::string& reviewer) const {
  db::Statement row = database_.statement(
      "SELECT publish, confidential, reason, notice, accepted FROM consent "
      "WHERE reviewer = :ref ORDER BY number DESC LIMIT 1");
  row.bind(":ref", reviewer);
  return row.step() ? std::optional(read_consent(row, 0)) : std::nullopt;
}

void PrivacyStore::set_consent(const std::string& reviewer, const Consent& consent,
                               const std::string& actor, Instant now) {
  if (this->consent(reviewer) == consent) {
    return;
  }
  db::Transaction transaction(database_);
  static const std::string sql = sealed_insert("consent");
  database_.statement(sql)
      .bind(":reviewer", reviewer)
      .bind(":publish", to_string(consent.publish))
      .bind_number(":confidential", consent.confidential ? 1 : 0)
      .bind(":reason", consent.reason)
      .bind(":notice", consent.notice)
      .bind_optional(":accepted", instant_or_null(consent.accepted))
      .bind(":recorded", db::instant_text(now))
      .run();
  append_audit(database_, actor, "consent", reviewer, now);
  transaction.commit();
}

std::optional<ModerationEntry> PrivacyStore::moderation(const CommentId& id) const {
  db::Statement row = database_.statement(
      "SELECT state, reason, decided, decided_by FROM moderation "
      "WHERE comment = :id ORDER BY number DESC LIMIT 1");
  row.bind(":id", id.text);
  return row.step() ? std::optional(read_moderation(row, 0)) : std::nullopt;
}

void PrivacyStore::moderate(const CommentId& id, const ModerationEntry& entry,
                            Randomness& randomness) {
  db::Transaction transaction(database_);
  static const std::string sql = sealed_insert("moderation");
  database_.statement(sql)
      .bind(":comment", id.text)
      .bind(":state", to_string(entry.state))
      .bind(":reason", entry.reason)
      .bind(":decided", db::instant_text(entry.decided))
      .bind(":decided_by", entry.decided_by)
      .run();
  if (entry.state == Moderation::approved && pseudonym_key().empty()) {
    static const std::string key = sealed_insert("pseudonym_key");
    database_.statement(key)
        .bind_number(":one", 1)
        .bind(":secret", new_pseudonym_key(randomness))
        .run();
  }
  const char* const verb = entry.state == Moderation::approved   ? "approve"
                           : entry.state == Moderation::withheld ? "withhold"
                                                                 : "unmoderate";
  append_audit(database_, entry.decided_by, verb, id.text, entry.decided);
  transaction.commit();
}

std::vector<Redaction> PrivacyStore::redactions(const CommentId& id) const {
  std::vector<Redaction> redactions;
  db::Statement row = database_.statement(
      "SELECT number, part, span_start, span_end, reason, explanation, made, made_by "
      "FROM redaction WHERE comment = :id ORDER BY number");
  row.bind(":id", id.text);
  while (row.step()) {
    const auto count = [&](int column) { return static_cast<std::size_t>(row.number(column)); };
    redactions.push_back({count(0), row.text(1), count(2), count(3), row.text(4), row.text(5),
                          db::instant(row.text(6)), row.text(7)});
  }
  return redactions;
}

bool PrivacyStore::any_redaction() const {
  return database_.statement("SELECT 1 FROM redaction LIMIT 1").step();
}

std::size_t PrivacyStore::add_redaction(const CommentId& id, const Redaction& redaction) {
  db::Transaction transaction(database_);
  static const std::string sql = sealed_insert("redaction");
  database_.statement(sql)
      .bind(":comment", id.text)
      .bind(":part", redaction.part)
      .bind_number(":span_start", static_cast<std::int64_t>(redaction.start))
      .bind_number(":span_end", static_cast<std::int64_t>(redaction.end))
      .bind(":reason", redaction.reason)
      .bind(":explanation", redaction.explanation)
      .bind(":made", db::instant_text(redaction.made))
      .bind(":made_by", redaction.made_by)
      .run();
  append_audit(database_, redaction.made_by, "redact", id.text, redaction.made);
  db::Statement row = database_.statement("SELECT max(number) FROM redaction");
  row.step();
  const auto number = static_cast<std::size_t>(row.number(0));
  transaction.commit();
  return number;
}

bool PrivacyStore::remove_redaction(const CommentId& id, std::size_t number,
                                    const std::string& actor, Instant now) {
  db::Transaction transaction(database_);
  const std::size_t removed =
      database_.statement("DELETE FROM redaction WHERE comment = :id AND number = :number")
          .bind(":id", id.text)
          .bind_number(":number", static_cast<std::int64_t>(number))
          .run();
  if (removed > 0) {
    append_audit(database_, actor, "unredact", id.text, now);
  }
  transaction.commit();
  return removed > 0;
}

void PrivacyStore::follow_edit(const CommentId& id, const std::string& part,
                               const std::string& before, const std::string& after,
                               const std::string& actor, Instant now) {
  std::set<std::string_view> followed;
  for (Redaction redaction : redactions(id)) {
    if (redaction.part != part || before == after) {
      continue;
    }
    const std::string_view words = slice_code_points(before, redaction.start, redaction.end);
    remove_redaction(id, redaction.number, actor, now);
    if (!followed.insert(words).second) {
      continue;
    }
    redaction.made = now;
    redaction.made_by = actor;
    for (const CodePointSpan& place : places_of(after, words)) {
      redaction.start = place.start;
      redaction.end = place.end;
      add_redaction(id, redaction);
    }
  }
}

void PrivacyStore::wait_again(const CommentId& id, const std::string& actor, Instant now) {
  const auto last = moderation(id);
  if (last && last->state == Moderation::approved) {
    static const std::string sql = sealed_insert("moderation");
    database_.statement(sql)
        .bind(":comment", id.text)
        .bind(":state", to_string(Moderation::pending))
        .bind(":reason", "edited")
        .bind(":decided", db::instant_text(now))
        .bind(":decided_by", actor)
        .run();
  }
}

std::string PrivacyStore::pseudonym_key() const {
  db::Statement row = database_.statement("SELECT secret FROM pseudonym_key");
  return row.step() ? row.text(0) : std::string();
}

void PrivacyStore::forget_pseudonyms(const std::string& actor, Instant now) {
  db::Transaction transaction(database_);
  database_.statement("DELETE FROM pseudonym_key").run();
  append_audit(database_, actor, "unlink", "", now);
  transaction.commit();
}

std::optional<Instant> PrivacyStore::retention() const {
  db::Statement row = database_.statement("SELECT until FROM retention");
  return row.step() ? std::optional(db::instant(row.text(0))) : std::nullopt;
}

void PrivacyStore::set_retention(Instant until, const std::string& actor, Instant now) {
  db::Transaction transaction(database_);
  static const std::string sql = sealed_insert("retention", "INSERT OR REPLACE");
  database_.statement(sql).bind_number(":one", 1).bind(":until", db::instant_text(until)).run();
  append_audit(database_, actor, "retention", "", now);
  transaction.commit();
}

void PrivacyStore::hold(const std::string& subject, const std::string& reason,
                        const std::string& actor, Instant now) {
  db::Transaction transaction(database_);
  static const std::string sql = sealed_insert("hold", "INSERT OR REPLACE");
  database_.statement(sql)
      .bind(":subject", subject)
      .bind(":reason", reason)
      .bind(":since", db::instant_text(now))
      .bind(":held_by", actor)
      .run();
  append_audit(database_, actor, "hold", subject, now);
  transaction.commit();
}

bool PrivacyStore::release_hold(const std::string& subject, const std::string& actor, Instant now) {
  db::Transaction transaction(database_);
  const bool held = database_.statement("DELETE FROM hold WHERE subject = :subject")
                        .bind(":subject", subject)
                        .run() > 0;
  if (held) {
    append_audit(database_, actor, "release-hold", subject, now);
  }
  transaction.commit();
  return held;
}

std::vector<std::string> PrivacyStore::holds() const {
  std::vector<std::string> subjects;
  db::Statement row = database_.statement("SELECT subject FROM hold ORDER BY subject");
  while (row.step()) {
    subjects.push_back(row.text(0));
  }
  return subjects;
}

bool PrivacyStore::on_hold(const std::string& reviewer) const {
  db::Statement row = database_.statement(
      "SELECT 1 FROM hold WHERE subject = :ref "
      "OR subject IN (SELECT id FROM comment WHERE reviewer = :ref) "
      "OR subject IN (SELECT id FROM remark WHERE reviewer = :ref) LIMIT 1");
  return row.bind(":ref", reviewer).step();
}

}  // namespace redraft::store
