#pragma once
// Edits laid out in lines of a terminal.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/redline.h"

namespace redraft::exchange {

struct WrapOptions {
  std::size_t width = 80;
  std::size_t indent = 0;
  bool colour = false;
};

// Adds to `page` lines with [-removed-] and {+added+}, each ended by a line feed. Spaces at the
// edge of an edit stand outside its marks; an edit of spaces alone shows them as ␣, one of line
// feeds as ¶.
void wrap_edits(const std::vector<Edit>& edits, const WrapOptions& options, std::string& page);

// The same of a text without edits.
void wrap_text(std::string_view text, const WrapOptions& options, std::string& page);

}  // namespace redraft::exchange
