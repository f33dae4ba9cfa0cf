// An action noted: what is needed to progress, with where it comes from and what it is to bring
// about.
#include <utility>

#include "redraft/error.h"
#include "redraft/matrix.h"
#include "web/around.h"
#include "web/event_form.h"
#include "web/form_fields.h"
#include "web/routes.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

// "maturity#Trust" for each dimension of the newest drafts.
ValueList dimension_options(Visit& visit, const std::string& chosen) {
  ValueList list;
  for (const std::string& document : visit.workspace.documents()) {
    if (visit.workspace.drafts(document).empty()) {
      continue;
    }
    const auto text = visit.texts.text(visit.workspace, document, "");
    for (const Dimension& dimension : read_matrix(text->document, text->anchors).dimensions) {
      Values one;
      const std::string value = document + "#" + dimension.anchor;
      one["value"] = value;
      one["words"] = document + ": " + dimension.name;
      one["chosen"] = value == chosen;
      list.push_back(std::move(one));
    }
  }
  return list;
}

// The remark it is taken from, named in the address or in what was sent.
std::optional<Remark> remark_meant(const Visit& visit, const Engagement& engagement) {
  const Fields& form = visit.request.form;
  const std::string& id = form.has("remark") ? form["remark"] : visit.request.query["remark"];
  return id.empty() ? std::nullopt : std::optional(engagement.remark(id));
}

Response show_form(Visit& visit, const std::string& field = {}, const std::string& message = {}) {
  const Engagement engagement = engagement_of(visit);
  const std::optional<Remark> remark = remark_meant(visit, engagement);
  FormFields fields(visit.request.form);
  fields.refuse(field, message);
  fields.area("body", "What is to be done", 3, {},
              remark ? "Leave it empty to take the words of the remark." : "");
  fields.select("event", "Said at (optional)",
                event_options(engagement.events(),
                              fields.value("event", remark ? remark->event.text
                                                           : visit.request.query["event"])),
                "No event");
  fields.select("dimension", "Dimension of a maturity model (optional)",
                dimension_options(visit, fields.value("dimension", {})), "None");
  fields.input("target", "Level it is to bring about (optional)");
  fields.input("owner", "Organisation that does it (optional)");
  fields.input("due", "Due (optional)", {}, "As 2026-09-30.");
  fields.area("statements", "Statements that commit to it (optional)", 2, {},
              "One a line, as principles#leadership-3.");
  Values values;
  values["back_link"] = std::string("/actions");
  values["back_words"] = "Actions";
  values["heading"] = "Add an action";
  put(values, "lead", "");
  put(values, "quoted", remark ? remark->body : "");
  if (remark) {
    Values one;
    one["name"] = "remark";
    one["value"] = remark->id.text;
    values["hidden"] = ValueList{one};
  }
  values["action"] = std::string("/new-action");
  values["button"] = "Add it";
  fields.put_into(values);
  return page(visit, "entry_form", "Add an action", std::move(values), fields.status());
}

}  // namespace

Response action_form(Visit& visit) {
  return show_form(visit);
}

Response add_action(Visit& visit) {
  const Fields& form = visit.request.form;
  Engagement engagement = engagement_of(visit);
  const std::optional<Remark> remark = remark_meant(visit, engagement);
  NewAction action;
  action.body = form["body"];
  if (is_blank(action.body) && !remark) {
    return show_form(visit, "body", "Enter what is to be done");
  }
  action.remark = remark ? remark->id.text : "";
  action.event = form["event"];
  const std::string& dimension = form["dimension"];
  const std::size_t hash = dimension.find('#');
  if (hash != std::string::npos) {
    action.document = dimension.substr(0, hash);
    action.dimension = dimension.substr(hash + 1);
  }
  action.target = form["target"];
  action.owner = form["owner"];
  action.due = typed_day(form["due"]);
  if (!is_blank(form["due"]) && !action.due) {
    return show_form(visit, "due", "Enter the day it is due, such as 2026-09-30");
  }
  if (!is_blank(action.target) && action.dimension.empty()) {
    return show_form(visit, "dimension", "Choose the dimension that the level is of");
  }
  action.commitments = typed_lines(form["statements"]);
  try {
    const std::string id = engagement.add_action(action).id.text;
    return go_to("/actions?done=changed#" + id);
  } catch (const Error& error) {
    const std::string message = refused_because(error);
    const bool level = !is_blank(action.target) && error.kind() == ErrorKind::invalid;
    return show_form(visit,
                     !action.commitments.empty() && error.kind() == ErrorKind::not_found
                         ? "statements"
                     : level ? "target"
                             : "body",
                     message);
  }
}

}  // namespace redraft::web
