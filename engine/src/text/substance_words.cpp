#include "text/substance_words.h"

#include <algorithm>
#include <utility>

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

SubstanceWords::SubstanceWords(const Document& from, const Document& to,
                               const Comparison& comparison)
    : from_(from),
      to_(to),
      places_before_(places_of(comparison, from.statements.size(), &Change::from)),
      places_after_(places_of(comparison, to.statements.size(), &Change::to)) {
  before_.reserve(from.statements.size());
  for (const Statement& statement : from.statements) {
    before_.push_back(read(statement.text));
  }
  after_.reserve(to.statements.size());
  for (std::size_t i = 0; i < to.statements.size(); ++i) {
    const std::string& text = to.statements[i].text;
    const std::vector<std::size_t>& was = comparison.changes[places_after_[i].change].change.from;
    const bool same = was.size() == 1 && from.statements[was.front()].text == text;
    after_.push_back(same ? before_[was.front()] : read(text));
  }
}

SubstanceWords::Range SubstanceWords::read(std::string_view text) {
  const std::size_t begin = words_.size();
  tokenize(text, tokens_);
  for (const Token& token : tokens_) {
    if (token.word) {
      words_.push_back(id_of(text.substr(token.begin, token.end - token.begin)));
    }
  }
  return {begin, words_.size()};
}

WordId SubstanceWords::id_of(std::string_view bytes) {
  const Vocabulary::Added spelling = spellings_.add(bytes);
  if (!spelling.fresh) {
    return by_spelling_[spelling.id];
  }
  std::string folded = fold(bytes);
  WordId word = ids_.find(folded);
  if (word == Vocabulary::unknown) {
    folded_.push_back(std::move(folded));
    word = ids_.add(folded_.back()).id;
    shown_.push_back(bytes);
  } else if (bytes == folded_[word]) {
    shown_[word] = bytes;  // rather than with a sentence's capital
  }
  by_spelling_.push_back(word);
  return word;
}

std::vector<WordId> SubstanceWords::find(std::string_view term) const {
  std::vector<WordId> words;
  for (const Token& token : tokenize(term)) {
    if (!token.word) {
      continue;
    }
    const WordId known = ids_.find(fold(term.substr(token.begin, token.end - token.begin)));
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
