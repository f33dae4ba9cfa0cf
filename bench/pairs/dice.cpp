#include "bench/pairs/dice.h"

#include <algorithm>

namespace redraft::bench {

std::uint64_t Dice::next() {
  counter_ += 0x9e3779b97f4a7c15ULL;
  std::uint64_t mixed = counter_;
  mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebULL;
  return mixed ^ (mixed >> 31U);
}

std::size_t Dice::below(std::size_t count) {
  return ((next() >> 32U) * count) >> 32U;
}

Ranked::Ranked(std::string_view words) {
  constexpr std::uint32_t most = 720'720;
  constexpr std::uint32_t shift = 9;
  std::uint32_t sum = 0;
  std::size_t begin = words.find_first_not_of(" \n");
  while (begin < words.size()) {
    const std::size_t end = std::min(words.find_first_of(" \n", begin), words.size());
    words_.push_back(words.substr(begin, end - begin));
    sum += most / (static_cast<std::uint32_t>(words_.size()) + shift);
    reach_.push_back(sum);
    begin = words.find_first_not_of(" \n", end);
  }
}

std::size_t Ranked::pick_rank(Dice& dice) const {
  const auto lot = static_cast<std::uint32_t>(dice.below(reach_.back()));
  return static_cast<std::size_t>(std::upper_bound(reach_.begin(), reach_.end(), lot) -
                                  reach_.begin());
}

}  // namespace redraft::bench
