#include "web/working_text.h"

#include <functional>

#include "web/change_values.h"
#include "web/markup.h"

namespace redraft::web {

namespace {

constexpr std::size_t most_shown = 100;  // changes on one page; the comparison has all

void add_changes(const Visit& visit, const std::string& document, const std::string& text,
                 Values& values) {
  const Comparison comparison = visit.workspace.compare_text(document, text);
  const bool first = comparison.from_label.empty();
  ValueList list;
  std::size_t count = 0;
  if (!first) {
    for (const Explanation& explanation : explanations(comparison, {})) {
      if (++count <= most_shown) {
        list.push_back(change_values(comparison, comparison.changes[explanation.change],
                                     explanation.anchor, Show::inline_text));
      }
    }
  }
  const std::string summary = first ? "" : summary_of(comparison);
  put(values, "effect",
      first             ? "It would be the first draft."
      : summary.empty() ? "No statement is changed since " + comparison.from_label + "."
                        : "Since " + comparison.from_label + ". " + summary);
  values["has_effects"] = !list.empty();
  values["effects"] = list;
  put(values, "more_effects", count > most_shown ? std::to_string(count - most_shown) : "");
}

void add_risks(const Visit& visit, const std::string& document, const std::string& text,
               Values& values) {
  const CommentsIfPublished found = visit.workspace.comments_if_published(document, text);
  ValueList list;
  const auto add = [&](const std::vector<PlaceAtRisk>& places, const char* becomes) {
    for (const PlaceAtRisk& place : places) {
      Values one;
      one["id"] = place.comment.text;
      one["becomes"] = becomes;
      put(one, "then", place.then);
      list.push_back(std::move(one));
    }
  };
  add(found.tray, "would need a person to say where it belongs");
  add(found.lost, "would lose its words or its statement");
  values["comments"] = list.empty() ? std::string("No comment would lose its place.")
                                    : count_words(list.size(), "comment") + " would lose a place:";
  values["has_risks"] = !list.empty();
  values["risks"] = list;
}

}  // namespace

std::string working_text(const Visit& visit, const std::string& document) {
  return visit.workspace.text(document, std::string(working_label)).document.source;
}

std::string version_of(const std::string& text) {
  return std::to_string(text.size()) + "-" + std::to_string(std::hash<std::string>()(text));
}

std::string with_line_feeds(const std::string& text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r' || (i + 1 < text.size() && text[i + 1] != '\n')) {
      out += text[i];
    }
  }
  return out;
}

void add_effect(const Visit& visit, const std::string& document, const std::string& text,
                Values& values) {
  add_changes(visit, document, text, values);
  add_risks(visit, document, text, values);
}

}  // namespace redraft::web
