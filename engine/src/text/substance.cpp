#include <algorithm>

#include "redraft/comparison.h"
#include "text/substance_parts.h"

namespace redraft {

Substance substance_of(const Comparison& comparison) {
  Substance substance;
  for (const ComparedChange& change : comparison.changes) {
    substance.statements_before += change.from.size();
    substance.statements_after += change.to.size();
  }
  if (std::all_of(comparison.changes.begin(), comparison.changes.end(),
                  [](const ComparedChange& change) {
                    return change.change.kind == ChangeKind::unchanged;
                  })) {
    return substance;
  }
  const text::SubstanceWords words(comparison);
  text::read_sections(comparison, words, substance);
  substance.stances = text::stance_shifts(comparison);
  substance.definitions = text::definition_changes(comparison, words);
  text::read_terms(comparison, words, substance);
  return substance;
}

}  // namespace redraft
