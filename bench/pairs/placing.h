#pragma once
// How well comments follow their words: quotes with known whereabouts, placed draft by draft as
// redraft does.

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <vector>

#include "bench/pairs/draft.h"

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

// Over all drafts, from the first to the last. What went wrong is told to `errors`, if any.
[[nodiscard]] PlacingScore score_placing(const std::vector<Draft>& drafts, std::size_t quotes,
                                         std::uint64_t seed, double& seconds,
                                         std::ostream* errors = nullptr);

}  // namespace redraft::bench
