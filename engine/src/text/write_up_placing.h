#pragma once
// Under which prompt, objective and group the remarks of a write-up stand.

#include <cstddef>
#include <vector>

#include "redraft/write_up.h"

namespace redraft::text {

// What comes first in the text holds what comes later: a new one of it ends those. Names in
// adjoining lines, with nothing under the last, are a list of what was asked, and head nothing.
void place_remarks(std::vector<WriteUpBlock>& blocks);

// For each block, how many names of one kind from there on are such a list; 0: they are none.
[[nodiscard]] std::vector<std::size_t> names_listed(const std::vector<WriteUpBlock>& blocks);

}  // namespace redraft::text
