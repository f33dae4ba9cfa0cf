#include <algorithm>

#include "redraft/comparison.h"
#include "text/substance_parts.h"

namespace redraft {

Substance substance_of(const Document& from, const Document& to, const Comparison& comparison) {
  Substance substance;
  substance.statements_before = from.statements.size();
  substance.statements_after = to.statements.size();
  if (std::all_of(comparison.changes.begin(), comparison.changes.end(),
                  [](const ComparedChange& change) {
                    return change.change.kind == ChangeKind::unchanged;
                  })) {
    return substance;
  }
  const text::SubstanceWords words(from, to, comparison);
  text::read_sections(comparison, words, substance);
  substance.stances = text::stance_shifts(comparison);
  substance.definitions = text::definition_changes(comparison, words);
  text::read_terms(comparison, words, substance);
  return substance;
}

}  // namespace redraft
