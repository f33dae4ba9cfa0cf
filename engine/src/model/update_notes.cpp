#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/markup.h"
#include "model/explanations.h"
#include "redraft/carried_notes.h"

namespace redraft {

namespace {

constexpr const char* unknown_sector = "sector not stated";

// One line of the editor's Markdown: line breaks would end the entry, and a comment could hide what
// follows it.
std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!space) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  while (!line.empty() && line.back() == ' ') {
    line.pop_back();
  }
  for (std::size_t at = line.find("<!--"); at != std::string::npos; at = line.find("<!--", at)) {
    line.replace(at, 1, "&lt;");
  }
  return line;
}

std::string escaped(std::string_view text) {
  return escape_markdown(one_line(text), MarkdownPlace::running);
}

// Without a leading mark that would make a heading, quote or list of it, and ending in a full stop.
std::string sentence(std::string_view text) {
  std::string line = one_line(text);
  if (!line.empty() && std::string_view("#>-+=").find(line.front()) != std::string_view::npos) {
    line.insert(line.begin(), '\\');
  }
  if (!line.empty() && std::string_view(".!?").find(line.back()) == std::string_view::npos) {
    line += '.';
  }
  return line;
}

std::string without_full_stop(std::string text) {
  while (!text.empty() && text.back() == '.') {
    text.pop_back();
  }
  return text;
}

std::string what_and_why(const ChangeNote& note) {
  const std::string why = without_full_stop(one_line(note.why));
  return why.empty() ? sentence(note.what)
                     : sentence(without_full_stop(one_line(note.what)) + " (" + why + ")");
}

// "Leadership 7.3 (`leadership-3`), 7.4 (`leadership-4`); Access 2.1 of V0-1 (`access-1`)".
std::string where(const std::vector<std::string>& anchors, const model::ChangeIndex& index,
                  const std::string& previous) {
  std::vector<std::pair<std::string, std::string>> sections;  // title, its statements
  for (const std::string& anchor : anchors) {
    const StatementRef* statement = index.find(anchor);
    const bool titled = statement != nullptr && !statement->section.empty();
    const std::string title = titled ? escaped(statement->section.back()) : "";
    std::string place =
        statement != nullptr && !statement->number.empty() ? statement->number + " " : "";
    if (!place.empty() && !index.stands(anchor) && !previous.empty()) {
      place += "of " + escaped(previous) + " ";
    }
    place += "(`" + anchor + "`)";
    const auto at = std::find_if(sections.begin(), sections.end(),
                                 [&](const auto& section) { return section.first == title; });
    if (at == sections.end()) {
      sections.emplace_back(title, place);
    } else {
      at->second += ", " + place;
    }
  }
  std::string text;
  for (const auto& [title, places] : sections) {
    text += text.empty() ? "" : "; ";
    text += title + (title.empty() ? "" : " ") + places;
  }
  return text;
}

std::string counted(std::size_t n, const std::string& noun) {
  return std::to_string(n) + " " + noun + (n == 1 ? "" : "s");
}

// "3 comments: 2 health, 1 voluntary", most first, the unknown last.
std::string rests_on(const std::vector<CommentId>& ids, const std::vector<Comment>& comments) {
  std::map<std::string, std::size_t> sectors;
  const std::set<CommentId> once(ids.begin(), ids.end());
  for (const CommentId& id : once) {
    const auto at = std::find_if(comments.begin(), comments.end(),
                                 [&](const Comment& comment) { return comment.id == id; });
    const bool known = at != comments.end() && !at->reviewer.sector.empty();
    ++sectors[known ? escaped(at->reviewer.sector) : unknown_sector];
  }
  std::vector<std::pair<std::string, std::size_t>> most(sectors.begin(), sectors.end());
  std::stable_sort(most.begin(), most.end(), [](const auto& left, const auto& right) {
    const bool known = left.first != unknown_sector;
    const bool other_known = right.first != unknown_sector;
    return known != other_known ? known : left.second > right.second;
  });
  std::string text = counted(once.size(), "comment") + ": ";
  for (std::size_t i = 0; i < most.size(); ++i) {
    text += (i == 0 ? "" : ", ") + std::to_string(most[i].second) + " " + most[i].first;
  }
  return text;
}

std::string entry(const ChangeNote& note, const NotesInput& input,
                  const model::ChangeIndex& index) {
  std::string text = "- " + what_and_why(note);
  if (note.significance == Significance::editorial) {
    text += " Editorial.";
  }
  if (!one_line(note.avoided).empty()) {
    text += " Wording avoided: " + sentence(note.avoided);
  }
  if (!note.anchors.empty()) {
    text += " Where: " + where(note.anchors, index, input.draft.previous) + ".";
  }
  if (!note.comments.empty()) {
    text += " Rests on " + rests_on(note.comments, input.comments) + ".";
  }
  return text + "\n";
}

