#include "text/write_up_day.h"

#include <array>
#include <string>
#include <vector>

#include "redraft/error.h"
#include "text/tokens.h"

namespace redraft::text {

namespace {

// A number, a word, or one of the marks that may part them.
struct Piece {
  unsigned number = 0;
  std::size_t digits = 0;  // 0: no number
  std::string word;        // folded; with a number, what is joined to its end: "st"
  char mark = '\0';
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < text.size();) {
    Piece piece;
    for (; i < text.size() && is_digit(text[i]); ++i) {
      piece.number = piece.digits < 4 ? piece.number * 10 + static_cast<unsigned>(text[i] - '0')
                                      : piece.number;
      ++piece.digits;
    }
    const std::size_t begin = i;
    while (i < text.size() && is_letter(text[i])) {
      ++i;
    }
    piece.word = fold(text.substr(begin, i - begin));
    if (piece.digits == 0 && piece.word.empty()) {
      const char c = text[i++];
      if (c == ' ' || c == ',' || c == '\'') {
        continue;
      }
      piece.mark = c;
    }
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

std::size_t month_of(const Piece& piece) {
  static constexpr std::array<std::string_view, 12> months = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  const bool word = piece.digits == 0 && piece.word.size() >= 3;
  for (std::size_t i = 0; word && i < months.size(); ++i) {
    if (months[i] == piece.word || months[i].substr(0, 3) == piece.word ||
        (piece.word == "sept" && i == 8)) {
      return i + 1;
    }
  }
  return 0;
}

std::optional<unsigned> year_of(const Piece& piece) {
  if (!piece.word.empty() || (piece.digits != 2 && piece.digits != 4)) {
    return std::nullopt;
  }
  return piece.digits == 2 ? piece.number + 2000 : piece.number;
}

bool is_day(const Piece& piece) {
  return (piece.digits == 1 || piece.digits == 2) &&
         (piece.word.empty() || piece.word == "st" || piece.word == "nd" || piece.word == "rd" ||
          piece.word == "th");
}

std::optional<Instant> instant_of(unsigned year, std::size_t month, unsigned day) {
  const auto two = [](std::size_t value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
  };
  try {
    return parse_instant(std::to_string(year) + "-" + two(month) + "-" + two(day));
  } catch (const Error&) {  // 31 February
    return std::nullopt;
  }
}

// Three numbers with the same mark between them, and no fourth; `at` is the first of `left` pieces.
std::optional<DayNamed> in_numbers(const Piece* at, std::size_t left) {
  const char mark = at[1].mark;
  const bool more = left > 6 && at[5].mark == mark && at[6].digits != 0;
  const bool apart = (mark == '/' || mark == '.' || mark == '-') && at[3].mark == mark && !more;
  for (const std::size_t i : {0U, 2U, 4U}) {
    if (!apart || at[i].digits == 0 || !at[i].word.empty()) {
      return std::nullopt;
    }
  }
  const bool year_first = at[0].digits == 4;
  const Piece& day = year_first ? at[4] : at[0];
  const std::optional<unsigned> year = year_of(year_first ? at[0] : at[4]);
  if (!year || day.digits > 2 || at[2].digits > 2) {
    return std::nullopt;
  }
  const std::optional<Instant> found = instant_of(*year, at[2].number, day.number);
  const bool either = !year_first && day.number <= 12 && day.number != at[2].number;
  return found ? std::optional(DayNamed{*found, either}) : std::nullopt;
}

// "21st of March 2026"; `at` is the day.
std::optional<DayNamed> in_words(const std::vector<Piece>& pieces, std::size_t at) {
  std::size_t month = at + 1;
  month += month < pieces.size() && pieces[month].word == "of" ? 1 : 0;
  if (month + 1 >= pieces.size() || !is_day(pieces[at])) {
    return std::nullopt;
  }
  const std::optional<unsigned> year = year_of(pieces[month + 1]);
  const std::size_t number = month_of(pieces[month]);
  const auto found =
      year && number != 0 ? instant_of(*year, number, pieces[at].number) : std::nullopt;
  return found ? std::optional(DayNamed{*found, false}) : std::nullopt;
}

// "March 21st, 2026"; `at` is the month.
std::optional<DayNamed> month_first(const Piece* at) {
  const std::size_t month = month_of(at[0]);
  const std::optional<unsigned> year = year_of(at[2]);
  const auto found =
      month != 0 && is_day(at[1]) && year ? instant_of(*year, month, at[1].number) : std::nullopt;
  return found ? std::optional(DayNamed{*found, false}) : std::nullopt;
}

}  // namespace

std::optional<DayNamed> day_named(std::string_view text) {
  const std::vector<Piece> pieces = pieces_of(text);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const std::size_t left = pieces.size() - i;
    const bool goes_on = i > 0 && pieces[i - 1].mark != '\0' && i > 1 && pieces[i - 2].digits > 0;
    if (left >= 5 && !goes_on) {
      if (const auto found = in_numbers(&pieces[i], left)) {
        return found;
      }
    }
    if (const auto found = in_words(pieces, i)) {
      return found;
    }
    if (left >= 3) {
      if (const auto found = month_first(&pieces[i])) {
        return found;
      }
    }
  }
  return std::nullopt;
}

}  // namespace redraft::text
