#pragma once
// A pasted write-up as blocks: what stands between blank lines, one bullet, or one row of a table.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace redraft::text {

struct PastedBlock {
  std::size_t line = 1;
  std::size_t last_line = 1;
  std::string text;    // lines joined, spaces collapsed; of a table as it stands
  bool table = false;  // a line with tabs
  bool item = false;
};

// None of them empty. Linear in the input, which is UTF-8.
[[nodiscard]] std::vector<PastedBlock> pasted_blocks(std::string_view input);

// Appends it with its spaces collapsed.
void append_words(std::string& text, std::string_view line);

[[nodiscard]] std::size_t words_in(std::string_view text);

}  // namespace redraft::text
