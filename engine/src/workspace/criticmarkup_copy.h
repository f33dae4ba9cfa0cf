#pragma once
// A draft that came back as Markdown with CriticMarkup, as the value that Word files are read into:
// statements with the changes and comments in them.

#include <cstddef>
#include <vector>

#include "redraft/criticmarkup.h"
#include "redraft/word.h"

namespace redraft::workspace {

struct CriticCopy {
  WordText text;                   // nobody is its author, and nothing in it has a date
  std::vector<std::size_t> lines;  // of each paragraph in the file; 0: put in
};

// Throws invalid for Markdown that cannot be read. Linear, but for what parse_markdown() costs.
[[nodiscard]] CriticCopy copy_of(const CriticText& critic);

}  // namespace redraft::workspace
