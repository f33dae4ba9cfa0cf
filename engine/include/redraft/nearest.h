#pragma once
// "Did you mean ...?"

#include <string>
#include <string_view>
#include <vector>

namespace redraft {

// The name that fewest single-byte edits turn the word into (Levenshtein 1966), the first of
// equals; empty when more than half of the word would change.
[[nodiscard]] std::string nearest(std::string_view word,
                                  const std::vector<std::string_view>& names);

}  // namespace redraft
