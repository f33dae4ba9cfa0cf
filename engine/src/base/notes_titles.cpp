#include "base/notes_titles.h"

#include <algorithm>
#include <array>
#include <string>

namespace redraft {

namespace {

constexpr std::array<std::string_view, 8> titles = {
    "update notes",     "update note",     "change log",       "changelog",
    "revision history", "version history", "document history", "notes on changes"};
constexpr std::string_view opening = "changes since ";
constexpr std::size_t longest_title = 60;

}  // namespace

bool titles_update_notes(std::string_view title) {
  while (!title.empty() &&
         std::string_view(":. \t\r\n\f\v").find(title.back()) != std::string_view::npos) {
    title.remove_suffix(1);
  }
  std::string folded(title.substr(0, longest_title));
  std::transform(folded.begin(), folded.end(), folded.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return folded.starts_with(opening) ||
         (title.size() <= longest_title &&
          std::find(titles.begin(), titles.end(), folded) != titles.end());
}

}  // namespace redraft
