#pragma once
// Blocks with their inline marks, as cmark reads them. Beside markdown.h the only door to cmark.

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "redraft/rich_text.h"

namespace redraft::text {

struct ReadRuns {
  RichBlock block;                  // without cell and statement; its texts not yet cleaned
  std::optional<std::size_t> leaf;  // index in read_blocks() of the same text; none for code, rules
};

// HTML blocks are left out.
std::vector<ReadRuns> read_runs(std::string_view markdown);

}  // namespace redraft::text
