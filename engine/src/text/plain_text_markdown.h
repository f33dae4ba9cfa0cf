#pragma once
// Blocks of plain text written as Markdown that reads back as exactly these blocks.

#include <string>
#include <string_view>
#include <vector>

#include "text/plain_text_pieces.h"

namespace redraft::text {

std::string write_markdown(const std::vector<Piece>& pieces);

// The text with a backslash before every character that Markdown would take as a mark.
std::string escape_markdown(std::string_view text);

}  // namespace redraft::text
