#pragma once
// Tracked changes of a Word file as suggestions of their authors.

#include <optional>
#include <string>
#include <vector>

#include "redraft/paragraphs.h"
#include "redraft/word.h"

namespace redraft::workspace {

// One suggestion: words in a paragraph, and what should stand in their place.
struct WordSuggestion {
  WordRange range;                         // whole words, at least one where the paragraph has any
  std::optional<std::string> replacement;  // none: `body` says what should be done
  std::string body;
  std::string author;
  std::optional<Instant> created;  // of the first change in it
};

// In document order. Changes of one author that touch the same words are one suggestion; what is
// put in or taken out is suggested together with the word beside it, so that it can be found and
// applied.
std::vector<WordSuggestion> word_suggestions(const WordText& word);

}  // namespace redraft::workspace
