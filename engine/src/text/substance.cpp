#include <algorithm>

#include "redraft/comparison.h"
#include "text/substance_parts.h"

namespace redraft {

namespace {

Substance counted(const Document& from, const Document& to) {
  Substance substance;
  substance.statements_before = from.statements.size();
  substance.statements_after = to.statements.size();
  return substance;
}

bool is_without_changes(const Comparison& comparison) {
  return std::all_of(
      comparison.changes.begin(), comparison.changes.end(),
      [](const ComparedChange& change) { return change.change.kind == ChangeKind::unchanged; });
}

}  // namespace

Substance substance_of(const Document& from, const Document& to, const Comparison& comparison) {
  return is_without_changes(comparison) ? counted(from, to)
                                        : text::substance_of(text::PairWords(from, to), comparison);
}

Substance text::substance_of(const PairWords& pair, const Comparison& comparison) {
  Substance substance = counted(pair.document(earlier), pair.document(later));
  if (is_without_changes(comparison)) {
    return substance;
  }
  const SubstanceWords words(pair, comparison);
  read_sections(comparison, words, substance);
  substance.stances = stance_shifts(comparison);
  substance.definitions = definition_changes(comparison, words);
  read_terms(comparison, words, substance);
  return substance;
}

}  // namespace redraft
