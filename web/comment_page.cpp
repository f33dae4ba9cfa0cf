#include "web/comment_page.h"

#include <array>

#include "redraft/address.h"
#include "web/comment_values.h"
#include "web/markup.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

constexpr std::array<Decision, 8> decisions = {
    Decision::accepted,        Decision::accepted_in_part,
    Decision::already_covered, Decision::not_accepted,
    Decision::out_of_scope,    Decision::deferred,
    Decision::duplicate,       Decision::noted};

Values choice(const std::string& value, const std::string& words, bool chosen) {
  Values one;
  one["value"] = value;
  one["words"] = words;
  one["chosen"] = chosen;
  return one;
}

// Its statement, in the next draft and on the drafts that came after the comment.
ValueList change_choices(const Visit& visit, const Comment& comment) {
  const std::string& anchor = comment.now.front().anchor;
  ValueList list;
  if (anchor.empty()) {
    return list;
  }
  const std::string chosen = visit.request.form["change"];
  const auto add = [&](const std::string& label, const std::string& words) {
    const std::string value = to_string(Address{comment.document, anchor, label});
    list.push_back(choice(value, words, value == chosen));
  };
  add(std::string(working_label), "This statement, in the next draft");
  bool later = false;
  for (const Draft& draft : visit.workspace.drafts(comment.document)) {
    if (later) {
      add(draft.label, "This statement, on " + draft.label);
    }
    later = later || draft.label == comment.draft;
  }
  return list;
}

ValueList candidate_list(Visit& visit, const Comment& comment, const Placement& now) {
  ValueList list;
  const auto text = visit.texts.text(visit.workspace, comment.document, now.draft);
  for (const std::string& anchor : now.candidates) {
    const auto index = find_statement(*text, anchor);
    if (!index) {
      continue;
    }
    const Statement& statement = text->document.statements[*index];
    Values one = choice(anchor, statement.number + ": " + statement.text, false);
    one["field"] = list.empty() ? "anchor" : "anchor-" + anchor;
    list.push_back(std::move(one));
  }
  Values none = choice("-", "No statement of this draft", false);
  none["field"] = list.empty() ? "anchor" : "anchor-none";
  list.push_back(std::move(none));
  return list;
}

void add_staff_fields(Visit& visit, const Comment& comment, Values& values) {
  add_answer_fields(visit, values);
  const Fields& form = visit.request.form;
  std::string tags;
  for (const std::string& tag : comment.tags) {
    tags += (tags.empty() ? "" : ", ") + tag;
  }
  put(values, "assignee", form.has("assignee") ? form["assignee"] : comment.assignee);
  put(values, "tags", form.has("tags") ? form["tags"] : tags);
  put(values, "withhold", form["withhold"]);
  values["redact_link"] = link_to({"c", comment.id.text, "redact"});
  values["may_apply"] = visit.may(Permission::publish) && comment.suggestion.has_value() &&
                        comment.status != CommentStatus::withdrawn;
  put(values, "text_link",
      visit.may(Permission::publish) ? link_to({"text", comment.document}) : "");
  const ValueList changes = change_choices(visit, comment);
  values["has_changes"] = !changes.empty();
  values["changes"] = changes;
  values["in_tray"] = false;
  for (const Placement& now : comment.now) {
    if (now.outcome == Outcome::tray && visit.may(Permission::answer)) {
      values["in_tray"] = true;
      values["newest"] = now.draft;
      put(values, "tray_reason", now.reason);
      values["candidates"] = candidate_list(visit, comment, now);
      break;
    }
  }
}

// Its words, as they are or as they were typed.
void add_edit_fields(Visit& visit, const Comment& comment, Values& values) {
  const Fields& form = visit.request.form;
  values["editing"] = form.has("edit");
  put(values, "edit", form.has("edit") ? form["edit"] : comment.body);
  put(values, "replaced", comment.suggestion ? replaced_words(visit, comment) : "");
  const std::string typed =
      form.has("suggestion") ? form["suggestion"] : comment.suggestion.value_or("");
  values["suggestion_label"] = "Wording that you suggest instead";
  put(values, "suggestion", typed);
  put(values, "preview_html",
      comment.suggestion && form["do"] == "preview" && !is_blank(typed)
          ? redline_html(redline(replaced_words(visit, comment), typed))
          : "");
  put(values, "suggestion_error", "");
  put(values, "edit_error", "");
}

}  // namespace

std::string done_link(const Comment& comment, const std::string& what) {
  return link_to({"c", comment.id.text}) + "?done=" + what;
}

void add_answer_fields(const Visit& visit, Values& values) {
  const Fields& form = visit.request.form;
  ValueList list;
  for (const Decision decision : decisions) {
    const std::string words = to_string(decision);
    list.push_back(choice(words, words, form["decision"] == words));
  }
  values["decisions"] = list;
  put(values, "given_reason", form["reason"]);
  values["drafted"] = form["drafted"] == "yes";
  for (const char* error : {"decision_error", "reason_error", "withhold_error", "anchor_error",
                            "tags_error", "assignee_error", "apply_error"}) {
    put(values, error, "");
  }
}

std::optional<Disposition> typed_answer(const Visit& visit) {
  const Fields& form = visit.request.form;
  const auto decision = parse_decision(form["decision"]);
  if (!decision) {
    return std::nullopt;
  }
  Disposition answer;
  answer.decision = *decision;
  answer.reason = form["reason"];
  answer.change = form["change"];
  answer.released = form["drafted"] != "yes";
  return answer;
}

void put_error(Values& values, const std::string& field, const std::string& message) {
  values[field + "_error"] = message;
  values["has_errors"] = true;
  Values one;
  one["field"] = field;
  one["message"] = message;
  values["errors"] = ValueList{one};
}

Response show_comment(Visit& visit, const Comment& comment, const std::string& field,
                      const std::string& message) {
  Values values = comment_values(visit, comment);
  put(values, "back",
      place_name(visit, comment.document, comment.draft, comment.targets.front().anchor).link);
  ValueList places;
  for (std::size_t i = 0; i < comment.targets.size(); ++i) {
    places.push_back(place_values(visit, comment, i));
  }
  values["places"] = places;
  values["may_reply"] = visit.may(Permission::answer) || is_mine(visit, comment);
  values["is_mine"] = is_mine(visit, comment) && comment.status != CommentStatus::withdrawn;
  add_edit_fields(visit, comment, values);
  put(values, "reply", visit.request.form["reply"]);
  values["is_staff"] = visit.may(Permission::see_pile);
  values["may_answer"] = visit.may(Permission::answer);
  values["may_moderate"] = visit.may(Permission::moderate);
  values["may_redact"] = visit.may(Permission::redact);
  if (visit.may(Permission::see_pile)) {
    add_staff_fields(visit, comment, values);
  }
  if (!field.empty()) {
    put_error(values, field, message);
  }
  return page(visit, "comment", "Comment " + comment.id.text, std::move(values),
              field.empty() ? 200 : 422);
}

}  // namespace redraft::web
