#pragma once
// How well comments follow their words: quotes with known whereabouts, placed draft by draft as
// redraft does.

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "bench/pairs/draft.h"
#include "bench/pairs/truth.h"

namespace redraft::bench {

// Counts of quotes. A quote survives whole when all its words stand in one statement, in order and
// with nothing between them; it is gone when none is left; else it survives in part.
struct PlacingScore {
  std::size_t quotes = 0;

  std::size_t whole = 0;
  std::size_t whole_exact = 0;  // placed on exactly their words
  std::size_t partly = 0;
  std::size_t partly_ranged = 0;  // placed on words
  double overlap = 0;             // intersection over union with the true range, summed over those
  std::size_t gone = 0;
  std::size_t gone_carried = 0;  // placed on words all the same

  std::size_t carried = 0;          // placed on words, of all that survive
  std::size_t carried_falsely = 0;  // on none of their own
  std::size_t lost = 0;             // survive whole, and placed on no words
  std::size_t in_tray = 0;          // of all

  PlacingScore& operator+=(const PlacingScore& other);
};

// Where a tool says that a quote is on the last draft: nothing where it says it is lost.
struct PlacedWords {
  std::optional<std::size_t> statement;
  WordRange range;       // code points of its plain text
  bool in_tray = false;  // lost, and a person is asked
  std::string told;      // about it, for whoever reads the errors
};

// Processor time of redraft over all steps.
struct PlacingSeconds {
  double lineage = 0;  // reading the drafts included
  double placing = 0;
};

// Redraft's own, draft by draft, parallel to the quotes.
[[nodiscard]] std::vector<PlacedWords> placed_words(const std::vector<Draft>& drafts,
                                                    const std::vector<Quote>& quotes,
                                                    PlacingSeconds& seconds);

// What went wrong is told to `errors`, if any.
[[nodiscard]] PlacingScore score_placing(const Draft& last, const std::vector<Quote>& quotes,
                                         const std::vector<PlacedWords>& placed,
                                         std::ostream* errors = nullptr);

}  // namespace redraft::bench
