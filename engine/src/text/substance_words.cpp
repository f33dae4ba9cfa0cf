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

// The statements of one side, in the order of its text.
std::vector<ComparedStatement> in_order(const Comparison& comparison,
                                        std::vector<StatementRef> ComparedChange::*refs,
                                        std::vector<std::size_t> Change::*indices) {
  std::vector<std::pair<std::size_t, ComparedStatement>> numbered;
  for (std::size_t i = 0; i < comparison.changes.size(); ++i) {
    const ComparedChange& change = comparison.changes[i];
    for (std::size_t part = 0; part < (change.*refs).size(); ++part) {
      numbered.push_back(
          {(change.change.*indices)[part], {&(change.*refs)[part], LaterPlace{i, part}}});
    }
  }
  std::sort(numbered.begin(), numbered.end(),
            [](const auto& one, const auto& other) { return one.first < other.first; });
  std::vector<ComparedStatement> statements;
  statements.reserve(numbered.size());
  for (const auto& [index, statement] : numbered) {
    statements.push_back(statement);
  }
  return statements;
}

}  // namespace

SubstanceWords::SubstanceWords(const Comparison& comparison) {
  before_.statements = in_order(comparison, &ComparedChange::from, &Change::from);
  after_.statements = in_order(comparison, &ComparedChange::to, &Change::to);
  for (const ComparedStatement& statement : before_.statements) {
    read(before_, statement.ref->text);
  }
  std::vector<std::size_t> places(comparison.changes.size());  // in before_, of each change
  for (std::size_t i = 0; i < before_.statements.size(); ++i) {
    places[before_.statements[i].place.change] = i;
  }
  for (const ComparedStatement& statement : after_.statements) {
    const ComparedChange& change = comparison.changes[statement.place.change];
    if (change.from.size() == 1 && change.from.front().text == statement.ref->text) {
      const auto known = words_before(places[statement.place.change]);
      after_.words.insert(after_.words.end(), known.begin(), known.end());
      after_.ends.push_back(after_.words.size());
    } else {
      read(after_, statement.ref->text);
    }
  }
}

void SubstanceWords::read(Side& side, std::string_view text) {
  for (const Token& token : tokenize(text)) {
    if (token.word) {
      side.words.push_back(id_of(text.substr(token.begin, token.end - token.begin)));
    }
  }
  side.ends.push_back(side.words.size());
}

WordId SubstanceWords::id_of(std::string_view bytes) {
  const auto [entry, fresh] = ids_.try_emplace(fold(bytes), static_cast<WordId>(ids_.size()));
  if (fresh) {
    spellings_.emplace_back(bytes);
    folded_.push_back(&entry->first);
  } else if (bytes == entry->first) {
    spellings_[entry->second] = bytes;  // rather than with a sentence's capital
  }
  return entry->second;
}

std::vector<WordId> SubstanceWords::find(std::string_view term) const {
  std::vector<WordId> words;
  for (const Token& token : tokenize(term)) {
    if (!token.word) {
      continue;
    }
    const auto known = ids_.find(fold(term.substr(token.begin, token.end - token.begin)));
    if (known == ids_.end()) {
      return {};
    }
    words.push_back(known->second);
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
