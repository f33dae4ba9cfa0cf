#include "text/pieces.h"

#include <algorithm>
#include <cstring>

#include "text/byte_block.h"

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

constexpr std::string_view empty_line = "\n\n";

// Where a paragraph of the outermost level opens, at `from` or later: a letter at the start of a
// line, after an empty one.
std::size_t next_opening(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find(empty_line, from); at != nowhere;
       at = text.find(empty_line, at + 1)) {
    const std::size_t next = at + empty_line.size();
    if (next < text.size() && is_letter(text[next])) {
      return next;
    }
  }
  return nowhere;
}

// Whether some byte may mean something to Markdown inside a line, or is no text.
bool is_telling(const ByteBlock& bytes) {
  return any((bytes < ' ') | (bytes - '[' < 3) | (bytes - '_' < 2) | (bytes == '*') |
             (bytes == '<') | (bytes == '&') | (bytes == 0x7F));  // "[\]" and "_`"
}

bool is_plain(std::string_view line) {
  constexpr std::size_t size = sizeof(ByteBlock);
  std::size_t at = 0;
  for (; at + size <= line.size(); at += size) {
    if (is_telling(block_at(line.data() + at))) {
      return false;
    }
  }
  ByteBlock rest = ByteBlock{} + ' ';
  std::memcpy(&rest, line.data() + at, line.size() - at);
  return !is_telling(rest);
}

// The plain paragraph that a text begins with where a paragraph may open, with the empty lines
// after it; or nothing.
std::string_view plain_paragraph(std::string_view text) {
  if (text.empty() || !is_letter(text.front())) {
    return {};
  }
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::size_t next = std::min(text.find_first_not_of('\n', end), text.size());
  const bool alone = next == text.size() || next > end + 1;
  return alone && is_plain(text.substr(0, end)) ? text.substr(0, next) : std::string_view();
}

bool may_be_cut(std::string_view markdown) {
  return markdown.find('\r') == nowhere && markdown.find("]:") == nowhere;
}

}  // namespace

std::vector<std::string_view> pieces_of(std::string_view markdown, std::size_t least) {
  std::vector<std::string_view> pieces;
  if (markdown.size() > least && may_be_cut(markdown)) {
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

std::vector<MarkdownPiece> pieces_and_plain(std::string_view markdown, std::size_t least) {
  std::vector<MarkdownPiece> pieces;
  if (!may_be_cut(markdown)) {
    return {{markdown, false}};
  }
  const auto cut_before = [&](std::size_t cut) {
    if (cut > 0) {
      pieces.push_back({markdown.substr(0, cut), false});
      markdown.remove_prefix(cut);
    }
  };
  std::size_t cut = 0;
  while (cut != nowhere) {
    const std::string_view plain = plain_paragraph(markdown.substr(cut));
    if (!plain.empty() || cut >= least) {
      if (may_run_on(markdown.substr(0, cut))) {
        break;
      }
      cut_before(cut);
      cut = 0;
    }
    if (!plain.empty()) {
      pieces.push_back({plain, true});
      markdown.remove_prefix(plain.size());
    }
    const bool opens = !plain.empty() && !markdown.empty() && is_letter(markdown.front());
    cut = opens ? 0 : next_opening(markdown, cut);
  }
  if (!markdown.empty() || pieces.empty()) {
    pieces.push_back({markdown, false});
  }
  return pieces;
}

}  // namespace redraft::text
