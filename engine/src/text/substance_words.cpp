#include "text/substance_words.h"

#include <algorithm>

#include "text/tokens.h"

namespace redraft::text {

namespace {

bool is_plural_of(std::string_view word, std::string_view singular) {
  if (!word.starts_with(singular)) {
    return singular.size() > 2 && singular.ends_with('y') && word.size() == singular.size() + 2 &&
           word.ends_with("ies") && word.starts_with(singular.substr(0, singular.size() - 1));
  }
  const std::string_view ending = word.substr(singular.size());
  return ending.empty() || ending == "s" || ending == "es" || ending == "'s" || ending == "s'";
}

std::vector<LaterPlace> places_of(const Comparison& comparison, std::size_t statements,
                                  std::vector<std::size_t> Change::*side) {
  std::vector<LaterPlace> places(statements);
  for (std::size_t i = 0; i < comparison.changes.size(); ++i) {
    const std::vector<std::size_t>& indices = comparison.changes[i].change.*side;
    for (std::size_t part = 0; part < indices.size(); ++part) {
      places[indices[part]] = {i, part};
    }
  }
  return places;
}

}  // namespace

SubstanceWords::SubstanceWords(const PairWords& words, const Comparison& comparison)
    : words_(words),
      places_{places_of(comparison, size(earlier), &Change::from),
              places_of(comparison, size(later), &Change::to)},
      in_both_(size(earlier), false),
      sides_(words.count(), 0) {
  for (const PairWords::Reading& reading : words.readings(later)) {
    if (reading.text != none) {
      in_both_[reading.text] = true;
    }
  }
  for (const Side side : {earlier, later}) {
    for (std::size_t i = 0; i < size(side); ++i) {
      const bool both = stands_in_both(side, i);
      if (both && side == later) {
        continue;  // its words are those of the earlier one
      }
      const auto bits = static_cast<std::uint8_t>(both ? 3U : 1U << side);
      for (const WordId word : words_of(side, i)) {
        sides_[word] = static_cast<std::uint8_t>(sides_[word] | bits);
      }
    }
  }
}

std::vector<WordId> SubstanceWords::find(std::string_view term) const {
  std::vector<WordId> words;
  for (const Token& token : tokenize(term)) {
    if (!token.word) {
      continue;
    }
    const WordId known = words_.find(fold(term.substr(token.begin, token.end - token.begin)));
    if (known == Vocabulary::unknown) {
      return {};
    }
    words.push_back(known);
  }
  return words;
}

bool SubstanceWords::holds(std::span<const WordId> words, std::span<const WordId> term) const {
  if (term.empty() || words.size() < term.size()) {
    return false;
  }
  const std::size_t last = term.size() - 1;
  for (std::size_t at = 0; at + last < words.size(); ++at) {
    if (std::equal(term.begin(), term.begin() + static_cast<std::ptrdiff_t>(last),
                   words.begin() + static_cast<std::ptrdiff_t>(at)) &&
        (words[at + last] == term[last] ||
         is_plural_of(folded(words[at + last]), folded(term[last])))) {
      return true;
    }
  }
  return false;
}

}  // namespace redraft::text
