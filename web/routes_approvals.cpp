// What boards have decided on exact texts, how each decision stands on a draft, and recording one.
#include <algorithm>
#include <array>
#include <sstream>

#include "redraft/error.h"
#include "redraft/signing.h"
#include "web/around.h"
#include "web/comment_page.h"
#include "web/comment_values.h"
#include "web/markup.h"
#include "web/routes.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

constexpr std::size_t most_named = 50;  // statements that differ

constexpr std::array statuses = {ApprovalStatus::proposed,     ApprovalStatus::approved,
                                 ApprovalStatus::in_trial,     ApprovalStatus::in_use,
                                 ApprovalStatus::not_approved, ApprovalStatus::withdrawn};

std::string standing_words(Standing standing) {
  switch (standing) {
    case Standing::holds:
      return "reads so";
    case Standing::changed:
      return "reads otherwise";
    case Standing::gone:
      return "is gone";
    case Standing::added:
      return "was added";
  }
  return {};
}

ValueList steps_of(const Approval& approval) {
  ValueList list;
  for (const ApprovalStep& step : approval.steps) {
    Values one;
    one["status"] = with_capital(to_string(step.status));
    one["decided"] = date_words(step.decided);
    put(one, "conditions", step.conditions);
    list.push_back(std::move(one));
  }
  return list;
}

// Of a whole draft those that do not read so; of single statements each.
ValueList statements_of(Visit& visit, const StandingApproval& one, const std::string& label) {
  ValueList list;
  for (const StatementStanding& standing : one.standing.statements) {
    const bool holds = standing.standing == Standing::holds;
    if ((holds && one.approval.on.statements.empty()) || list.size() == most_named) {
      continue;
    }
    const bool gone = standing.standing == Standing::gone;
    const PlaceName place = place_name(visit, one.approval.on.document,
                                       gone ? one.approval.on.label : label, standing.anchor);
    Values values;
    values["statement"] = place.words;
    put(values, "statement_link", place.link);
    values["standing"] = standing_words(standing.standing);
    list.push_back(std::move(values));
  }
  return list;
}

ValueList next_steps(ApprovalStatus from, const std::string& chosen) {
  ValueList list;
  for (const ApprovalStatus status : statuses) {
    if (may_become(from, status)) {
      Values one;
      one["value"] = to_string(status);
      one["words"] = with_capital(to_string(status));
      one["chosen"] = chosen == to_string(status);
      list.push_back(std::move(one));
    }
  }
  return list;
}

// What was sent of an approval's next step and not taken.
struct RefusedStep {
  std::string id;
  std::string field;
  std::string message;
};

Values approval_values(Visit& visit, const StandingApproval& one, const std::string& label,
                       const RefusedStep& refused) {
  const Approval& approval = one.approval;
  const std::string& then = approval.on.label;
  const std::size_t differing = one.standing.differing();
  Values values;
  values["id"] = approval.id.text;
  values["body"] = approval.body;
  values["status"] = with_capital(to_string(approval.status()));
  values["in_force"] = is_in_force(approval.status());
  values["holds"] = one.standing.standing == Standing::holds;
  values["what"] = approval.on.statements.empty()
                       ? "The whole of " + then
                       : count_words(approval.on.statements.size(), "statement") + " of " + then;
  values["then"] = then;
  put(values, "differing", differing == 0 ? "" : count_words(differing, "statement"));
  put(values, "changes_link",
      then == label ? "" : link_to({"changes", approval.on.document, then, label}));
  values["steps"] = steps_of(approval);
  const ValueList statements = statements_of(visit, one, label);
  values["has_statements"] = !statements.empty();
  values["statements"] = statements;
  const Fields& form = visit.request.form;
  const bool tried = refused.id == approval.id.text;
  values["tried"] = tried;
  put(values, "decided_typed", tried ? form["decided"] : "");
  put(values, "conditions_typed", tried ? form["conditions"] : "");
  for (const char* field : {"status", "decided", "conditions"}) {
    put(values, "move_" + std::string(field) + "_error",
        tried && refused.field == field ? refused.message : std::string());
  }
  const ValueList next = next_steps(approval.status(), tried ? form["status"] : "");
  values["may_move"] = visit.may(Permission::publish) && !next.empty();
  values["next"] = next;
  return values;
}

