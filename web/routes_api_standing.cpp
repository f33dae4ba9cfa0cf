// What programs do with assessments, actions, approvals and adoptions. Of concerns they are told
// nothing.
#include "redraft/adoption_register.h"
#include "redraft/engagement_output.h"
#include "redraft/json_governance.h"
#include "redraft/json_object.h"
#include "redraft/signing.h"
#include "web/api.h"
#include "web/around.h"
#include "web/routes.h"

namespace redraft::web {

namespace {

std::string document_of(const Visit& visit) {
  return visit.workspace.resolve_document(visit.part("document"));
}

// With how they stand in the draft that is asked about: the newest, if none is.
Response approvals_answer(Visit& visit, int status) {
  const std::string document = document_of(visit);
  const std::string label =
      visit.texts.text(visit.workspace, document, visit.request.query["draft"])->draft.label;
  return json_answer(
      json::approvals(document, label, approvals(governance_of(visit), document, label)), {},
      status);
}

Response adoptions_answer(Visit& visit, int status) {
  return json_answer(
      write_adoptions(adoptions(governance_of(visit), document_of(visit)), ReportFormat::json), {},
      status);
}

// "leadership-3: Not before April".
std::pair<std::string, std::string> reservation_of(const std::string& text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string::npos) {
    throw Error(ErrorKind::invalid, "sign: the reservation \"" + text + "\" names no statement",
                "begin it with the name or number of the statement and a colon");
  }
  const std::size_t words = text.find_first_not_of(' ', colon + 1);
  return {text.substr(0, colon), words == std::string::npos ? "" : text.substr(words)};
}

NewAdoption::Earlier earlier_of(const std::string& word) {
  if (word.empty() || word == "keep" || word == "drop") {
    return word.empty()     ? NewAdoption::Earlier::ask
           : word == "keep" ? NewAdoption::Earlier::keep
                            : NewAdoption::Earlier::drop;
  }
  throw Error(ErrorKind::invalid, "sign: earlier reservations cannot be \"" + word + "\"",
              "keep or drop");
}

}  // namespace

Response api_assessments(Visit& visit) {
  const Fields& query = visit.request.query;
  return json_answer(json::assessments(
      engagement_of(visit).assessments({.event = query["event"], .document = query["document"]})));
}

Response api_assess(Visit& visit) {
  const JsonObject sent = sent_object(
      visit.request, {"event", "document", "draft", "dimension", "group", "organisation", "sector",
                      "score", "reasons", "exceptions", "challenges", "replace", "remark"});
  NewAssessment assessment;
  assessment.event = sent.text("event");
  assessment.document = sent.text("document");
  assessment.label = sent.text("draft");
  assessment.dimension = sent.text("dimension");
  assessment.group = sent.text("group");
  assessment.organisation = sent.text("organisation");
  assessment.sector = sent.text("sector");
  assessment.words = sent.text("score");
  for (const std::string& reason : sent.texts("reasons")) {
    assessment.notes.push_back({AssessmentNoteKind::reason, reason, {}, {}});
  }
  for (const std::string& exception : sent.texts("exceptions")) {
    assessment.notes.push_back(parse_exception(exception));
  }
  for (const std::string& challenge : sent.texts("challenges")) {
    assessment.notes.push_back({AssessmentNoteKind::challenge, challenge, {}, {}});
  }
  assessment.replace = sent.truth("replace", false);
  assessment.remark = sent.text("remark");
  return json_answer(json::assessments({engagement_of(visit).assess(assessment)}), {}, 201);
}

Response api_actions(Visit& visit) {
  const Fields& query = visit.request.query;
  ActionFilter filter;
  filter.event = query["event"];
  filter.owner = query["owner"];
  filter.open = query["open"] == "yes";
  return json_answer(json::actions(engagement_of(visit).actions(filter)));
}

Response api_add_action(Visit& visit) {
  const JsonObject sent = sent_object(
      visit.request,
      {"body", "event", "remark", "document", "dimension", "target", "owner", "due", "statements"});
  NewAction action;
  action.body = sent.text("body");
  action.event = sent.text("event");
  action.remark = sent.text("remark");
  action.document = sent.text("document");
  action.dimension = sent.text("dimension");
  action.target = sent.text("target");
  action.owner = sent.text("owner");
  action.due = sent_day(sent, "due");
  action.commitments = sent.texts("statements");
  return json_answer(json::actions({engagement_of(visit).add_action(action)}), {}, 201);
}

Response api_step_action(Visit& visit) {
  const JsonObject sent = sent_object(visit.request, {"state", "note"});
  const std::optional<ActionState> state = parse_action_state(sent.text("state"));
  if (!state) {
    throw Error(ErrorKind::invalid, "action: there is no state \"" + sent.text("state") + "\"");
  }
  Engagement engagement = engagement_of(visit);
  const std::string id = engagement.action(visit.part("action")).id.text;
  return json_answer(json::actions({engagement.set_action_state(id, *state, sent.text("note"))}),
                     {}, 201);
}

Response api_approvals(Visit& visit) {
  return approvals_answer(visit, 200);
}

Response api_approve(Visit& visit) {
  const JsonObject sent = sent_object(
      visit.request, {"draft", "body", "status", "decided", "conditions", "statements"});
  NewApproval approval;
  approval.document = document_of(visit);
  approval.label = sent.text("draft");
  approval.body = sent.text("body");
  approval.statements = sent.texts("statements");
  const std::optional<Instant> decided = sent_day(sent, "decided");
  if (!decided) {
    throw Error(ErrorKind::invalid, "approve: it does not say when it was decided");
  }
  approval.step = {sent_word(sent, "status", parse_approval_status, ApprovalStatus::approved),
                   *decided, sent.text("conditions")};
  Governance governance = governance_of(visit);
  add_approval(governance, approval);
  return approvals_answer(visit, 201);
}

Response api_adoptions(Visit& visit) {
  return adoptions_answer(visit, 200);
}

Response api_adopt(Visit& visit) {
  const JsonObject sent =
      sent_object(visit.request, {"draft", "outcome", "organisation", "sector", "role", "given",
                                  "reason", "reservations", "earlier"});
  NewAdoption wanted;
  wanted.document = document_of(visit);
  wanted.label = sent.text("draft");
  wanted.outcome = sent_word(sent, "outcome", parse_adoption_outcome, AdoptionOutcome::signs);
  wanted.organisation = sent.text("organisation");
  wanted.sector = sent.text("sector");
  wanted.role = sent.text("role");
  wanted.given = sent_day(sent, "given");
  wanted.reason = sent.text("reason");
  for (const std::string& reservation : sent.texts("reservations")) {
    wanted.reservations.push_back(reservation_of(reservation));
  }
  wanted.earlier = earlier_of(sent.text("earlier"));
  Governance governance = governance_of(visit);
  add_adoption(governance, wanted);
  return adoptions_answer(visit, 201);
}

}  // namespace redraft::web
