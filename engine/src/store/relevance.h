#pragma once
// How well texts fit the words searched for: BM25 (Robertson and Zaragoza, "The Probabilistic
// Relevance Framework", 2009; k1 1.2, b 0.75), among the texts that are given.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace redraft::store {

class Relevance {
 public:
  // What a person typed into a search box.
  explicit Relevance(std::string_view searched);

  void add(std::string_view text);
  // Places of the texts in the order they were added, the best first; of equals the earlier one.
  [[nodiscard]] std::vector<std::size_t> best() const;

 private:
  struct Word {
    std::string folded;
    bool prefix = false;
  };

  [[nodiscard]] double score(std::size_t text, const std::vector<double>& weights) const;

  std::vector<Word> words_;
  std::vector<double> lengths_;
  double all_lengths_ = 1;
  std::vector<std::size_t> counts_;  // of each word in each text, text by text
};

}  // namespace redraft::store
