#include "store/name_finder.h"

#include <algorithm>

#include "base/code_points.h"
#include "text/tokens.h"

namespace redraft::store {

namespace {

struct Words {
  std::vector<text::Token> tokens;
  std::vector<std::string> folded;
};

Words words_of(std::string_view bytes) {
  Words words;
  text::tokenize(bytes, words.tokens);
  for (const text::Token& token : words.tokens) {
    words.folded.push_back(text::fold(bytes.substr(token.begin, token.end - token.begin)));
  }
  return words;
}

}  // namespace

void NameFinder::add(std::string_view name) {
  Words words = words_of(name);
  if (words.folded.empty()) {
    return;
  }
  std::vector<Name>& there = by_first_word_[words.folded.front()];
  Name added;
  if (words.folded.size() == 1) {
    const text::Token& only = words.tokens.front();
    added.as_written = name.substr(only.begin, only.end - only.begin);
  }
  added.words = std::move(words.folded);
  there.push_back(std::move(added));
}

std::vector<CodePointSpan> NameFinder::find(std::string_view text) const {
  std::vector<CodePointSpan> found;
  if (by_first_word_.empty()) {
    return found;
  }
  const Words words = words_of(text);
  for (std::size_t i = 0; i < words.folded.size(); ++i) {
    const auto names = by_first_word_.find(words.folded[i]);
    if (names == by_first_word_.end()) {
      continue;
    }
    for (const Name& name : names->second) {
      const std::size_t count = name.words.size();
      if (count > words.folded.size() - i ||
          !std::equal(name.words.begin(), name.words.end(),
                      words.folded.begin() + static_cast<std::ptrdiff_t>(i))) {
        continue;
      }
      const std::size_t begin = words.tokens[i].begin;
      const std::size_t end = words.tokens[i + count - 1].end;
      if (!name.as_written.empty() && text.substr(begin, end - begin) != name.as_written) {
        continue;
      }
      const std::size_t start = count_code_points(text.substr(0, begin));
      found.push_back({start, start + count_code_points(text.substr(begin, end - begin))});
    }
  }
  return found;
}

}  // namespace redraft::store
