#pragma once
// What makes a line of Markdown a heading, an item, a quote or a row of a table.

#include <cstddef>
#include <string_view>

namespace redraft::workspace {

// Its length in bytes, the spaces before the words included. Linear.
[[nodiscard]] std::size_t block_prefix(std::string_view line);

}  // namespace redraft::workspace
