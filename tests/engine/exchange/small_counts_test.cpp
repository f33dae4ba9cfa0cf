#include "exchange/small_counts.h"

#include <numeric>

#include <rapidcheck.h>

#include "support/catch.h"

using namespace redraft;

namespace {

std::vector<SectorCount> counts_of(const std::vector<std::size_t>& sizes) {
  std::vector<SectorCount> counts;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    counts.push_back({"sector " + std::to_string(i), sizes[i], 0});
  }
  return counts;
}

// Whether a reader who knows the sectors and the rule can tell how many one of those taken together
// has: in how many ways `n` cells of at least one can add up to `sum` is enough for that.
bool can_tell(std::size_t cells, std::size_t sum) {
  return cells == 1 || sum == cells;
}

}  // namespace

TEST_CASE("no count is small, none can be worked out from the total", "[small-counts]") {
  REQUIRE(rc::check([] {
    const auto sizes =
        *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(1, 12));
    const auto least = *rc::gen::inRange<std::size_t>(3, 8);
    const std::size_t total = std::accumulate(sizes.begin(), sizes.end(), std::size_t{0});
    const std::vector<SectorCount> shown = exchange::without_small(counts_of(sizes), least);

    std::size_t sum = 0;
    std::size_t together = 0;
    for (const SectorCount& count : shown) {
      RC_ASSERT(count.comments >= least);
      RC_ASSERT(count.sector.empty() == count.together);
      together += count.together ? 1 : 0;
      sum += count.comments;
    }
    RC_ASSERT(shown.empty() || sum == total);
    RC_ASSERT(!shown.empty() || total < least);
    RC_ASSERT(together <= 1);
    if (together == 1) {
      const std::size_t cells = sizes.size() - (shown.size() - 1);
      // All ones is told by no more than the rule that a sector is listed when it occurs.
      RC_ASSERT(cells > 1);
      RC_ASSERT(!can_tell(cells, shown.back().comments) || shown.back().comments >= least);
    }
  }));
}

TEST_CASE("sectors too small to count are counted with the next larger one", "[small-counts]") {
  const auto shown = exchange::without_small(counts_of({2, 9, 6, 20}), 5);

  REQUIRE(shown.size() == 3);
  CHECK(shown[0].comments == 9);
  CHECK(shown[1].comments == 20);
  CHECK(shown[2].together);
  CHECK(shown[2].comments == 8);
  CHECK(exchange::without_small(counts_of({2, 2}), 5).empty());
  CHECK(exchange::without_small(counts_of({5, 6}), 5) == counts_of({5, 6}));
  CHECK(exchange::without_small(counts_of({1}), 0) == counts_of({1}));
}
