#pragma once
// Which units of two texts stand for each other: the longest common subsequence, by weight.
//
// Small stretches are solved exactly, preferring content words to stop-words and long runs to short
// ones. Large ones are first cut at words that both sides hold once, and then by a search of
// bounded length, so that the work grows with the text and not with its square.

#include <cstddef>
#include <vector>

#include "text/redline_units.h"

namespace redraft::text {

struct UnitPair {
  std::size_t from = 0;
  std::size_t to = 0;
  bool operator==(const UnitPair&) const = default;
};

// Units that are equal byte for byte, ascending on both sides.
std::vector<UnitPair> align(const UnitText& from, const UnitText& to);

}  // namespace redraft::text
