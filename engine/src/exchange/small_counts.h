#pragma once
// Counts so small that they tell who was counted.

#include <cstddef>
#include <vector>

#include "redraft/report.h"

namespace redraft::exchange {

// Every count below `least` is taken together with others, smallest first, until their sum is no
// smaller; they come as one row without a name, last. So no row is below `least`, the total stands,
// and what was taken together cannot be told apart: leaving a count out instead would give it away,
// as the total less the others. Empty where the total itself is below `least`; unchanged for 0.
std::vector<SectorCount> without_small(std::vector<SectorCount> counts, std::size_t least);

}  // namespace redraft::exchange
