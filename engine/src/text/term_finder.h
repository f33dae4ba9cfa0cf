#pragma once
// Words and phrases found in running text: word by word, whatever their case and quotes.

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace redraft::text {

struct FoundTerm {
  std::size_t term = 0;   // in the order they were added
  std::size_t begin = 0;  // bytes of the text, half-open
  std::size_t end = 0;
};

class TermFinder {
 public:
  // A term without a word in it is never found.
  void add(std::string_view term);

  // Left to right; several terms may begin at one place. The last word of a term is also found with
  // "s" or "es" behind it. Linear in the text, but for the terms that begin with one of its words.
  [[nodiscard]] std::vector<FoundTerm> find(std::string_view text) const;

 private:
  std::vector<std::vector<std::string>> terms_;  // folded words
  std::unordered_map<std::string, std::vector<std::size_t>> by_first_;
};

}  // namespace redraft::text
