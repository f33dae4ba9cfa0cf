#pragma once
// The very words of a quote, found beside the place that they had: in a neighbour that took them
// in, or in a new statement that stands where theirs stood. Lineage links no statement for a few
// words of it, but a comment on those words means them.

#include <cstddef>
#include <optional>
#include <vector>

#include "text/placement_step.h"
#include "text/quotes.h"

namespace redraft::text {

struct FoundWords {
  std::size_t statement = 0;  // of the later draft
  Range range;
};

// What stands beside the place of a statement and is new or changed; no heading is passed. `now`:
// what became of the statement, if anything.
std::vector<std::size_t> changed_nearby(const StepKnowledge& step, std::size_t from,
                                        std::optional<std::size_t> now);

// Of these, the only one that holds the words and did not hold them before; nothing for fewer words
// than are sure to be known again.
std::optional<FoundWords> found_among(StepKnowledge& step, const std::vector<std::size_t>& places,
                                      const WantedQuote& quote, std::size_t from);

}  // namespace redraft::text