struct Place {
  std::string document;
  std::string label;
};

Place place_of(Visit& visit) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  return {document, visit.texts.text(visit.workspace, document, visit.part("label"))->draft.label};
}

// `field` and `message`: what is wrong with a new decision; `refused`: with the next step of one.
Response show_approvals(Visit& visit, const Place& place, const std::string& field = {},
                        const std::string& message = {}, const RefusedStep& refused = {}) {
  const Fields& form = visit.request.form;
  ValueList list;
  for (const StandingApproval& one : approvals(governance_of(visit), place.document, place.label)) {
    list.push_back(approval_values(visit, one, place.label, refused));
  }
  Values values;
  values["document_link"] = link_to({"d", place.document});
  values["draft_link"] = link_to({"d", place.document, place.label});
  values["action"] = link_to({"approvals", place.document, place.label});
  values["label"] = place.label;
  values["has_approvals"] = !list.empty();
  values["approvals"] = list;
  values["may_record"] = visit.may(Permission::publish);
  ValueList choices;
  for (const ApprovalStatus status : statuses) {
    if (status != ApprovalStatus::withdrawn) {
      choices.push_back(choice(choices, "status", to_string(status),
                               with_capital(to_string(status)),
                               form.has("status") ? form["status"] : "approved"));
    }
  }
  values["statuses"] = choices;
  for (const char* name : {"board", "statements_typed", "decided", "conditions"}) {
    put(values, name, form["do"] == "add" ? form[name] : "");
    put(values, std::string(name) + "_error", "");
  }
  if (!field.empty()) {
    put_error(values, field, message);
  }
  if (!refused.id.empty()) {
    put_error(values, refused.field + "-" + refused.id, refused.message);
  }
  return page(visit, "approvals", "Approvals of " + place.label, std::move(values),
              field.empty() && refused.id.empty() ? 200 : 422);
}

std::vector<std::string> words_in(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) {
    words.push_back(word);
  }
  return words;
}

Response add(Visit& visit, const Place& place) {
  const Fields& form = visit.request.form;
  if (is_blank(form["board"])) {
    return show_approvals(visit, place, "board", "Enter who decided");
  }
  const auto decided = typed_day(form["decided"]);
  if (!decided) {
    return show_approvals(visit, place, "decided", "Enter the day, such as 2026-05-18");
  }
  NewApproval approval;
  approval.document = place.document;
  approval.label = place.label;
  approval.body = form["board"];
  approval.statements = words_in(form["statements_typed"]);
  approval.step = {parse_approval_status(form["status"]).value_or(ApprovalStatus::approved),
                   *decided, form["conditions"]};
  Governance governance = governance_of(visit);
  try {
    add_approval(governance, approval);
  } catch (const Error& error) {
    return show_approvals(visit, place,
                          error.kind() == ErrorKind::not_found ? "statements_typed" : "conditions",
                          refused_because(error));
  }
  return go_to(link_to({"approvals", place.document, place.label}) + "?done=changed");
}

Response refuse_step(Visit& visit, const Place& place, const char* field,
                     const std::string& message) {
  return show_approvals(visit, place, {}, {}, {visit.request.form["id"], field, message});
}

Response add_step(Visit& visit, const Place& place) {
  const Fields& form = visit.request.form;
  const auto decided = typed_day(form["decided"]);
  const auto status = parse_approval_status(form["status"]);
  if (!status) {
    return refuse_step(visit, place, "status", "Choose what it becomes");
  }
  if (!decided) {
    return refuse_step(visit, place, "decided",
                       "Enter the day of the decision, such as 2026-05-18");
  }
  Governance governance = governance_of(visit);
  try {
    move_approval(governance, place.document, form["id"], {*status, *decided, form["conditions"]});
  } catch (const Error& error) {
    return refuse_step(visit, place, error.kind() == ErrorKind::invalid ? "conditions" : "status",
                       refused_because(error));
  }
  return go_to(link_to({"approvals", place.document, place.label}) + "?done=changed");
}

}  // namespace

Response approvals_page(Visit& visit) {
  return show_approvals(visit, place_of(visit));
}

Response record_approval(Visit& visit) {
  const Place place = place_of(visit);
  return visit.request.form["do"] == "move" ? add_step(visit, place) : add(visit, place);
}

}  // namespace redraft::web
