#pragma once
// A pile of comments on one draft as a file, the same bytes for the same seed: some thousands of
// reviewers with names, addresses, organisations and sectors; 30 to 60 words a comment, words by
// rank as in running text; half quote words; one in ten takes part in a campaign, one in two
// hundred leaves a telephone number in it. A third crowd on a few statements.

#include <cstddef>
#include <cstdint>
#include <ostream>

#include "redraft/draft.h"

namespace redraft::bench {

struct PileSize {
  std::size_t comments = 0;
  std::size_t reviewers = 0;
};

void write_json_lines(std::ostream& out, const DraftText& text, PileSize size, std::uint64_t seed);
void write_csv(std::ostream& out, const DraftText& text, PileSize size, std::uint64_t seed);

}  // namespace redraft::bench
