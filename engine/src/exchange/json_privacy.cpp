#include "exchange/json_engagement.h"
#include "exchange/json_values.h"
#include "redraft/engagement_output.h"
#include "redraft/json.h"

namespace redraft {

namespace exchange {

namespace {

Json instant_or_null(const std::optional<Instant>& instant) {
  return instant ? Json(to_rfc3339(*instant)) : Json(nullptr);
}

Json redaction_value(const Redaction& redaction) {
  return {{"number", redaction.number},         {"part", redaction.part},
          {"start", redaction.start},           {"end", redaction.end},
          {"reason", redaction.reason},         {"explanation", redaction.explanation},
          {"made", to_rfc3339(redaction.made)}, {"made_by", redaction.made_by}};
}

// What is kept beside the words of a comment or a remark.
template <class Held>
void put_kept(const Held& held, Json& value) {
  value["moderation"] = Json::array();
  value["redactions"] = Json::array();
  for (const ModerationEntry& entry : held.moderation) {
    value["moderation"].push_back({{"state", to_string(entry.state)},
                                   {"reason", entry.reason},
                                   {"decided", to_rfc3339(entry.decided)},
                                   {"decided_by", entry.decided_by}});
  }
  for (const Redaction& redaction : held.redactions) {
    value["redactions"].push_back(redaction_value(redaction));
  }
}

Json held_value(const HeldComment& held) {
  Json value = {{"comment", exchange::value_of(held.comment, json::Names::shown)},
                {"source_id", text_or_null(held.source_id)},
                {"history", list_of(held.history)}};
  put_kept(held, value);
  value["reactions"] = list_of(held.reactions);
  return value;
}

Json held_value(const HeldRemark& held) {
  Json value = {{"remark", remark_value(held.remark, json::Names::shown)},
                {"source_id", text_or_null(held.remark.source_id)}};
  value["history"] = Json::array();
  for (const auto& [replaced, body] : held.history) {
    value["history"].push_back({{"replaced", to_rfc3339(replaced)}, {"body", body}});
  }
  put_kept(held, value);
  return value;
}

Json erasure_value(const std::optional<Erasure>& erasure) {
  if (!erasure) {
    return nullptr;
  }
  return {{"erased", to_rfc3339(erasure->erased)},
          {"erased_by", erasure->erased_by},
          {"reason", erasure->reason},
          {"words_kept", erasure->words_kept}};
}

}  // namespace

Json value_of(const Received& received) {
  Json comments = Json::array();
  for (const CommentId& id : received.comments) {
    comments.push_back(id.text);
  }
  return {{"format", received.format},
          {"recorded", to_rfc3339(received.recorded)},
          {"comments", comments},
          {"content", received.content}};
}

Json value_of(const Consent& consent, json::Names names) {
  Json value = {{"publish", to_string(consent.publish)},
                {"confidential", consent.confidential},
                {"notice", consent.notice},
                {"accepted", instant_or_null(consent.accepted)}};
  if (names == json::Names::shown) {
    value["reason"] = consent.reason;
  }
  return value;
}

}  // namespace exchange

namespace json {

using exchange::Json;

std::string person(const HeldPerson& held) {
  return person(held, {});
}

std::string person(const HeldPerson& held, const std::vector<HeldRemark>& remarks) {
  Json value = exchange::shape("redraft/person/1");
  value["reviewer"] = {{"ref", held.reviewer.ref},
                       {"public_ref", exchange::text_or_null(held.public_ref)},
                       {"source_ref", exchange::text_or_null(held.source_ref)},
                       {"name", held.person.name},
                       {"email", held.person.email},
                       {"organisation", held.reviewer.organisation},
                       {"sector", held.reviewer.sector}};
  value["consents"] = Json::array();
  for (const HeldConsent& given : held.consents) {
    Json one = exchange::value_of(given.consent, Names::shown);
    one["recorded"] = to_rfc3339(given.recorded);
    value["consents"].push_back(std::move(one));
  }
  value["comments"] = Json::array();
  for (const HeldComment& one : held.comments) {
    value["comments"].push_back(exchange::held_value(one));
  }
  value["replies"] = Json::array();
  for (const HeldReply& one : held.replies) {
    value["replies"].push_back({{"comment", one.comment.text},
                                {"id", one.reply.id.text},
                                {"body", one.reply.body},
                                {"created", to_rfc3339(one.reply.created)}});
  }
  value["remarks"] = Json::array();
  for (const HeldRemark& one : remarks) {
    value["remarks"].push_back(exchange::held_value(one));
  }
  value["received"] = exchange::list_of(held.received);
  value["audit"] = Json::array();
  for (const AuditEntry& entry : held.audit) {
    value["audit"].push_back({{"done", to_rfc3339(entry.done)},
                              {"actor", entry.actor},
                              {"verb", entry.verb},
                              {"subject", entry.subject}});
  }
  value["erased"] = exchange::erasure_value(held.erased);
  value["on_hold"] = held.on_hold;
  return exchange::finished(value);
}

std::string erased(const ErasedPerson& erased, bool dry_run) {
  Json value = exchange::shape("redraft/erased/1");
  value["dry_run"] = dry_run;
  value["ref"] = erased.ref;
  value["comments"] = erased.comments;
  value["replies"] = erased.replies;
  value["words_kept"] = erased.words_kept;
  value["still_named_in"] = erased.still_named_in;
  return exchange::finished(value);
}

std::string letters(const Letters& letters, bool dry_run) {
  Json value = exchange::shape("redraft/letters/1");
  value["dry_run"] = dry_run;
  value["folder"] = exchange::text_or_null(letters.folder);
  value["letters"] = Json::array();
  for (const WrittenLetter& letter : letters.letters) {
    value["letters"].push_back({{"reviewer", letter.reviewer},
                                {"document", letter.document},
                                {"draft", letter.draft},
                                {"answers", letter.answers},
                                {"folder", letter.folder},
                                {"file", letter.file},
                                {"written", to_rfc3339(letter.written)},
                                {"written_by", letter.written_by}});
  }
  value["left_out"] = {{"written_before", letters.before},
                       {"nothing_answered", letters.unanswered},
                       {"no_name_or_address", letters.nameless}};
  value["findings"] = exchange::list_of(letters.findings);
  return exchange::finished(value);
}

std::string redactions(const std::string& comment, const std::vector<Redaction>& redactions) {
  Json value = exchange::shape("redraft/redactions/1");
  value["comment"] = comment;
  value["redactions"] = Json::array();
  for (const Redaction& redaction : redactions) {
    value["redactions"].push_back(exchange::redaction_value(redaction));
  }
  return exchange::finished(value);
}

std::string privacy(const PrivacyDue& due) {
  Json value = exchange::shape("redraft/privacy/1");
  value["until"] = exchange::instant_or_null(due.until);
  value["due"] = due.due;
  value["identifiable"] = due.identifiable;
  value["on_hold"] = due.on_hold;
  value["holds"] = due.holds;
  value["not_replayed"] = due.not_replayed;
  return exchange::finished(value);
}

}  // namespace json

}  // namespace redraft
