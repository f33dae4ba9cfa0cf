#pragma once
// Synthetic consultation drafts with known truth: a first draft, and the next one of any draft.
//
// Everything follows from the seed, the same bytes on every platform. Seeds 1 to 99 are for tuning;
// figures are reported with seeds from 1000, which nobody tunes on.

#include <cstddef>
#include <cstdint>

#include "bench/pairs/draft.h"

namespace redraft::bench {

inline constexpr std::uint64_t first_reporting_seed = 1000;

// How many statements of a thousand meet each fate from one draft to the next. Short texts and
// stock phrases have no identity but their place: they never move alone, and short texts are only
// removed or added. Headings are renamed, cells changed in their table.
struct Mix {
  std::size_t reworded = 120;
  std::size_t rewritten = 30;
  std::size_t moved = 30;
  std::size_t moved_reworded = 15;
  std::size_t split = 20;
  std::size_t merged = 20;  // statements that are merged away or into
  std::size_t removed = 30;
  std::size_t replaced = 333;  // of a thousand removed ones: an added one stands in their place
  std::size_t added = 20;  // elsewhere; of all added a third are boilerplate, a tenth near twins
  std::size_t swapped = 10;
  std::size_t typographic = 15;
  std::size_t relisted = 10;
  std::size_t renamed = 80;       // of a thousand headings
  std::size_t changed_cell = 60;  // of a thousand cells
  std::size_t blocks = 1;         // blocks moved, of a thousand statements
};

// About so many statements: a heading each 24, a list in ten, a table each 100 statements.
[[nodiscard]] Draft first_draft(std::size_t statements, std::uint64_t seed);

[[nodiscard]] Draft next_draft(const Draft& before, std::uint64_t seed, const Mix& mix = {});

}  // namespace redraft::bench
