#include "text/redline_units.h"

#include <algorithm>

#include "text/each_token.h"
#include "text/graphemes.h"
#include "text/tokens.h"
#include "text/vocabulary.h"

namespace redraft::text {

namespace {

const WordList& month_names() {
  static const WordList names = {"apr",      "april",    "aug",     "august",  "dec",  "december",
                                 "feb",      "february", "jan",     "january", "jul",  "july",
                                 "jun",      "june",     "mar",     "march",   "may",  "nov",
                                 "november", "oct",      "october", "sep",     "sept", "september"};
  return names;
}

bool is_measure(std::string_view lowered) {
  static const WordList measures = {"billion", "day",    "days",  "hour",    "hours",  "kilometres",
                                    "metres",  "mile",   "miles", "million", "minute", "minutes",
                                    "month",   "months", "pence", "percent", "pounds", "thousand",
                                    "tonnes",  "week",   "weeks", "year",    "years"};
  return measures.holds(lowered);
}

const WordList& number_words() {
  static const WordList numbers = {
      "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
      "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
      "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand",
      "million", "billion", "half", "dozen", "twice",
      // and in order
      "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
      "eleventh", "twelfth", "twentieth"};
  return numbers;
}

bool is_negation(std::string_view folded) {
  static const WordList negations = {"not",    "no",      "never",      "none",
                                     "nor",    "neither", "without",    "unless",
                                     "except", "cannot",  "prohibited", "forbidden"};
  return folded.ends_with("n't") || negations.holds(folded);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string lower(std::string_view word) {
  std::string result(word);
  for (char& c : result) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return result;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_day(std::string_view text) {
  if (text.size() > 2 && text.size() <= 4 && is_digit(text[0])) {
    const std::string_view ending = text.substr(text.size() - 2);
    if (ending == "st" || ending == "nd" || ending == "rd" || ending == "th") {
      text.remove_suffix(2);
    }
  }
  return all_digits(text) && text.size() <= 2;
}

bool is_year(std::string_view text) {
  return text.size() == 4 && all_digits(text);
}

// Capitalised, so that "may 2026" in a sentence is no date.
bool is_month(std::string_view text) {
  return text.size() <= 9 && text.front() >= 'A' && text.front() <= 'Z' &&
         month_names().holds(lower(text));
}

class Joiner {
 public:
  Joiner(std::string_view text, const std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

  // How many tokens from `at` on are one unit.
  std::size_t length(std::size_t at) const {
    const std::string_view first = bytes(at);
    if (first.front() >= 'a' && first.front() <= 'z') {
      return 1;  // nearly every word: neither a number nor a month
    }
    if (is_digit(first.front())) {
      if (const std::size_t dashed = dashed_numbers(at); dashed > 1) {
        return dashed;
      }
      if (is_day(first) && near(at + 1) && is_month(bytes(at + 1))) {
        return near(at + 2) && is_year(bytes(at + 2)) ? 3 : 2;
      }
    } else if (is_month(first) && near(at + 1)) {
      return is_year(bytes(at + 1)) ? 2 : 1;
    }
    if (!std::any_of(first.begin(), first.end(), is_digit) || !near(at + 1)) {
      return 1;
    }
    const std::string next = lower(bytes(at + 1).substr(0, 12));
    if (next == "per") {
      return near(at + 2) && lower(bytes(at + 2).substr(0, 5)) == "cent" ? 3 : 1;
    }
    return is_measure(next) ? 2 : 1;
  }

 private:
  std::string_view bytes(std::size_t index) const {
    return text_.substr(tokens_[index].begin, tokens_[index].end - tokens_[index].begin);
  }

  // The token stands one space behind the one before, in the same line.
  bool near(std::size_t index) const {
    if (index >= tokens_.size()) {
      return false;
    }
    const std::size_t end = tokens_[index - 1].end;
    const std::string_view gap = text_.substr(end, tokens_[index].begin - end);
    return gap == " " || gap == "\xC2\xA0" || gap == "\xE2\x80\xAF";
  }

  // "2026-03-01", "10:30", "5-10": numbers with a sign between and no space.
  std::size_t dashed_numbers(std::size_t at) const {
    std::size_t length = 1;
    while (at + length + 1 < tokens_.size()) {
      const Token& sign = tokens_[at + length];
      const Token& number = tokens_[at + length + 1];
      const std::string_view mark = bytes(at + length);
      if (sign.begin != tokens_[at + length - 1].end || number.begin != sign.end ||
          !is_digit(text_[number.begin]) ||
          (mark != "-" && mark != ":" && mark != "/" && mark != "\xE2\x80\x93")) {
        break;
      }
      length += 2;
    }
    return length;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
};

}  // namespace

UnitText::UnitText(std::string_view text) : text_(text) {
  thread_local std::vector<Token> tokens;  // most texts are an edit of a word or two
  tokenize(text, tokens);
  const Joiner joiner(text, tokens);
  Graphemes graphemes(text);
  units_.reserve(tokens.size());
  for (std::size_t at = 0; at < tokens.size();) {
    const std::size_t length = joiner.length(at);
    Unit unit{tokens[at].begin, tokens[at + length - 1].end, tokens[at].word};
    // A cut inside a grapheme joins the unit to what stands before it, spaces included.
    if (!graphemes.boundary(unit.begin)) {
      const std::size_t before = units_.empty() ? 0 : units_.back().end;
      if (before < unit.begin) {
        unit.begin = before;
      }
      if (!units_.empty() && !graphemes.boundary(unit.begin)) {
        units_.back().end = unit.end;
        units_.back().word = units_.back().word || unit.word;
        at += length;
        continue;
      }
    }
    if (!units_.empty() && units_.back().end < unit.begin &&
        !graphemes.boundary(units_.back().end)) {
      units_.back().end = unit.begin;
    }
    units_.push_back(unit);
    at += length;
  }
  if (!units_.empty() && !graphemes.boundary(units_.back().end)) {
    units_.back().end = text.size();
  }
}

std::size_t UnitText::gap_begin(std::size_t index) const {
  return index == 0 ? 0 : units_[index - 1].end;
}

std::size_t UnitText::begin_of(std::size_t index) const {
  return index < units_.size() ? units_[index].begin : text_.size();
}

std::string_view UnitText::gap_before(std::size_t index) const {
  const std::size_t begin = gap_begin(index);
  return text_.substr(begin, begin_of(index) - begin);
}

std::uint64_t name_of(std::string_view bytes) {
  constexpr std::uint64_t basis = 14695981039346656037U;  // FNV-1a
  constexpr std::uint64_t prime = 1099511628211U;
  std::uint64_t name = basis;
  for (const char c : bytes) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (!upper && (c < 'a' || c > 'z') && (c < '0' || c > '9')) {
      name = basis;
      for (const char folded : fold(bytes)) {
        name = (name ^ static_cast<unsigned char>(folded)) * prime;
      }
      return name;
    }
    name = (name ^ static_cast<unsigned char>(upper ? c - 'A' + 'a' : c)) * prime;
  }
  return name;
}

Signal signal_of(std::string_view bytes) {
  if (std::any_of(bytes.begin(), bytes.end(), is_digit)) {
    return Signal::number;
  }
  if (bytes.size() > 24) {
    return Signal::none;  // no such word is as long
  }
  const FoldedForm folded(bytes);
  if (number_words().holds(folded.view())) {
    return Signal::number;
  }
  if (!is_obligation_or_negation(folded.view())) {
    return Signal::none;
  }
  return is_negation(folded.view()) ? Signal::negation : Signal::obligation;
}

bool may_hold_signals(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = letters_end(text, at);
    if (end > at) {
      const char first = text[at];
      const std::size_t size = end - at;
      if (number_words().may_hold(first, size) || month_names().may_hold(first, size) ||
          obligations_and_negations().may_hold(first, size)) {
        return true;
      }
      at = end;
    } else if (is_digit(text[at]) || text[at] == '\'' || text[at] == '`' ||
               static_cast<unsigned char>(text[at]) >= 0x80) {
      return true;
    } else {
      ++at;
    }
  }
  return false;
}

bool is_date(std::string_view unit) {
  if (is_year(unit)) {
    return unit.starts_with("19") || unit.starts_with("20");
  }
  if (unit.empty() || !is_digit(unit.front())) {
    const std::string_view month = unit.substr(0, unit.find(' '));
    return !month.empty() && is_month(month) && month != "May" && month != "Mar";
  }
  const std::size_t letter = unit.find_first_not_of("0123456789");
  if (letter == std::string_view::npos) {
    return false;
  }
  if (unit[letter] == '-' || unit[letter] == '/') {
    return unit.find(unit[letter], letter + 1) != std::string_view::npos;
  }
  const std::size_t name = unit.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  return name != std::string_view::npos && is_month(unit.substr(name, unit.find(' ', name) - name));
}

bool says_nothing(const UnitText& text, std::size_t index) {
  constexpr std::size_t longest_stop_word = 10;
  return !text[index].word || (text.bytes(index).size() <= longest_stop_word &&
                               is_stop_word(FoldedForm(text.bytes(index)).view()));
}

}  // namespace redraft::text
