// One remark: where it was said, where it led, and whether everyone may read it.
#include "redraft/address.h"
#include "redraft/error.h"
#include "web/around.h"
#include "web/comment_page.h"
#include "web/remark_values.h"
#include "web/routes.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

Remark remark_at(Visit& visit) {
  return engagement_of(visit).remark(visit.part("remark"), {.audience = visit.audience()});
}

Response show_remark(Visit& visit, const Remark& remark, const std::string& field = {},
                     const std::string& message = {}) {
  const Fields& form = visit.request.form;
  Values values = remark_values(visit, remark);
  values["may_link"] = visit.may(Permission::answer);
  values["may_withdraw"] = visit.may(Permission::answer) && !remark.withdrawn;
  values["may_hold"] = visit.may(Permission::people);
  values["may_redact"] = visit.may(Permission::redact);
  values["may_moderate"] = visit.may(Permission::moderate);
  ValueList documents;
  for (const std::string& document : visit.workspace.documents()) {
    Values one;
    one["name"] = document;
    one["chosen"] = form["document"] == document;
    documents.push_back(std::move(one));
  }
  values["documents"] = documents;
  put(values, "statement", form["statement"]);
  put(values, "withhold", form["withhold"]);
  ValueList uses;
  for (const RemarkUse use : {RemarkUse::source, RemarkUse::evidence, RemarkUse::comment}) {
    uses.push_back(choice(uses, "use", to_string(use), use_words(use) + " it",
                          form.has("use") ? form["use"] : to_string(RemarkUse::source)));
  }
  values["uses"] = uses;
  put(values, "statement_error", "");
  put(values, "withhold_error", "");
  if (!field.empty()) {
    put_error(values, field, message);
  }
  return page(visit, "remark", "Remark " + remark.id.text, std::move(values),
              field.empty() ? 200 : 422);
}

// By its number on the newest draft, or its anchor; of a text not published yet, its anchor there.
std::string statement_typed(const Visit& visit) {
  const Fields& form = visit.request.form;
  Address address;
  address.document = visit.workspace.resolve_document(form["document"]);
  address.anchor = form["statement"];
  const std::vector<Draft> drafts = visit.workspace.drafts(address.document);
  if (!drafts.empty()) {
    address.label = drafts.back().label;
  }
  return to_string(address);
}

std::string done_link(const Remark& remark) {
  return link_to({"remarks", remark.id.text}) + "?done=changed";
}

}  // namespace

Response remark_page(Visit& visit) {
  return show_remark(visit, remark_at(visit));
}

Response link_remark(Visit& visit) {
  const Remark remark = remark_at(visit);
  const Fields& form = visit.request.form;
  if (is_blank(form["statement"])) {
    return show_remark(visit, remark, "statement", "Enter the number of a statement");
  }
  try {
    Engagement engagement = engagement_of(visit);
    if (form["do"] == "unlink") {
      engagement.unlink_remarks({remark.id.text}, form["document"] + "#" + form["statement"]);
    } else {
      engagement.link_remarks({remark.id.text}, statement_typed(visit),
                              parse_remark_use(form["use"]).value_or(RemarkUse::source), {});
    }
  } catch (const Error& error) {
    return show_remark(visit, remark, "statement", refused_because(error));
  }
  return go_to(done_link(remark));
}

Response moderate_remark(Visit& visit) {
  const Remark remark = remark_at(visit);
  const Fields& form = visit.request.form;
  const bool withhold = form["do"] == "withhold";
  if (!withhold && form["do"] != "approve") {
    return show_remark(visit, remark, "withhold", "Choose whether to approve or to withhold it");
  }
  if (withhold && is_blank(form["withhold"])) {
    return show_remark(visit, remark, "withhold", "Say why it is withheld");
  }
  engagement_of(visit).moderate_remarks({remark.id.text},
                                        withhold ? Moderation::withheld : Moderation::approved,
                                        withhold ? form["withhold"] : "");
  return go_to(done_link(remark));
}

}  // namespace redraft::web
