#pragma once
// Substance of words that are read already, and its parts, one a file.

#include <vector>

#include "redraft/comparison.h"
#include "text/substance_words.h"

namespace redraft::text {

// As redraft::substance_of(), of the two texts that the words were read from.
Substance substance_of(const PairWords& pair, const Comparison& comparison);

std::vector<StanceShift> stance_shifts(const Comparison& comparison);

std::vector<DefinitionChange> definition_changes(const Comparison& comparison,
                                                 const SubstanceWords& words);

// Fills in `sections` and `crossings`.
void read_sections(const Comparison& comparison, const SubstanceWords& words, Substance& substance);

// Fills in `appeared` and `disappeared`.
void read_terms(const Comparison& comparison, const SubstanceWords& words, Substance& substance);

}  // namespace redraft::text
