#pragma once
// How well a tool's links meet the truth of a synthetic pair.
//
// A link is right when both its statements are the true ones, by index. Equal texts are then looked
// at once more: `twins` counts the wrong links whose two texts are those of a true link that was
// missed, as between two statements "Noted."; `with_twins` takes them for right.
//
// Undecidable, and counted neither way: a link from a removed statement to an added one of the same
// text. The truth says removed and added; no reader of the two texts could.

#include <array>
#include <cstddef>
#include <vector>

#include "bench/pairs/truth.h"

namespace redraft::bench {

struct Tally {
  std::size_t all = 0;    // true links
  std::size_t found = 0;  // of them
  std::size_t wrong = 0;  // links that are not true, counted at their later statement

  [[nodiscard]] double precision() const;
  [[nodiscard]] double recall() const;
  [[nodiscard]] double f1() const;

  Tally& operator+=(const Tally& other);
};

struct Score {
  Tally links;
  Tally with_twins;
  Tally
      changed;  // true links but those of same, typographic and relisted statements; all wrong ones
  std::array<Tally, fates> by_fate;
  std::array<Tally, sorts> by_sort;
  std::size_t added = 0;            // statements that are new
  std::size_t false_ancestors = 0;  // of them given a parent; undecidable ones left out
  std::array<std::size_t, sorts> added_by_sort = {};
  std::array<std::size_t, sorts> false_by_sort = {};
  std::size_t undecidable = 0;
  std::vector<Link> wrong;
  std::vector<Link> missed;

  [[nodiscard]] double false_ancestor_rate() const;

  // Several pairs as one; wrong and missed links are not gathered.
  Score& operator+=(const Score& other);
};

[[nodiscard]] Score score(const Draft& from, const Draft& to, const Truth& truth,
                          std::vector<Link> links);

}  // namespace redraft::bench
