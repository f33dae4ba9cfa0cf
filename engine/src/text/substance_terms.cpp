// Content words and defined terms that only one of two texts has.
#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "base/code_points.h"
#include "text/defined_terms.h"
#include "text/redline_units.h"
#include "text/stance_words.h"
#include "text/substance_parts.h"
#include "text/tokens.h"

namespace redraft::text {

namespace {

constexpr std::size_t stem_letters = 7;

// Words that begin alike count as one, so that "grants" is no new word beside "grant".
std::string_view stem(std::string_view word) {
  if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss")) {
    word.remove_suffix(word.ends_with("'s") ? 2 : 1);
  }
  return slice_code_points(word, 0, stem_letters);
}

// Stances have a list of their own.
bool is_stance_word(std::string_view folded) {
  thread_local StanceWords reader;
  const std::vector<StanceWord>& words = reader.read(folded);
  if (words.size() != 1) {
    return false;
  }
  switch (words.front().kind) {
    case WordKind::base:
    case WordKind::third:
    case WordKind::participle:
    case WordKind::need:
    case WordKind::needs:
    case WordKind::mean:
    case WordKind::means:
    case WordKind::modal:
    case WordKind::will:
      return true;
    default:
      return false;
  }
}

bool says_something(const std::string& folded) {
  const bool ascii = static_cast<unsigned char>(folded.front()) < 0x80;
  return count_code_points(folded) >= (ascii ? 3U : 2U) && !is_stop_word(folded) &&
         signal_of(folded) == Signal::none && !is_stance_word(folded);
}

std::vector<StatementRef> ComparedChange::*refs_of(Side side) {
  return side == earlier ? &ComparedChange::from : &ComparedChange::to;
}

class TermReader {
 public:
  TermReader(const Comparison& comparison, const SubstanceWords& words)
      : comparison_(comparison), words_(words) {}

  // The terms that only this text has.
  TermChanges run(Side here) {
    const std::vector<TermChange> defined = defined_only(here);
    std::set<std::string, std::less<>> covered;  // stems of the words of those terms
    for (const TermChange& term : defined) {
      for (const WordId word : words_.find(term.term)) {
        covered.emplace(stem(words_.folded(word)));
      }
    }
    std::vector<TermChange> terms = words_only(here, covered);
    terms.insert(terms.begin(), defined.begin(), defined.end());
    std::stable_sort(terms.begin(), terms.end(), [](const TermChange& a, const TermChange& b) {
      return std::tuple(!a.defined, b.statements, count_code_points(b.term), a.term) <
             std::tuple(!b.defined, a.statements, count_code_points(a.term), b.term);
    });
    TermChanges changes;
    changes.all = terms.size();
    terms.resize(std::min(terms.size(), most_terms));
    changes.first = std::move(terms);
    return changes;
  }

 private:
  std::vector<TermChange> defined_only(Side here) const {
    std::vector<TermChange> found;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < comparison_.changes.size(); ++i) {
      const ComparedChange& change = comparison_.changes[i];
      if (change.change.kind == ChangeKind::unchanged) {
        continue;
      }
      for (const DefinedTerm& defined : defined_terms(change.*refs_of(here))) {
        const std::vector<WordId> term = words_.find(defined.term);
        if (holding(opposite(here), term) == 0 && seen.insert(fold(defined.term)).second) {
          found.push_back({defined.term, true, holding(here, term), i});
        }
      }
    }
    return found;
  }

  std::size_t holding(Side side, const std::vector<WordId>& term) const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < words_.size(side); ++i) {
      count += words_.holds(words_.words_of(side, i), term) ? 1 : 0;
    }
    return count;
  }

  std::vector<TermChange> words_only(Side here,
                                     const std::set<std::string, std::less<>>& covered) const {
    const Side there = opposite(here);
    Vocabulary known;  // stems
    for (WordId word = 0; word < words_.count(); ++word) {
      if (words_.stands_in(there, word)) {
        known.add(stem(words_.folded(word)));
      }
    }
    std::vector<TermChange> found;
    std::unordered_map<std::string_view, std::size_t> places;   // in found, by stem
    std::unordered_map<std::string_view, std::size_t> counted;  // the last statement, by stem
    for (std::size_t i = 0; i < words_.size(here); ++i) {
      if (words_.stands_in_both(here, i)) {
        continue;
      }
      for (const WordId word : words_.words_of(here, i)) {
        if (words_.stands_in(there, word)) {
          continue;
        }
        const std::string_view key = stem(words_.folded(word));
        if (known.holds(key) || covered.count(key) != 0 || !says_something(words_.folded(word))) {
          continue;
        }
        const auto [place, fresh] = places.try_emplace(key, found.size());
        if (fresh) {
          found.push_back(
              {std::string(words_.spelling(word)), false, 0, words_.place(here, i).change});
        }
        if (fresh || counted[key] != i) {
          counted[key] = i;
          ++found[place->second].statements;
        }
      }
    }
    return found;
  }

  const Comparison& comparison_;
  const SubstanceWords& words_;
};

}  // namespace

void read_terms(const Comparison& comparison, const SubstanceWords& words, Substance& substance) {
  TermReader reader(comparison, words);
  substance.appeared = reader.run(later);
  substance.disappeared = reader.run(earlier);
}

}  // namespace redraft::text
