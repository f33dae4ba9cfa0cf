#include "base/numbering.h"

#include <algorithm>

#include "redraft/cited_number.h"

namespace redraft {

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

namespace {

// "7.3" of "7.3 We agree" and of "(7.3) We agree"; empty where the text prints none.
std::string_view printed_number(const Statement& statement) {
  std::string_view number =
      std::string_view(statement.text).substr(0, numbering_length(statement.text, statement.kind));
  number.remove_prefix(number.starts_with('(') ? 1 : 0);
  number = number.substr(0, number.find_last_not_of(" .)") + 1);
  return number.find_first_of("0123456789") == std::string_view::npos ? std::string_view() : number;
}

}  // namespace

std::vector<std::size_t> statements_of_number(const Document& document, std::string_view number) {
  std::vector<std::size_t> found;
  if (number.empty()) {
    return found;
  }
  const std::vector<Statement>& statements = document.statements;
  const auto of = [&](auto matches) {
    return std::find_if(statements.begin(), statements.end(), matches);
  };
  const auto place = of([&](const Statement& one) { return one.number == number; });
  if (place != statements.end()) {
    found.push_back(static_cast<std::size_t>(place - statements.begin()));
  }
  const auto prints = [&](const Statement& one) { return printed_number(one) == number; };
  const auto printed = of(prints);
  if (printed != statements.end() && printed != place &&
      std::none_of(printed + 1, statements.end(), prints)) {
    found.push_back(static_cast<std::size_t>(printed - statements.begin()));
  }
  return found;
}

}  // namespace redraft
