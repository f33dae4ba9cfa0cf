#pragma once
// Sentences of plain text, by Unicode's rules (UAX #29) as ICU applies them.

#include <string_view>
#include <vector>

namespace redraft::text {

// In order, trailing spaces included; together they are the whole text.
std::vector<std::string_view> sentences(std::string_view text);

}  // namespace redraft::text
