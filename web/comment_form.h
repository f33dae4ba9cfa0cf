#pragma once
// The words of a statement, counted, so that they can be chosen without a mouse or JavaScript.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/comment.h"

namespace redraft::web {

// Words between spaces, as bytes of the text.
struct WordPlace {
  std::size_t begin = 0;
  std::size_t end = 0;
};

[[nodiscard]] std::vector<WordPlace> words_of(std::string_view text);

// From one word to another, both included and counted from 0, with the words around them. Empty for
// words that are not there.
[[nodiscard]] Quote quote_words(std::string_view text, std::size_t from, std::size_t to);

}  // namespace redraft::web
