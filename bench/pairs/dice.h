#pragma once
// Chance that is the same everywhere: SplitMix64 (Steele, Lea and Flood, 2014), whole numbers only,
// and no distribution of the standard library, whose results differ between libraries.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace redraft::bench {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : counter_(seed * 0x632be59bd9b4e019ULL) {}

  std::uint64_t next();

  // From 0 to count - 1; count is at least 1 and below 2^32.
  std::size_t below(std::size_t count);

  std::size_t between(std::size_t least, std::size_t most) {
    return least + below(most - least + 1);
  }

  bool per_mille(std::size_t chance) { return below(1000) < chance; }

  template <typename List>
  auto& of(List& list) {
    return list[below(list.size())];
  }

 private:
  std::uint64_t counter_;
};

// Words by rank: the n-th is about as frequent as 1 / (n + 9), as in running text.
class Ranked {
 public:
  // Words parted by spaces and line ends; the first are the frequent ones.
  explicit Ranked(std::string_view words);

  std::string_view pick(Dice& dice) const { return words_[pick_rank(dice)]; }

  [[nodiscard]] std::size_t pick_rank(Dice& dice) const;

  [[nodiscard]] std::string_view at(std::size_t rank) const { return words_[rank]; }

  [[nodiscard]] std::size_t size() const { return words_.size(); }

 private:
  std::vector<std::string_view> words_;
  std::vector<std::uint32_t> reach_;  // sum of weights up to and with each word
};

}  // namespace redraft::bench
