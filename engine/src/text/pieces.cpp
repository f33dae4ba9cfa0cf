#include "text/pieces.h"

namespace redraft::text {

namespace {

constexpr std::size_t nowhere = std::string_view::npos;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// True where only white space and the marks of lists and quotes stand before `at` on its line.
bool opens_line(std::string_view text, std::size_t at) {
  constexpr std::string_view marks = " \t>*+-0123456789.)";
  const std::size_t before = at == 0 ? nowhere : text.find_last_not_of(marks, at - 1);
  return before == nowhere || text[before] == '\n';
}

// HTML of the kinds that an empty line does not end, unless it is a comment that ends on its line.
bool runs_on(std::string_view html) {
  constexpr std::string_view comment = "<!--";
  if (html.starts_with(comment)) {
    const std::size_t end = html.find("-->", comment.size());
    return end == nowhere || html.substr(0, end).find('\n') != nowhere;
  }
  constexpr std::string_view begins = "!?pPsStT";  // <pre>, <script>, <style>, <textarea>
  return html.size() > 1 && begins.find(html[1]) != nowhere;
}

// Whether a block that may run across empty lines begins in the text: fenced code, or HTML.
bool may_run_on(std::string_view text) {
  if (text.find("```") != nowhere || text.find("~~~") != nowhere) {
    return true;
  }
  for (std::size_t at = text.find('<'); at != nowhere; at = text.find('<', at + 1)) {
    if (opens_line(text, at) && runs_on(text.substr(at))) {
      return true;
    }
  }
  return false;
}

// Where a paragraph of the outermost level opens, at `from` or later: a letter at the start of a
// line, after an empty one.
std::size_t next_opening(std::string_view text, std::size_t from) {
  constexpr std::string_view empty_line = "\n\n";
  for (std::size_t at = text.find(empty_line, from); at != nowhere;
       at = text.find(empty_line, at + 1)) {
    const std::size_t next = at + empty_line.size();
    if (next < text.size() && is_letter(text[next])) {
      return next;
    }
  }
  return nowhere;
}

}  // namespace

std::vector<std::string_view> pieces_of(std::string_view markdown, std::size_t least) {
  std::vector<std::string_view> pieces;
  if (markdown.size() > least && markdown.find('\r') == nowhere && markdown.find("]:") == nowhere) {
    for (std::size_t cut = next_opening(markdown, least);
         cut != nowhere && !may_run_on(markdown.substr(0, cut));
         cut = next_opening(markdown, least)) {
      pieces.push_back(markdown.substr(0, cut));
      markdown.remove_prefix(cut);
    }
  }
  pieces.push_back(markdown);
  return pieces;
}

}  // namespace redraft::text
