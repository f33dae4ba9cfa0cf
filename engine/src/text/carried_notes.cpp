#include "redraft/carried_notes.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "text/lines.h"
#include "text/tokens.h"

namespace redraft {

namespace {

constexpr std::size_t longest_label = 24;  // bytes

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "V0-1", "2", "Version 2.1", "Draft 3", perhaps with a day behind it in brackets.
bool is_label(std::string_view text) {
  if (text.empty() || text.size() > longest_label) {
    return false;
  }
  const std::string folded = text::fold(text);
  std::string_view rest = folded;
  for (const std::string_view word : {"version ", "draft ", "edition ", "issue ", "v.", "v"}) {
    if (rest.starts_with(word)) {
      rest.remove_prefix(word.size());
      break;
    }
  }
  rest = text::trim(rest);
  return !rest.empty() && is_digit(rest.front()) &&
         std::all_of(rest.begin(), rest.end(),
                     [](char c) { return is_digit(c) || c == '.' || c == '-' || c == '_'; });
}

// "V1 – Updates" as its label and what stands behind; an empty label where there is none.
std::pair<std::string, std::string> labelled(std::string_view text) {
  text = text::trim(text);
  if (is_label(text)) {
    return {std::string(text), {}};
  }
  constexpr std::array<std::string_view, 5> marks = {" – ", " — ", " - ", ": ", ", "};
  for (const std::string_view mark : marks) {
    const std::size_t at = text.find(mark);
    if (at != std::string_view::npos && is_label(text.substr(0, at))) {
      return {std::string(text.substr(0, at)),
              std::string(text::trim(text.substr(at + mark.size())))};
    }
  }
  return {};
}

// The section without its own title and without what stands between our markers.
std::string section_of(const Document& document) {
  std::string_view text = document.source;
  text = text.substr(document.notes->begin, document.notes->end - document.notes->begin);
  const std::size_t begin = text.find(notes_begin);
  if (begin == std::string_view::npos) {
    return std::string(text);
  }
  const std::size_t end = text.find(notes_end, begin);
  return std::string(text.substr(0, begin)) +
         (end == std::string_view::npos
              ? std::string()
              : std::string(text.substr(end + std::string_view(notes_end).size())));
}

// As in the file, but with another title: under this one nothing would be a statement.
std::string retitled(const std::string& section) {
  const std::size_t end = section.find('\n');
  return end == std::string::npos ? std::string() : section.substr(end);
}

}  // namespace

std::vector<CarriedNotes> carried_notes(const Document& document) {
  std::vector<CarriedNotes> parts;
  if (!document.notes) {
    return parts;
  }
  for (const Statement& statement :
       parse_markdown(retitled(section_of(document)), ReadStances::no).statements) {
    if (auto [label, summary] = labelled(statement.text); !label.empty()) {
      parts.push_back({std::move(label), std::move(summary), {}});
    } else if (!parts.empty()) {
      parts.back().entries.push_back(statement.text);
    }
  }
  return parts;
}

}  // namespace redraft
