#pragma once
// Whether two wordings say the same: equal but for case, punctuation and spelling.

#include <string>
#include <string_view>
#include <vector>

#include "redraft/redline.h"

namespace redraft::text {

// Case, punctuation, quotes, spaces, hyphens and British or American spelling aside. Signs that
// carry meaning (currency, per cent, plus and minus before a number) count as words.
bool same_words(std::string_view from, std::string_view to);

// "number", "obligation", "negation", in this order, for each whose words were changed.
std::vector<std::string> flags_of(const std::vector<Edit>& edits);

}  // namespace redraft::text
