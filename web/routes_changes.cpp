// What changed between any two drafts: inline, side by side, or as a list.
#include <algorithm>
#include <array>

#include "redraft/error.h"
#include "web/markup.h"
#include "web/routes.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

struct View {
  const char* value;
  const char* words;
};

constexpr std::array<View, 3> views = {
    {{"inline", "in one text"}, {"sides", "side by side"}, {"list", "as a list"}}};

std::string where_words(const ComparedChange& change) {
  const auto& side = change.to.empty() ? change.from : change.to;
  std::string words;
  for (const StatementRef& statement : side) {
    words += (words.empty() ? "" : ", ") + statement.number;
  }
  std::string was;
  for (const StatementRef& statement : change.to.empty() ? change.to : change.from) {
    was += (was.empty() ? "" : ", ") + statement.number;
  }
  const std::string section = side.front().section.empty() ? "" : " " + side.front().section.back();
  return words + section + (was.empty() || was == words ? "" : " (was " + was + ")");
}

std::string beginning(const ComparedChange& change) {
  constexpr std::size_t most = 100;
  const std::string& text = (change.to.empty() ? change.from : change.to).front().text;
  if (text.size() <= most) {
    return text;
  }
  return text.substr(0, text.rfind(' ', most)) + " …";
}

Values change_values(const Comparison& comparison, const ComparedChange& change,
                     const std::string& show) {
  Values values;
  const bool gone = change.to.empty();
  const StatementRef& statement = (gone ? change.from : change.to).front();
  values["where"] = where_words(change);
  const std::string& label = gone ? comparison.from_label : comparison.to_label;
  put(values, "link",
      label == working_label ? ""
                             : link_to({"d", comparison.to_document, label, statement.anchor}));
  values["facts"] = change_words(change);
  put(values, "inline_html", show == "inline" ? redline_html(change.words) : "");
  values["sides"] = show == "sides";
  if (show == "sides") {
    put(values, "before_html", change.from.empty() ? "" : side_html(change.words, Side::before));
    put(values, "after_html", gone ? "" : side_html(change.words, Side::after));
  }
  values["begins"] = beginning(change);
  return values;
}

std::string summary_of(const Comparison& comparison) {
  std::map<std::string, std::size_t> counts;
  for (const ComparedChange& change : comparison.changes) {
    ++counts[to_string(change.change.kind)];
  }
  std::string words;
  for (const auto& [kind, count] : counts) {
    words += (words.empty() ? "" : ", ") + std::to_string(count) + " " + kind;
  }
  return words.empty() ? "" : "Statements and headings: " + words + ".";
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

Response changes_page(Visit& visit) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  const std::string& given = visit.request.query["show"];
  const bool known = std::any_of(views.begin(), views.end(),
                                 [&](const View& view) { return view.value == given; });
  const std::string show = known ? given : views[0].value;
  const bool only = visit.request.query["only"] == "substantive";
  for (const char* part : {"from", "to"}) {
    // The working text is not published: only those who write it see it.
    if (visit.part(part) != working_label || !visit.may(Permission::publish)) {
      static_cast<void>(visit.texts.text(visit.workspace, document, visit.part(part)));
    }
  }
  const Comparison comparison =
      visit.workspace.compare(document, visit.part("from"), visit.part("to"));
  ValueList changes;
  for (const ComparedChange& change : comparison.changes) {
    if (change.change.kind != ChangeKind::unchanged &&
        (!only || change.significance == Significance::substantive)) {
      changes.push_back(change_values(comparison, change, show));
    }
  }
  ValueList choices;
  for (const View& view : views) {
    Values one;
    one["value"] = view.value;
    one["words"] = view.words;
    one["chosen"] = show == view.value;
    choices.push_back(std::move(one));
  }
  Values values;
  values["document_link"] = link_to({"d", document});
  values["from"] = comparison.from_label;
  values["to"] = comparison.to_label;
  values["summary"] = summary_of(comparison);
  values["views"] = choices;
  values["only"] = only;
  values["as_list"] = show == "list";
  values["has_changes"] = !changes.empty();
  values["changes"] = changes;
  return page(visit, "changes",
              "Changes from " + comparison.from_label + " to " + comparison.to_label,
              std::move(values));
}

}  // namespace redraft::web
