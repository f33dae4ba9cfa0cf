#include "exchange/named_place.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/blank.h"
#include "exchange/row_text.h"

namespace redraft::exchange {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}

// "2", "2.1", "10.3.2".
bool is_number(std::string_view word) {
  bool after_digit = false;
  for (const char c : word) {
    if (!is_digit(c) && (c != '.' || !after_digit)) {
      return false;
    }
    after_digit = is_digit(c);
  }
  return after_digit;
}

// "leadership-3": a slug and a number.
bool is_anchor(std::string_view word) {
  const std::size_t dash = word.rfind('-');
  return dash != std::string_view::npos && dash != 0 && is_small(word.front()) &&
         dash + 1 < word.size() &&
         std::all_of(word.begin() + static_cast<std::ptrdiff_t>(dash) + 1, word.end(), is_digit) &&
         std::all_of(word.begin(), word.end(),
                     [](char c) { return is_small(c) || is_digit(c) || c == '-'; });
}

template <std::size_t Count>
bool is_one_of(std::string_view word, const std::array<std::string_view, Count>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 5> of_sections = {"section", "sections", "chapter", "part",
                                                         "clause"};
constexpr std::array<std::string_view, 13> of_statements = {
    "statement", "principle", "paragraph", "para",  "subclause", "sub-clause", "point",
    "item",      "on",        "to",        "about", "behaviour", "number"};
constexpr std::array<std::string_view, 9> wholes = {"general",
                                                    "all",
                                                    "overall",
                                                    "whole document",
                                                    "the whole document",
                                                    "any other comments",
                                                    "other comments",
                                                    "general comments",
                                                    "document"};

// Words between the first pair of quotation marks, where there are two words at least.
std::string quoted_words(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> marks = {
      {{"“", "”"}, {"\"", "\""}, {"«", "»"}}};
  for (const auto& [open, close] : marks) {
    const std::size_t begin = text.find(open);
    if (begin == std::string_view::npos) {
      continue;
    }
    const std::size_t end = text.find(close, begin + open.size());
    if (end == std::string_view::npos) {
      continue;
    }
    const std::string_view inside =
        trimmed(text.substr(begin + open.size(), end - begin - open.size()));
    if (inside.find(' ') != std::string_view::npos) {
      return std::string(inside);
    }
  }
  return {};
}

struct Word {
  std::string text;         // small letters, without punctuation around it
  bool ends_label = false;  // ":", ")" or "." stands behind it
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  while (!(text = trimmed(text)).empty()) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n,;/"), text.size());
    std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t begin = word.find_first_not_of("([\"'");
    if (begin == std::string_view::npos) {
      continue;
    }
    word.remove_prefix(begin);
    const std::size_t last = word.find_last_not_of(")].:\"'?!");
    if (last == std::string_view::npos) {
      continue;
    }
    words.push_back({lower_and_trimmed(word.substr(0, last + 1)), last + 1 < word.size()});
  }
  return words;
}

// "q3", "q3.1", "question".
bool is_question(std::string_view word) {
  return (word.size() > 1 && word.front() == 'q' && is_number(word.substr(1))) ||
         word == "question";
}

}  // namespace

NamedPlace place_named_in(std::string_view text) {
  NamedPlace place;
  place.whole = is_one_of(lower_and_trimmed(text), wholes);
  if (place.whole) {
    return place;
  }
  place.quote = quoted_words(text);
  const std::vector<Word> words = words_of(text);
  std::string named;        // behind a word that says so
  std::string only;         // with a point in it
  std::size_t numbers = 0;  // different ones, with a point in it
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i].text;
    if (is_anchor(word)) {
      place.statement = word;
      place.section.clear();
      return place;
    }
    if (!is_number(word) || (i > 0 && is_question(words[i - 1].text))) {
      continue;
    }
    const bool dotted = word.find('.') != std::string::npos;
    if (i > 0 && is_one_of(words[i - 1].text, of_sections)) {
      (dotted ? named : place.section) = word;
    } else if (i > 0 && is_one_of(words[i - 1].text, of_statements)) {
      named = dotted ? word : named;
    } else if (dotted && word != only && !(i == 0 && words[i].ends_label)) {
      only = word;
      ++numbers;
    }
  }
  if (named.empty() && numbers == 1) {
    named = only;
  }
  if (named.empty() && place.section.empty() && !words.empty() && is_number(words[0].text)) {
    const std::string& first = words[0].text;
    if (first.find('.') != std::string::npos && numbers == 0) {
      named = first;
    } else if (words.size() == 1) {
      place.section = first;
    }
  }
  if (!named.empty()) {
    place.statement = named;
    place.section.clear();
  }
  return place;
}

}  // namespace redraft::exchange
