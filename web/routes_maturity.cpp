// How groups score themselves by a maturity model, what they say is needed to progress, and where
// the statements of a draft came from.
#include <array>

#include "redraft/engagement_output.h"
#include "redraft/error.h"
#include "web/around.h"
#include "web/comment_page.h"
#include "web/comment_values.h"
#include "web/markup.h"
#include "web/routes.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

constexpr std::array states = {ActionState::proposed, ActionState::agreed, ActionState::under_way,
                               ActionState::done, ActionState::dropped};

// For around_report.mustache: the body of a report with the way back.
Response report_about(Visit& visit, const std::string& document, const std::string& html,
                      const std::string& title, Values values) {
  values["document_link"] = link_to({"d", document});
  values["document"] = document;
  values["report_html"] = html;
  return page(visit, "around_report", title, std::move(values));
}

ValueList steps_of(const Action& action) {
  ValueList list;
  for (const ActionStep& step : action.steps) {
    Values one;
    one["state"] = with_capital(to_string(step.state));
    one["since"] = date_words(step.since);
    one["by"] = step.decided_by;
    put(one, "note", step.note);
    list.push_back(std::move(one));
  }
  return list;
}

ValueList leads_of(Visit& visit, const Action& action) {
  ValueList list;
  for (const Address& statement : action.commitments) {
    const std::vector<Draft> drafts = visit.workspace.drafts(statement.document);
    Values one;
    one["statement"] = drafts.empty() ? to_string(statement)
                                      : statement.document + ": " +
                                            place_name(visit, statement.document,
                                                       drafts.back().label, statement.anchor)
                                                .words;
    one["statement_link"] = link_to({"s", statement.document, statement.anchor});
    list.push_back(std::move(one));
  }
  if (!action.remark.empty()) {
    Values one;
    one["statement"] = "the remark " + action.remark;
    one["statement_link"] = link_to({"remarks", action.remark});
    list.push_back(std::move(one));
  }
  return list;
}

ValueList evidence_of(const Action& action) {
  ValueList list;
  for (const ActionEvidence& one : action.evidence) {
    Values values;
    values["evidence"] = one.body;
    list.push_back(std::move(values));
  }
  return list;
}

// What was sent about one action and not taken.
struct Refused {
  std::string id;
  std::string field;
  std::string message;
};

// What was typed is kept, and what is wrong stands beside it.
void put_typed(const Visit& visit, const Action& action, const Refused& refused, Values& values) {
  const Fields& form = visit.request.form;
  const bool tried = refused.id == action.id.text;
  const auto typed = [&](const std::string& name, const std::string& otherwise) {
    return tried && form.has(name) ? form[name] : otherwise;
  };
  values["tried"] = tried;
  put(values, "note_typed", typed("note", ""));
  put(values, "owner_typed", typed("owner", action.owner));
  put(values, "due_typed", typed("due", action.due ? to_date(*action.due) : ""));
  put(values, "evidence_typed", typed("evidence", ""));
  for (const char* field : {"state", "note", "owner", "due", "evidence"}) {
    put(values, std::string(field) + "_error",
        tried && refused.field == field ? refused.message : std::string());
  }
}

Values action_values(Visit& visit, const Action& action, const Refused& refused) {
  Values values;
  values["id"] = action.id.text;
  values["body"] = action.body;
  values["state"] = with_capital(to_string(action.state()));
  values["overdue"] = action.overdue;
  values["unowned"] = action.unowned;
  put(values, "owner", action.owner);
  put(values, "due", action.due ? date_words(*action.due) : "");
  put_typed(visit, action, refused, values);
  put(values, "dimension", action.dimension_name);
  put(values, "dimension_link",
      action.document.empty() ? "" : link_to({"maturity", action.document}));
  put(values, "target", action.target ? to_string(*action.target) : "");
  values["steps"] = steps_of(action);
  values["leads"] = leads_of(visit, action);
  values["evidence_list"] = evidence_of(action);
  values["may_change"] = visit.may(Permission::answer);
  ValueList choices;
  for (const ActionState state : states) {
    if (state != action.state()) {
      Values one;
      one["value"] = to_string(state);
      one["words"] = with_capital(to_string(state));
      one["chosen"] =
          refused.id == action.id.text && visit.request.form["state"] == to_string(state);
      choices.push_back(std::move(one));
    }
  }
  values["states"] = choices;
  return values;
}

