#pragma once
// Blocks of plain text written as Markdown that reads back as exactly these blocks.

#include <string>
#include <string_view>
#include <vector>

#include "text/plain_text_pieces.h"

namespace redraft::text {

std::string write_markdown(const std::vector<Piece>& pieces);

}  // namespace redraft::text
