// What changed between any two drafts: inline, side by side, or as a list; all of it, what is of
// substance, or where somebody commented.
#include <algorithm>
#include <array>
#include <set>

#include "redraft/error.h"
#include "redraft/percent.h"
#include "web/change_values.h"
#include "web/markup.h"
#include "web/routes.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

struct View {
  const char* value;
  const char* words;
  Show show;
};

constexpr std::array<View, 3> views = {{{"inline", "in one text", Show::inline_text},
                                        {"sides", "side by side", Show::sides},
                                        {"list", "as a list", Show::list}}};

const View& view_of(const Visit& visit) {
  const std::string& given = visit.request.query["show"];
  const auto found = std::find_if(views.begin(), views.end(),
                                  [&](const View& view) { return view.value == given; });
  return found == views.end() ? views.front() : *found;
}

std::string organisation_of(const Visit& visit) {
  return visit.is_reviewer() ? visit.workspace.person(visit.who->name).reviewer.organisation
                             : std::string();
}

void add_places(const Visit& visit, CommentFilter filter, const Comparison& comparison,
                std::set<std::string>& anchors) {
  filter.document = comparison.to_document;
  for (const std::string* label : {&comparison.from_label, &comparison.to_label}) {
    filter.placed_on = *label;
    visit.workspace.each_comment(filter, [&](const Comment& comment) {
      if (comment.status == CommentStatus::withdrawn) {
        return;
      }
      for (std::size_t i = 0; i < comment.targets.size(); ++i) {
        for (const std::string* anchor : {&comment.targets[i].anchor, &comment.now[i].anchor}) {
          if (!anchor->empty()) {
            anchors.insert(*anchor);
          }
        }
      }
    });
  }
}

// Statements that were commented on: by themselves, or as far as everyone may know it by their
// organisation; for the team, by anybody or by the organisation asked for.
std::set<std::string> commented(const Visit& visit, const Comparison& comparison,
                                const std::string& by) {
  std::set<std::string> anchors;
  CommentFilter filter;
  if (visit.may(Permission::see_pile)) {
    filter.organisation = visit.request.query["organisation"];
    add_places(visit, filter, comparison, anchors);
    return anchors;
  }
  filter.audience = Audience::author;
  filter.author = visit.who->name;
  add_places(visit, filter, comparison, anchors);
  const std::string organisation = by == "organisation" ? organisation_of(visit) : "";
  if (!organisation.empty()) {
    CommentFilter theirs;
    theirs.organisation = organisation;
    theirs.audience = Audience::everyone;
    add_places(visit, theirs, comparison, anchors);
  }
  return anchors;
}

bool stands_on(const ComparedChange& change, const std::set<std::string>& anchors) {
  const auto named = [&](const StatementRef& statement) {
    return anchors.count(statement.anchor) != 0;
  };
  return std::any_of(change.from.begin(), change.from.end(), named) ||
         std::any_of(change.to.begin(), change.to.end(), named);
}

// Whose comments may be asked for, and what is chosen.
std::string add_whose(const Visit& visit, Values& values) {
  const std::string& by = visit.request.query["commented"];
  const std::string organisation = organisation_of(visit);
  values["may_ask"] = visit.may(Permission::comment);
  const bool known = visit.may(Permission::comment) &&
                     (by == "me" || (by == "organisation" && !organisation.empty()));
  ValueList list;
  const auto add = [&](const char* value, const std::string& words) {
    Values one;
    one["field"] = std::string("commented") + (list.empty() ? "" : "-" + std::string(value));
    one["value"] = value;
    one["words"] = words;
    one["chosen"] = (known ? by : "") == value;
    list.push_back(std::move(one));
  };
  add("", "all of them");
  if (visit.may(Permission::see_pile)) {
    add("me", "where somebody commented");
  } else {
    add("me", "where I commented");
    if (!organisation.empty()) {
      add("organisation", "where I or " + organisation + " commented");
    }
  }
  values["whose"] = list;
  return known ? by : "";
}