struct Part {
  const char* title;
  bool (*holds)(const Action& action);
};

// Each action stands once, under the first that fits.
constexpr std::array<Part, 4> parts = {
    {{"Overdue", [](const Action& action) { return action.overdue; }},
     {"Nobody’s yet", [](const Action& action) { return action.unowned; }},
     {"Open", [](const Action& action) { return is_open(action.state()); }},
     {"Done or dropped", [](const Action&) { return true; }}}};

Response show_actions(Visit& visit, const Refused& refused = {}) {
  const std::vector<Action> all = engagement_of(visit).actions({});
  std::array<ValueList, parts.size()> lists;
  for (const Action& action : all) {
    std::size_t part = 0;
    while (!parts.at(part).holds(action)) {
      ++part;
    }
    lists.at(part).push_back(action_values(visit, action, refused));
  }
  Values values;
  ValueList shown;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!lists.at(i).empty()) {
      Values one;
      one["title"] = parts.at(i).title;
      one["count"] = std::to_string(lists.at(i).size());
      one["actions"] = lists.at(i);
      shown.push_back(std::move(one));
    }
  }
  values["may_add"] = visit.may(Permission::answer);
  values["has_actions"] = !all.empty();
  values["parts"] = shown;
  if (!refused.id.empty()) {
    put_error(values, refused.field + "-" + refused.id, refused.message);
  }
  return page(visit, "actions", "Actions", std::move(values), refused.id.empty() ? 200 : 422);
}

}  // namespace

Response maturity_page(Visit& visit) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  const AssessmentReport report =
      engagement_of(visit).assessment_report(document, visit.audience());
  Values values;
  values["actions_link"] = visit.may(Permission::see_pile);
  return report_about(visit, document, assessments_html(report), "Maturity: " + document,
                      std::move(values));
}

Response provenance_page(Visit& visit) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  const std::string label =
      visit.texts.text(visit.workspace, document, visit.part("label"))->draft.label;
  const Provenance provenance = engagement_of(visit).provenance(document, label, visit.audience());
  return report_about(visit, document, provenance_html(provenance),
                      "Where each statement of " + label + " came from", {});
}

Response actions_page(Visit& visit) {
  return show_actions(visit);
}

Response change_action(Visit& visit) {
  const Fields& form = visit.request.form;
  const std::optional<ActionState> state = parse_action_state(form["state"]);
  const std::optional<Instant> due = typed_day(form["due"]);
  Engagement engagement = engagement_of(visit);
  const std::string id = engagement.action(visit.part("action")).id.text;
  const std::string back = "/actions?done=changed#" + id;
  try {
    if (form["do"] == "state") {
      engagement.set_action_state(id, state.value_or(ActionState::agreed), form["note"]);
      return go_to(back);
    }
    if (!is_blank(form["due"]) && !due) {
      return show_actions(visit, {id, "due", "Enter the day it is due, such as 2026-09-30"});
    }
    ActionChanges changes;
    changes.owner = form["owner"];
    changes.due = std::optional<std::optional<Instant>>(due);
    if (!is_blank(form["evidence"])) {
      changes.add_evidence.push_back(form["evidence"]);
    }
    engagement.edit_action(id, changes);
  } catch (const Error& error) {
    const char* field = form["do"] == "state"        ? "state"
                        : is_blank(form["evidence"]) ? "owner"
                                                     : "evidence";
    return show_actions(visit, {id, field, refused_because(error)});
  }
  return go_to(back);
}

}  // namespace redraft::web
