#include "base/markup.h"

#include <algorithm>

namespace redraft {

namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_word(char c) {
  return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool one_of(char c, std::string_view marks) {
  return marks.find(c) != std::string_view::npos;
}

// Where a mark at the start of the line that begins here would open a block: the character to
// escape.
std::size_t opening_mark(std::string_view text, std::size_t line) {
  std::size_t at = line;
  while (at < text.size() && text[at] == ' ') {
    ++at;
  }
  if (at < text.size() && (one_of(text[at], "#>+-=") || (text[at] == ':' && line > 0))) {
    return at;  // a colon begins a table's delimiter row
  }
  const std::size_t number = at;
  while (at < text.size() && is_digit(text[at])) {
    ++at;
  }
  return at > number && at < text.size() && one_of(text[at], ".)") ? at : std::string_view::npos;
}

class MarkdownEscape {
 public:
  MarkdownEscape(std::string_view text, MarkdownPlace place)
      : text_(text), place_(place), lines_(text.find('\n') != std::string_view::npos) {}

  std::string run() const {
    std::string escaped;
    escaped.reserve(text_.size() + text_.size() / 8 + 8);
    std::size_t opening = std::string_view::npos;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (place_ == MarkdownPlace::block && (i == 0 || text_[i - 1] == '\n')) {
        opening = opening_mark(text_, i);
      }
      if (i == opening || is_mark(i)) {
        escaped += '\\';
      }
      escaped += text_[i];
    }
    return escaped;
  }

 private:
  bool is_mark(std::size_t i) const {
    const bool last = i + 1 == text_.size();
    const char after = last ? ' ' : text_[i + 1];
    switch (text_[i]) {
      case '\\':
      case '`':
      case '*':
      case '[':
      case ']':
      case '~':
        return true;
      case '_':
        return i == 0 || last || !is_word(text_[i - 1]) || !is_word(after);
      case '<':
        return last || is_letter(after) || one_of(after, "/!?");
      case '&':
        return last || is_letter(after) || after == '#';
      case '#':
        return place_ == MarkdownPlace::heading;
      case '|':
        // Two lines may be a table's header and its delimiter row.
        return place_ == MarkdownPlace::cell || lines_;
      default:
        return false;
    }
  }

  std::string_view text_;
  MarkdownPlace place_;
  bool lines_;
};

}  // namespace

std::string escape_markdown(std::string_view text, MarkdownPlace place) {
  return MarkdownEscape(text, place).run();
}

std::string escape_html(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

}  // namespace redraft
