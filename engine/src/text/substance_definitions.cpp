// Definitions that came, went or say something else, and who uses their terms.
#include <algorithm>
#include <map>
#include <utility>

#include "text/comparison_significance.h"
#include "text/defined_terms.h"
#include "text/substance_parts.h"
#include "text/tokens.h"

namespace redraft::text {

namespace {

struct Definition {
  DefinedTerm defined;
  std::size_t change = 0;
};

class DefinitionPairs {
 public:
  DefinitionPairs(const Comparison& comparison, const SubstanceWords& words)
      : comparison_(comparison), words_(words) {}

  std::vector<DefinitionChange> run() {
    for (std::size_t i = 0; i < comparison_.changes.size(); ++i) {
      const ComparedChange& change = comparison_.changes[i];
      if (change.change.kind != ChangeKind::unchanged) {
        read(i, defined_terms(change.from), defined_terms(change.to));
      }
    }
    // What a linked statement no longer defines may be defined by another one.
    for (Definition& now : come_) {
      if (const auto was = find_term(gone_, now.defined.term); was != gone_.end()) {
        pair(*was, now);
        gone_.erase(was);
      } else {
        add(DefinitionFate::added, now, {});
      }
    }
    for (const Definition& was : gone_) {
      add(DefinitionFate::removed, was, {});
    }
    std::sort(found_.begin(), found_.end(),
              [](const DefinitionChange& one, const DefinitionChange& other) {
                return std::pair(one.change, one.term) < std::pair(other.change, other.term);
              });
    return std::move(found_);
  }

 private:
  static std::vector<Definition>::iterator find_term(std::vector<Definition>& definitions,
                                                     const std::string& term) {
    return std::find_if(definitions.begin(), definitions.end(), [&](const Definition& definition) {
      return fold(definition.defined.term) == fold(term);
    });
  }

  void read(std::size_t change, const std::vector<DefinedTerm>& from,
            const std::vector<DefinedTerm>& to) {
    std::vector<Definition> gone;
    std::vector<Definition> come;
    for (const DefinedTerm& was : from) {
      gone.push_back({was, change});
    }
    for (const DefinedTerm& now : to) {
      Definition definition{now, change};
      if (const auto was = find_term(gone, now.term); was != gone.end()) {
        pair(*was, definition);
        gone.erase(was);
      } else {
        come.push_back(std::move(definition));
      }
    }
    if (gone.size() == 1 && come.size() == 1) {
      add(DefinitionFate::renamed, come.front(), gone.front().defined.term);
      return;
    }
    std::move(gone.begin(), gone.end(), std::back_inserter(gone_));
    std::move(come.begin(), come.end(), std::back_inserter(come_));
  }

  void pair(const Definition& was, const Definition& now) {
    if (!same_words(was.defined.sentence, now.defined.sentence)) {
      add(DefinitionFate::changed, now, {});
    }
  }

  void add(DefinitionFate fate, const Definition& definition, const std::string& renamed) {
    DefinitionChange change;
    change.fate = fate;
    change.term = definition.defined.term;
    change.renamed = renamed;
    change.change = definition.change;
    const std::vector<WordId> term = words_.find(change.term);
    const std::vector<WordId> old_term = words_.find(renamed);
    const LaterPlace here{definition.change, definition.defined.part};
    for (std::size_t i = 0; i < words_.size(later); ++i) {
      const LaterPlace& place = words_.place(later, i);
      const auto words = words_.words_of(later, i);
      if ((fate == DefinitionFate::removed || place != here) &&
          (words_.holds(words, term) || words_.holds(words, old_term))) {
        change.uses.push_back(place);
      }
    }
    found_.push_back(std::move(change));
  }

  const Comparison& comparison_;
  const SubstanceWords& words_;
  std::vector<Definition> gone_;
  std::vector<Definition> come_;
  std::vector<DefinitionChange> found_;
};

}  // namespace

std::vector<DefinitionChange> definition_changes(const Comparison& comparison,
                                                 const SubstanceWords& words) {
  return DefinitionPairs(comparison, words).run();
}

}  // namespace redraft::text
