#include "text/numbering.h"

#include <algorithm>

#include "base/code_points.h"
#include "text/tokens.h"

namespace redraft::text {

namespace {

// The folded token, in `scratch` or in the text itself: no allocation for ASCII.
std::string_view folded_form(std::string_view token, std::string& scratch) {
  if (!is_ascii(token) || token.find_first_of(" -`") != std::string_view::npos) {
    scratch = fold(token);
    return scratch;
  }
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (std::none_of(token.begin(), token.end(), is_upper)) {
    return token;
  }
  scratch.assign(token);
  for (char& c : scratch) {
    c = is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return scratch;
}

}  // namespace

std::size_t numbering_length(std::string_view text, StatementKind kind) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto is_letter = [&](char c) { return is_upper(c) || (c >= 'a' && c <= 'z'); };
  std::size_t at = 0;
  const bool bracket = text.starts_with("(");
  at += bracket ? 1 : 0;
  const std::size_t first = at;
  while (at < text.size() && at < first + 2 && is_letter(text[at])) {
    ++at;
  }
  const std::size_t letters = at - first;
  std::size_t points = 0;
  std::size_t digits = 0;
  while (at < text.size()) {
    if (is_digit(text[at])) {
      ++digits;
    } else if (text[at] == '.' && at + 1 < text.size() && is_digit(text[at + 1])) {
      ++points;
    } else {
      break;
    }
    ++at;
  }
  const bool closed = at < text.size() && (text[at] == ')' || (text[at] == '.' && !bracket));
  at += closed ? 1 : 0;
  if (at == first || at + 1 >= text.size() || text[at] != ' ' || (bracket && !closed)) {
    return 0;
  }
  const bool before_capital = is_upper(text[at + 1]);
  const bool short_label = letters + digits <= 3 || points > 0;
  bool numbering = false;
  if (closed) {
    // "1)", "(a)", "3.1." stand before any text; "A." could be an initial, "2027." an answer.
    numbering = short_label && (letters == 0 || digits > 0 || text[at - 1] == ')');
  } else if (digits > 0) {
    // "3.1 The board" is numbered, "1.5 million" is not; "3 Purpose" only as a heading.
    const bool heading = kind == StatementKind::heading;
    numbering = points > 0 ? heading || before_capital
                           : heading && letters == 0 && digits <= 2 && before_capital;
  }
  return numbering ? at + 1 : 0;
}

std::string canonical_words(const Statement& statement) {
  const std::string_view text =
      std::string_view(statement.text).substr(numbering_length(statement.text, statement.kind));
  std::string canonical;
  std::string scratch;
  for (const Token& token : tokenize(text)) {
    canonical += folded_form(text.substr(token.begin, token.end - token.begin), scratch);
    canonical += '\n';
  }
  return canonical;
}

}  // namespace redraft::text
