#include "exchange/diff_escape.h"

#include "base/markup.h"
#include "exchange/diff_rows.h"

namespace redraft::exchange {

std::string visible_markdown(std::string_view text, MarkdownPlace place) {
  return redraft::escape_markdown(made_visible(text, false), place);
}

std::string visible_html(std::string_view text) {
  return redraft::escape_html(made_visible(text, false));
}

std::string escape_criticmarkup(std::string_view text) {
  const std::string escaped = visible_markdown(text, MarkdownPlace::block);
  std::string result;
  result.reserve(escaped.size());
  for (std::size_t i = 0; i < escaped.size(); ++i) {
    const bool backslash = escaped[i] == '\\';
    const char c = backslash ? escaped[++i] : escaped[i];
    const bool first = i == (backslash ? 1U : 0U);
    const bool last = i + 1 == escaped.size();
    // At the edge of an edit the last three would lengthen its mark.
    const bool edge = (c == '+' || c == '-' || c == '=') && (first || last);
    if (c == '{' || c == '}' || c == '~' || c == '>' || edge) {
      result += "&#" + std::to_string(static_cast<int>(c)) + ";";
    } else {
      result += backslash ? "\\" : "";
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
