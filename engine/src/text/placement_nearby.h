#pragma once
// The very words of a quote, found beside the place that they had: in a neighbour that took them
// in, or in a new statement that stands where theirs stood. Lineage links no statement for a few
// words of it, but a comment on those words means them.

#include <cstddef>
#include <optional>

#include "text/placement_step.h"
#include "text/quotes.h"

namespace redraft::text {

struct FoundWords {
  std::size_t statement = 0;  // of the later draft
  Range range;
};

// Of what stands there now, the only statement that holds the words and did not hold them before;
// nothing for fewer words than are sure to be known again. `now`: what became of the statement.
std::optional<FoundWords> found_nearby(StepKnowledge& step, const WantedQuote& quote,
                                       std::size_t from, std::optional<std::size_t> now);

}  // namespace redraft::text