std::string counted_decisions(const std::map<Decision, std::size_t>& decisions) {
  std::string text;
  for (const auto& [decision, n] : decisions) {
    text += (text.empty() ? "" : ", ") + std::to_string(n) + " " + to_string(decision);
  }
  return text;
}

// "Themes: Buses (3 comments: 2 accepted, 1 noted)." Only what is answered.
std::string themes_answered(const NotesInput& input) {
  std::map<std::string, std::map<Decision, std::size_t>> themes;
  for (const Comment& comment : input.comments) {
    if (comment.disposition && comment.disposition->released) {
      for (const std::string& theme : comment.themes) {
        ++themes[theme][comment.disposition->decision];
      }
    }
  }
  std::string text;
  for (const auto& [theme, decisions] : themes) {
    std::size_t all = 0;
    for (const auto& [decision, n] : decisions) {
      all += n;
    }
    text += (text.empty() ? "" : "; ") + escaped(theme) + " (" + counted(all, "comment") + ": " +
            counted_decisions(decisions) + ")";
  }
  return text.empty() ? "" : "\nThemes: " + text + ".\n";
}

std::string came_late(const NotesInput& input) {
  const auto late = static_cast<std::size_t>(
      std::count_if(input.comments.begin(), input.comments.end(), [](const Comment& comment) {
        return comment.late && comment.status != CommentStatus::withdrawn;
      }));
  return late == 0 ? ""
                   : "\n" + counted(late, "comment") + " came after the consultation had closed.\n";
}

std::string decided_without_change(const NotesInput& input) {
  std::map<Decision, std::size_t> decisions;
  std::size_t all = 0;
  for (const Comment& comment : input.comments) {
    if (comment.disposition && comment.disposition->released &&
        comment.disposition->decision != Decision::accepted &&
        comment.disposition->decision != Decision::accepted_in_part) {
      ++decisions[comment.disposition->decision];
      ++all;
    }
  }
  if (all == 0) {
    return "";
  }
  return "\nComments that led to no change: " + std::to_string(all) + " (" +
         counted_decisions(decisions) + ").\n";
}

std::string not_yet_explained(const NotesInput& input) {
  std::string text;
  if (input.changes != nullptr) {
    for (const ComparedChange* change : model::unexplained(*input.changes, input.notes)) {
      text += (text.empty() ? "" : "; ") + model::numbers_of(*change) + " " +
              model::happened_to(*change);
    }
  }
  return text.empty() ? "" : "\nNot yet explained: " + text + ".\n";
}

// Of the working text, unless it is shown under the label that it will have.
std::string heading(const Draft& draft) {
  if (draft.state != DraftState::working || draft.label != to_string(DraftState::working)) {
    return escaped(draft.label);
  }
  return draft.previous.empty()
             ? "Not yet published"
             : "Changes since " + escaped(draft.previous) + ", not yet published";
}

bool names(const std::vector<CarriedNotes>& parts, const std::string& label) {
  return parts.size() == 1 && parts.front().label == label;
}

std::string entries_of(const CarriedNotes& part) {
  std::string text;
  for (const std::string& one : part.entries) {
    text += (text.empty() ? "\n- " : "- ") + sentence(escaped(one)) + "\n";
  }
  return text;
}

}  // namespace

std::string carried_part(const CarriedNotes& part) {
  const std::string summary = escaped(part.summary);
  return "**" + escaped(part.label) + "**" + (summary.empty() ? "" : " – " + summary) + "\n" +
         entries_of(part);
}

std::string update_notes(const NotesInput& input, const std::vector<CarriedNotes>& carried) {
  const model::ChangeIndex index(input.changes);
  const bool own = names(carried, input.draft.label);
  std::string summary = one_line(input.draft.summary);
  if (summary.empty() && own) {
    summary = escaped(carried.front().summary);
  }
  std::string text = "**" + heading(input.draft) + "**";
  text += (summary.empty() ? "" : " – " + summary) + "\n";
  for (const CarriedNotes& part : carried) {
    text += own ? entries_of(part) : "\n" + carried_part(part);
  }
  for (std::size_t i = 0; i < input.notes.size(); ++i) {
    text += (i == 0 ? "\n" : "") + entry(input.notes[i], input, index);
  }
  return text + themes_answered(input) + decided_without_change(input) + came_late(input) +
         not_yet_explained(input);
}

std::string update_notes(const NotesInput& input) {
  return update_notes(input, {});
}

}  // namespace redraft
