#include "text/term_finder.h"

#include "text/tokens.h"

namespace redraft::text {

namespace {

struct Word {
  std::string folded;
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  for (const Token& token : tokenize(text)) {
    if (token.word) {
      words.push_back(
          {fold(text.substr(token.begin, token.end - token.begin)), token.begin, token.end});
    }
  }
  return words;
}

bool is_plural(const std::string& word, const std::string& of) {
  return word == of + "s" || word == of + "es";
}

}  // namespace

void TermFinder::add(std::string_view term) {
  std::vector<std::string>& words = terms_.emplace_back();
  for (Word& word : words_of(term)) {
    words.push_back(std::move(word.folded));
  }
  if (words.empty()) {
    return;
  }
  const std::size_t number = terms_.size() - 1;
  by_first_[words.front()].push_back(number);
  if (words.size() == 1) {
    by_first_[words.front() + "s"].push_back(number);
    by_first_[words.front() + "es"].push_back(number);
  }
}

std::vector<FoundTerm> TermFinder::find(std::string_view text) const {
  std::vector<FoundTerm> found;
  const std::vector<Word> words = words_of(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto begins = by_first_.find(words[i].folded);
    if (begins == by_first_.end()) {
      continue;
    }
    for (const std::size_t number : begins->second) {
      const std::vector<std::string>& term = terms_[number];
      bool same = i + term.size() <= words.size();
      for (std::size_t k = 1; same && k < term.size(); ++k) {
        const std::string& word = words[i + k].folded;
        same = word == term[k] || (k + 1 == term.size() && is_plural(word, term[k]));
      }
      if (same) {
        found.push_back({number, words[i].begin, words[i + term.size() - 1].end});
      }
    }
  }
  return found;
}

}  // namespace redraft::text
