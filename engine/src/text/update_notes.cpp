#include "text/update_notes.h"

#include "base/notes_titles.h"
#include "text/lines.h"
#include "text/slugs.h"

namespace redraft::text {

namespace {

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
  return titles_update_notes(without_numbering(title));
}

}  // namespace redraft::text
