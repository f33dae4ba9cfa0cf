#include "web/change_values.h"

#include "web/markup.h"
#include "web/wording.h"

namespace redraft::web {

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
  return beginning((change.to.empty() ? change.from : change.to).front().text);
}

Values change_values(const Comparison& comparison, const ComparedChange& change,
                     const std::string& anchor, Show show) {
  Values values;
  const bool gone = change.to.empty();
  const StatementRef& statement = (gone ? change.from : change.to).front();
  values["anchor"] = anchor;
  values["where"] = where_words(change);
  const std::string& label = gone ? comparison.from_label : comparison.to_label;
  put(values, "link",
      label == working_label || label.empty()
          ? ""
          : link_to({"d", comparison.to_document, label, statement.anchor}));
  values["facts"] = change_words(change);
  put(values, "inline_html", show == Show::inline_text ? redline_html(change.words) : "");
  values["sides"] = show == Show::sides;
  if (show == Show::sides) {
    put(values, "before_html", change.from.empty() ? "" : side_html(change.words, Side::before));
    put(values, "after_html", gone ? "" : side_html(change.words, Side::after));
  }
  values["begins"] = beginning(change);
  return values;
}

Values note_values(const ChangeNote& note) {
  Values values;
  values["note_id"] = note.id.text;
  values["note_link"] = link_to({"n", note.id.text});
  values["change_what"] = note.what;
  put(values, "why", note.why);
  put(values, "avoided", note.avoided);
  put(values, "edit_link", "");
  put(values, "rests_on",
      note.comments.empty() ? "" : count_words(note.comments.size(), "comment"));
  return values;
}

Status status_of(const Explanation& explanation) {
  return !explanation.notes.empty() ? Status::explained
         : explanation.wanted       ? Status::wanted
                                    : Status::not_needed;
}

std::string summary_of(const Comparison& comparison) {
  std::map<std::string, std::size_t> counts;
  for (const ComparedChange& change : comparison.changes) {
    if (change.change.kind != ChangeKind::unchanged) {
      ++counts[to_string(change.change.kind)];
    }
  }
  std::string words;
  for (const auto& [kind, count] : counts) {
    words += (words.empty() ? "" : ", ") + std::to_string(count) + " " + kind;
  }
  return words.empty() ? "" : "Statements and headings: " + words + ".";
}

}  // namespace redraft::web
