#pragma once
// Whether two wordings say the same: equal but for case, punctuation and spelling.

#include <string_view>

namespace redraft::text {

// Case, punctuation, quotes, spaces, hyphens and British or American spelling aside. Signs that
// carry meaning (currency, per cent, plus and minus before a number) count as words.
bool same_words(std::string_view from, std::string_view to);

// The same with the spelling not set aside.
bool same_spelling(std::string_view from, std::string_view to);

}  // namespace redraft::text
