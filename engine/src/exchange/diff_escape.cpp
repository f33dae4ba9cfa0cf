#include "exchange/diff_escape.h"

#include "exchange/diff_rows.h"

namespace redraft::exchange {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "1." or "1)" at the start of a line would begin a list.
bool ends_numbering(std::string_view text, std::size_t at) {
  if (at == 0 || !is_digit(text[at - 1])) {
    return false;
  }
  std::size_t begin = at;
  while (begin > 0 && is_digit(text[begin - 1])) {
    --begin;
  }
  return begin == 0 || text[begin - 1] == '\n';
}

bool starts_line(std::string_view text, std::size_t at) {
  return at == 0 || text[at - 1] == '\n';
}

std::string escape(std::string_view raw, bool critic) {
  const std::string text = made_visible(raw, false);
  std::string result;
  result.reserve(text.size() + text.size() / 8);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    switch (c) {
      case '\\':
      case '`':
      case '*':
      case '_':
      case '[':
      case ']':
      case '#':
      case '|':
        result += '\\';
        result += c;
        break;
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += critic ? "&gt;" : starts_line(text, i) ? "\\>" : ">";
        break;
      case '~':
        result += critic ? "&#126;" : "\\~";
        break;
      case '{':
        result += critic ? "&#123;" : "{";
        break;
      case '}':
        result += critic ? "&#125;" : "}";
        break;
      case '+':
      case '-':
      case '=':
        // At the edge of an edit they would lengthen the mark.
        if (critic && (i == 0 || i + 1 == text.size())) {
          result += c == '+' ? "&#43;" : c == '-' ? "&#45;" : "&#61;";
        } else {
          result += starts_line(text, i) ? "\\" : "";
          result += c;
        }
        break;
      case '.':
      case ')':
        result += ends_numbering(text, i) ? "\\" : "";
        result += c;
        break;
      default:
        result += c;
    }
  }
  return result;
}

}  // namespace

std::string escape_markdown(std::string_view text) {
  return escape(text, false);
}

std::string escape_markdown_inline(std::string_view text) {
  return escape("x" + std::string(text), false).substr(1);
}

std::string escape_criticmarkup(std::string_view text) {
  return escape(text, true);
}

std::string escape_html(std::string_view raw) {
  std::string result;
  for (const char c : made_visible(raw, false)) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&#39;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

std::string with_breaks(std::string_view markdown) {
  std::string result;
  for (const char c : markdown) {
    if (c == '\n') {
      result += "\\\n    ";
    } else {
      result += c;
    }
  }
  return result;
}

}  // namespace redraft::exchange