// True where a draft is compared with the one that it follows: then its notes explain the changes.
bool is_step(const Visit& visit, const Comparison& comparison) {
  const std::vector<Draft> drafts = visit.workspace.drafts(comparison.to_document);
  return std::any_of(drafts.begin(), drafts.end(), [&](const Draft& draft) {
    return draft.label == comparison.to_label && draft.previous == comparison.from_label;
  });
}

}  // namespace

Response choose_changes(Visit& visit) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  const std::string& from = visit.request.query["from"];
  const std::string& to = visit.request.query["to"];
  if (from.empty() || to.empty()) {
    return go_to(link_to({"d", document}));
  }
  return go_to(link_to({"changes", document, from, to}));
}

// The address of one change: what happened to the statement on its way into this draft.
Response one_change(Visit& visit) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  const Draft draft = visit.texts.text(visit.workspace, document, visit.part("label"))->draft;
  if (!draft.previous.empty()) {
    const Comparison comparison = visit.workspace.compare(document, draft.previous, draft.label);
    for (const Explanation& explanation : explanations(comparison, {})) {
      if (stands_on(comparison.changes[explanation.change], {visit.part("anchor")})) {
        return go_to(link_to({"changes", document, draft.previous, draft.label}) + "#" +
                     percent_encoded(explanation.anchor));
      }
    }
  }
  throw Error(ErrorKind::not_found, "show a change: the statement did not change in this draft");
}

Response changes_page(Visit& visit) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  const View& view = view_of(visit);
  const bool only = visit.request.query["only"] == "substantive";
  for (const char* part : {"from", "to"}) {
    // The working text is not published: only those who write it see it.
    if (visit.part(part) != working_label || !visit.may(Permission::publish)) {
      static_cast<void>(visit.texts.text(visit.workspace, document, visit.part(part)));
    }
  }
  const Comparison comparison =
      visit.workspace.compare(document, visit.part("from"), visit.part("to"));
  Values values;
  const std::string by = add_whose(visit, values);
  const std::set<std::string> anchors =
      by.empty() ? std::set<std::string>() : commented(visit, comparison, by);
  const bool step = is_step(visit, comparison);
  const std::vector<ChangeNote> notes =
      step ? visit.workspace.notes({document, comparison.to_label}) : std::vector<ChangeNote>();
  ValueList changes;
  for (const Explanation& explanation : explanations(comparison, notes)) {
    const ComparedChange& change = comparison.changes[explanation.change];
    const bool unchanged = change.change.kind == ChangeKind::unchanged;
    if (unchanged || (only && change.significance != Significance::substantive) ||
        (!by.empty() && !stands_on(change, anchors))) {
      continue;
    }
    Values one = change_values(comparison, change, explanation.anchor, view.show);
    ValueList list;
    for (const std::size_t note : explanation.notes) {
      list.push_back(note_values(notes[note]));
    }
    one["notes"] = list;
    put(one, "short_link",
        step ? link_to({"change", document, comparison.to_label, explanation.anchor}) : "");
    changes.push_back(std::move(one));
  }
  ValueList choices;
  for (const View& choice : views) {
    Values one;
    one["value"] = choice.value;
    one["words"] = choice.words;
    one["chosen"] = view.value == choice.value;
    choices.push_back(std::move(one));
  }
  values["document_link"] = link_to({"d", document});
  values["from"] = comparison.from_label;
  values["to"] = comparison.to_label;
  values["summary"] = summary_of(comparison);
  values["views"] = choices;
  values["only"] = only;
  values["by_comments"] = !by.empty();
  values["by_organisation"] = by == "organisation";
  values["as_list"] = view.show == Show::list;
  values["has_changes"] = !changes.empty();
  values["changes"] = changes;
  return page(visit, "changes",
              "Changes from " + comparison.from_label + " to " + comparison.to_label,
              std::move(values));
}

}  // namespace redraft::web
