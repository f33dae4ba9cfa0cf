#pragma once
// Carrying quoted words over a redline: what became of them inside one statement.

#include <optional>
#include <string_view>

#include "redraft/comment.h"
#include "text/placement_step.h"
#include "text/quotes.h"

namespace redraft::text {

// Words that stand in the earlier text, and the quote they come from.
struct StandingQuote {
  const WantedQuote& original;
  std::size_t original_length = 0;  // code points
  std::optional<Range> stands;      // in the earlier text; nothing when the words were gone there
  bool exact = false;               // they stood there unchanged
  // Whether the original wording may be looked for where the words did not go. Not after a merge:
  // the same words may have come from the other statement.
  bool may_return = true;
};

struct CarriedQuote {
  Outcome outcome = Outcome::statement;  // or exact, or adjusted
  std::optional<Range> range;            // in the later text
  int kept = 0;                          // per mille of the words that survive
  bool returned = false;  // found by its original wording, not by following the words
};

// Where words stand that are in both statements once and are long enough to be known by themselves:
// at least four words. No redline is needed to see that they are what was quoted.
std::optional<Range> unmistakable(std::string_view words, std::string_view from,
                                  std::string_view to);

// Follows the words along the redline, then holds the result against the original quote.
CarriedQuote carry_quote(const StandingQuote& quote, StatementPair& texts);

}  // namespace redraft::text
