#include "text/update_notes.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/lines.h"
#include "text/slugs.h"

namespace redraft::text {

namespace {

constexpr std::array<std::string_view, 9> titles = {
    "update notes",    "update note",      "change log",       "changelog",    "revision history",
    "version history", "document history", "notes on changes", "changes since"};

bool is_comment(std::string_view html, std::string_view words) {
  html = trim(html);
  if (!html.starts_with("<!--")) {
    return false;
  }
  html.remove_prefix(4);
  const std::size_t end = html.find("-->");
  return end != std::string_view::npos && trim(html.substr(0, end)) == words;
}

}  // namespace

bool opens_notes(std::string_view html) {
  return is_comment(html, "redraft:update-notes");
}

bool closes_notes(std::string_view html) {
  return is_comment(html, "/redraft:update-notes");
}

bool is_notes_title(std::string_view title) {
  std::string_view bare = without_numbering(title);
  while (!bare.empty() && (bare.back() == ':' || bare.back() == '.' || is_space(bare.back()))) {
    bare.remove_suffix(1);
  }
  std::string folded(bare.substr(0, 60));
  std::transform(folded.begin(), folded.end(), folded.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return folded.starts_with("changes since ") ||
         (bare.size() <= 60 &&
          std::find(titles.begin(), titles.end() - 1, folded) != titles.end() - 1);
}

}  // namespace redraft::text
