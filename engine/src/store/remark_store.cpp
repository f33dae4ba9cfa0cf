// Remarks: writing.
#include "store/remark_store.h"

#include <set>

#include "base/code_points.h"
#include "db/rows.h"
#include "redraft/error.h"
#include "store/audit_log.h"
#include "store/comment_rows.h"
#include "store/engagement_rows.h"
#include "store/reviewers.h"

namespace redraft::store {

namespace {

bool is_somebody(const NewRemark& remark) {
  return !remark.reviewer.ref.empty() || !remark.reviewer.organisation.empty() ||
         !remark.reviewer.sector.empty() || !remark.person.name.empty() ||
         !remark.person.email.empty();
}

void reseal_remark(db::Database& database, const RemarkId& id) {
  static const std::string sql = reseal("remark", "id");
  database.statement(sql).bind(":key", id.text).run();
}

}  // namespace

RemarkId RemarkStore::add(const EventId& event, const NewRemark& remark, const std::string& actor,
                          Instant now, Randomness& randomness) {
  std::optional<std::string> reviewer;
  if (is_somebody(remark)) {
    reviewer = reviewer_ref(database_, remark.reviewer, remark.person, randomness);
    complete_reviewer(database_, *reviewer, remark.reviewer, remark.person);
  }
  RemarkId id{free_id(database_, "remark", 'm', randomness)};
  static const std::string sql = sealed_insert("remark");
  db::Statement row = database_.statement(sql);
  row.bind(":id", id.text)
      .bind(":event", event.text)
      .bind_optional(":source_id", remark.id.empty() ? std::nullopt : std::optional(remark.id))
      .bind(":prompt", remark.prompt)
      .bind(":objective", remark.objective)
      .bind(":party", remark.group)
      .bind(":body", remark.body)
      .bind_optional(":reviewer", reviewer)
      .bind(":attribution", to_string(remark.attribution))
      .bind(":consent", to_string(remark.consent))
      .bind_number(":headline", remark.headline ? 1 : 0)
      .bind_number(":withdrawn", 0)
      .bind_number(":edits", 0)
      .bind(":created", db::instant_text(now));
  bind_count(row, ":line", remark.line);
  row.run();
  append_audit(database_, actor, "add-remark", id.text, now);
  return id;
}

void RemarkStore::edit(const RemarkId& id, const RemarkChanges& changes, const std::string& actor,
                       Instant now) {
  const Remark before = find(id, {.original = true}).value();
  const std::string body = changes.body.value_or(before.body);
  if (body != before.body) {
    static const std::string sql = sealed_insert("remark_edit");
    db::Statement row = database_.statement(sql);
    row.bind(":remark", id.text)
        .bind(":body", before.body)
        .bind(":replaced", db::instant_text(now));
    bind_count(row, ":position", before.edits);
    row.run();
  }
  database_
      .statement(
          "UPDATE remark SET body = :body, prompt = :prompt, objective = :objective, "
          "party = :party, attribution = :attribution, consent = :consent, headline = :headline, "
          "edits = edits + :edited WHERE id = :id")
      .bind(":body", body)
      .bind(":prompt", changes.prompt.value_or(before.prompt))
      .bind(":objective", changes.objective.value_or(before.objective))
      .bind(":party", changes.group.value_or(before.group))
      .bind(":attribution", to_string(changes.attribution.value_or(before.attribution)))
      .bind(":consent", to_string(changes.consent.value_or(before.consent)))
      .bind_number(":headline", changes.headline.value_or(before.headline) ? 1 : 0)
      .bind_number(":edited", body != before.body ? 1 : 0)
      .bind(":id", id.text)
      .run();
  reseal_remark(database_, id);
  append_audit(database_, actor, "edit-remark", id.text, now);
  if (body != before.body) {
    follow_edit(id, before.body, body, actor, now);
  }
}

void RemarkStore::follow_edit(const RemarkId& id, const std::string& before,
                              const std::string& after, const std::string& actor, Instant now) {
  std::set<std::string> followed;
  for (Redaction redaction : redactions(id)) {
    const std::string words(slice_code_points(before, redaction.start, redaction.end));
    remove_redaction(id, redaction.number, actor, now);
    if (!followed.insert(words).second) {
      continue;
    }
    for (const CodePointSpan& place : places_of(after, words)) {
      redaction.start = place.start;
      redaction.end = place.end;
      redaction.made = now;
      redaction.made_by = actor;
      add_redaction(id, redaction);
    }
  }
  db::Statement row = database_.statement(
      "SELECT state FROM remark_moderation WHERE remark = :id ORDER BY number DESC LIMIT 1");
  const bool approved =
      row.bind(":id", id.text).step() && row.text(0) == to_string(Moderation::approved);
  if (approved) {
    moderate(id, {Moderation::pending, "edited", now, actor});
  }
}

void RemarkStore::withdraw(const RemarkId& id, const std::string& actor, Instant now) {
  database_.statement("UPDATE remark SET withdrawn = 1 WHERE id = :id").bind(":id", id.text).run();
  reseal_remark(database_, id);
  append_audit(database_, actor, "withdraw-remark", id.text, now);
}

bool RemarkStore::link(const RemarkId& id, const RemarkLink& link, const std::string& actor,
                       Instant now) {
  {
    db::Statement row = database_.statement(
        "SELECT 1 FROM remark_link WHERE remark = :id AND use = :use AND document = :document "
        "AND anchor = :anchor AND note = :note");
    row.bind(":id", id.text)
        .bind(":use", to_string(link.use))
        .bind(":document", link.document)
        .bind(":anchor", link.anchor)
        .bind(":note", link.note);
    if (row.step()) {
      return false;
    }
  }
  static const std::string sql = sealed_insert("remark_link");
  database_.statement(sql)
      .bind(":remark", id.text)
      .bind(":use", to_string(link.use))
      .bind(":document", link.document)
      .bind(":draft", link.draft)
      .bind(":anchor", link.anchor)
      .bind(":note", link.note)
      .bind(":made", db::instant_text(now))
      .bind(":made_by", actor)
      .run();
  append_audit(database_, actor, "link-remark", id.text, now);
  return true;
}

std::size_t RemarkStore::unlink(const RemarkId& id, const std::string& document,
                                const std::string& anchor, const std::string& note,
                                const std::string& actor, Instant now) {
  const std::size_t gone = database_
                               .statement(
                                   "DELETE FROM remark_link WHERE remark = :id AND document = "
                                   ":document AND anchor = :anchor AND note = :note")
                               .bind(":id", id.text)
                               .bind(":document", document)
                               .bind(":anchor", anchor)
                               .bind(":note", note)
                               .run();
  if (gone != 0) {
    append_audit(database_, actor, "unlink-remark", id.text, now);
  }
  return gone;
}

void RemarkStore::moderate(const RemarkId& id, const ModerationEntry& entry) {
  static const std::string sql = sealed_insert("remark_moderation");
  database_.statement(sql)
      .bind(":remark", id.text)
      .bind(":state", to_string(entry.state))
      .bind(":reason", entry.reason)
      .bind(":decided", db::instant_text(entry.decided))
      .bind(":decided_by", entry.decided_by)
      .run();
  const char* const verb = entry.state == Moderation::approved   ? "approve-remark"
                           : entry.state == Moderation::withheld ? "withhold-remark"
                                                                 : "unmoderate-remark";
  append_audit(database_, entry.decided_by, verb, id.text, entry.decided);
}

std::size_t RemarkStore::add_redaction(const RemarkId& id, const Redaction& redaction) {
  static const std::string sql = sealed_insert("remark_redaction");
  {
    db::Statement row = database_.statement(sql);
    row.bind(":remark", id.text)
        .bind(":reason", redaction.reason)
        .bind(":explanation", redaction.explanation)
        .bind(":made", db::instant_text(redaction.made))
        .bind(":made_by", redaction.made_by);
    bind_count(row, ":span_start", redaction.start);
    bind_count(row, ":span_end", redaction.end);
    row.run();
  }
  append_audit(database_, redaction.made_by, "redact-remark", id.text, redaction.made);
  db::Statement last = database_.statement("SELECT max(number) FROM remark_redaction");
  last.step();
  return count_at(last, 0);
}

bool RemarkStore::remove_redaction(const RemarkId& id, std::size_t number, const std::string& actor,
                                   Instant now) {
  db::Statement row =
      database_.statement("DELETE FROM remark_redaction WHERE remark = :id AND number = :number");
  row.bind(":id", id.text);
  bind_count(row, ":number", number);
  if (row.run() == 0) {
    return false;
  }
  append_audit(database_, actor, "unredact-remark", id.text, now);
  return true;
}

void RemarkStore::erase(const std::string& reviewer, bool words) {
  for (const HeldRemark& one : held(reviewer)) {
    const std::string& id = one.remark.id.text;
    if (!one.remark.source_id.empty() && !is_hashed_source(one.remark.source_id)) {
      database_.statement("UPDATE remark SET source_id = :hash WHERE id = :id")
          .bind(":hash", hashed_source(one.remark.source_id))
          .bind(":id", id)
          .run();
    }
    if (!words) {
      continue;
    }
    for (const char* sql : {"DELETE FROM remark_edit WHERE remark = :id",
                            "DELETE FROM remark_redaction WHERE remark = :id"}) {
      database_.statement(sql).bind(":id", id).run();
    }
    database_.statement("UPDATE remark SET body = :words, edits = 0 WHERE id = :id")
        .bind(":words", erased_words)
        .bind(":id", id)
        .run();
    // An action that was taken from it repeats its words.
    database_.statement("UPDATE action SET body = :words WHERE remark = :id AND body = :body")
        .bind(":words", erased_words)
        .bind(":id", id)
        .bind(":body", one.remark.body)
        .run();
    database_.statement(reseal("action", "remark")).bind(":key", id).run();
  }
  database_.statement(reseal("remark", "reviewer")).bind(":key", reviewer).run();
}

}  // namespace redraft::store
