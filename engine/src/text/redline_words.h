#pragma once
// The redline before it is made readable: every word that can be kept is kept. Carrying a quote
// needs this one, since a word given up for the reader's sake has not left the text.

#include <string_view>
#include <vector>

#include "redraft/redline.h"

namespace redraft::text {

// Exact as redline() is, and as bounded in its work.
std::vector<Edit> redline_words(std::string_view from, std::string_view to);

}  // namespace redraft::text
