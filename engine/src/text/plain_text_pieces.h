#pragma once
// Plain text cut into pieces: paragraphs, list items and tables, before anybody asks which
// paragraph is a heading. docs/statements.md has the rules in prose.

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/plain_text.h"

namespace redraft::text {

struct Piece {
  PlainTextBlock block;
  bool ordered = false;  // an item with a number
  std::size_t number = 0;
  std::string label;           // of an item, as written
  std::size_t indent = 0;      // columns before an item's mark
  std::size_t doubt_line = 0;  // where a correction puts the doubt right, if not where it begins
  bool corrected = false;      // a person said what it is
};

// `starts` are lines that a person said begin a block.
std::vector<Piece> read_pieces(std::string_view text, const std::set<std::size_t>& starts);

// Whether most paragraphs of some length end as sentences do. Where they do not (sticky notes,
// minutes), a missing full stop tells nothing.
bool is_prose(const std::vector<Piece>& pieces);

}  // namespace redraft::text
