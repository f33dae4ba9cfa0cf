#include "exchange/small_counts.h"

#include <algorithm>
#include <numeric>

namespace redraft::exchange {

std::vector<SectorCount> without_small(std::vector<SectorCount> counts, std::size_t least) {
  std::vector<std::size_t> by_size(counts.size());
  std::iota(by_size.begin(), by_size.end(), std::size_t{0});
  std::stable_sort(by_size.begin(), by_size.end(), [&](std::size_t left, std::size_t right) {
    return counts[left].comments < counts[right].comments;
  });
  SectorCount together;
  together.together = true;
  std::vector<bool> taken(counts.size(), false);
  bool any = false;
  for (const std::size_t i : by_size) {
    if (counts[i].comments >= least && (!any || together.comments >= least)) {
      break;
    }
    together.comments += counts[i].comments;
    together.answered += counts[i].answered;
    taken[i] = any = true;
  }
  if (!any) {
    return counts;
  }
  if (together.comments < least) {
    return {};
  }
  std::vector<SectorCount> out;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (!taken[i]) {
      out.push_back(std::move(counts[i]));
    }
  }
  out.push_back(std::move(together));
  return out;
}

}  // namespace redraft::exchange
