#pragma once
// Which pieces of plain text are the title, headings and update notes, and of which level.

#include <vector>

#include "redraft/plain_text.h"
#include "text/plain_text_pieces.h"

namespace redraft::text {

// Settles kind, level and doubt of every piece. Pieces marked as corrected keep theirs.
void find_headings(std::vector<Piece>& pieces);

}  // namespace redraft::text
