// What programs read of documents, drafts, statements and changes.
#include <algorithm>

#include "redraft/desk_json.h"
#include "redraft/json.h"
#include "web/api.h"
#include "web/assets.h"
#include "web/routes.h"

namespace redraft::web {

namespace {

std::string document_of(const Visit& visit) {
  return visit.workspace.resolve_document(visit.part("document"));
}

bool is_shown(const Visit& visit, const CommentId& id) {
  try {
    static_cast<void>(visit.comment(id.text, ""));
    return true;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::not_found) {
      throw;
    }
    return false;
  }
}

// What readers may know of a statement's life.
void leave_out(const Visit& visit, StatementLife& life) {
  if (!visit.may(Permission::publish)) {
    life.working.reset();
  }
  if (visit.may(Permission::see_pile)) {
    return;
  }
  for (LifeStage& stage : life.drafts) {
    std::erase_if(stage.comments, [&](const CommentId& id) { return !is_shown(visit, id); });
  }
}

// The version of a working text, and of the drafts it stands on.
std::string version_of_working(const Visit& visit, const std::string& document) {
  std::string seen = visit.workspace.text(document, std::string(working_label)).document.source;
  for (const Draft& draft : visit.workspace.drafts(document)) {
    seen += draft.commit + to_string(draft.state);
  }
  return version_of(seen);
}

}  // namespace

Response api_description(Visit& visit) {
  const std::string& name = visit.part("name").empty() ? "openapi.json" : visit.part("name");
  for (const PageSource& source : api_sources()) {
    if (source.name == name) {
      const std::string text(source.text);
      return json_answer(text, version_of(text));
    }
  }
  throw Error(ErrorKind::not_found, "read the schema: there is none of that name");
}

Response api_documents(Visit& visit) {
  std::vector<std::pair<std::string, std::string>> list;
  for (const std::string& document : visit.workspace.documents()) {
    const std::vector<Draft> drafts = visit.workspace.drafts(document);
    if (!drafts.empty() || visit.is_staff()) {
      list.emplace_back(document, drafts.empty() ? "" : drafts.back().label);
    }
  }
  return json_answer(json::documents(list));
}

Response api_drafts(Visit& visit) {
  const std::string document = document_of(visit);
  const std::vector<Draft> drafts = visit.workspace.drafts(document);
  json::ClosingDates closes;
  for (const Draft& draft : drafts) {
    if (const auto date = visit.workspace.closing_date(document, draft.label)) {
      closes.emplace(std::pair{document, draft.label}, *date);
    }
  }
  return json_answer(json::drafts(drafts, closes));
}

Response api_draft(Visit& visit) {
  const std::string document = document_of(visit);
  const auto text = visit.texts.text(visit.workspace, document, visit.part("label"));
  const std::string body =
      json::statements(document, text->draft.label, text->document, text->anchors);
  return json_answer(body, version_of(body));
}

Response api_publish(Visit& visit) {
  const std::string document = document_of(visit);
  const std::string text =
      visit.workspace.text(document, std::string(working_label)).document.source;
  if (auto refused = stale(visit.request, version_of_working(visit, document))) {
    return std::move(*refused);
  }
  const JsonObject sent = sent_object(visit.request, {"label", "summary", "state"});
  const std::string state = sent.text("state");
  const std::optional<DraftState> known =
      state.empty() ? DraftState::consultation : parse_draft_state(state);
  if (!known) {
    throw Error(ErrorKind::invalid, "publish: there is no state \"" + state + "\"");
  }
  const Published published = visit.workspace.publish({.document = document,
                                                       .label = sent.text("label"),
                                                       .summary = sent.text("summary"),
                                                       .state = *known,
                                                       .only_if_text = text});
  Response response = json_answer(json::published(published), {}, 201);
  response.headers.emplace_back(
      "Location", link_to({"api", "v1", "documents", document, "drafts", published.draft.label}));
  return response;
}

Response api_changes(Visit& visit) {
  const std::string document = document_of(visit);
  for (const char* part : {"from", "to"}) {
    if (visit.part(part) != working_label || !visit.may(Permission::publish)) {
      static_cast<void>(visit.texts.text(visit.workspace, document, visit.part(part)));
    }
  }
  return json_answer(
      json::diff(visit.workspace.compare(document, visit.part("from"), visit.part("to")),
                 visit.request.query["all"] == "yes"));
}

Response api_statement(Visit& visit) {
  StatementLife life = visit.workspace.life({document_of(visit), visit.part("anchor"), ""});
  leave_out(visit, life);
  if (life.drafts.empty() && !life.working) {
    throw Error(ErrorKind::not_found, "read the statement: it is on no draft");
  }
  return json_answer(json::log(life));
}

Response api_status(Visit& visit) {
  const std::string document = document_of(visit);
  const std::string version = version_of_working(visit, document);
  return json_answer(json::status({visit.workspace.status(document)}), version);
}

Response api_findings(Visit& visit) {
  return json_answer(json::findings(
      visit.workspace.check_notes(document_of(visit), visit.request.query["draft"])));
}

}  // namespace redraft::web
