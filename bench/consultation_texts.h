#pragma once
// Synthetic consultation documents: as many statements as wanted, and the next draft of one.
//
// The same seed gives the same bytes everywhere: no distribution of the standard library is used.
// The words are invented prose, so speeds are sound; how well statements are told apart is not
// measured here.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace redraft::bench {

// One draft as its Markdown blocks: a heading each 25 statements, one in ten a list item, one in
// twenty with typographic quotes and dashes.
using Blocks = std::vector<std::string>;

Blocks first_draft(std::size_t statements, std::uint64_t seed);

// Parts of a thousand statements.
struct Edits {
  std::size_t reworded = 0;
  std::size_t moved = 0;
  std::size_t removed = 0;
  std::size_t added = 0;
};

Blocks next_draft(const Blocks& before, const Edits& edits, std::uint64_t seed);

std::string markdown(const Blocks& blocks);

}  // namespace redraft::bench
