#pragma once
// How alike two statements are: what words they share, weighed, and how much of the wording stands
// in the same order. Rare words alone would link two statements about one subject; order alone, two
// that open with the same formula.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/lineage_profile.h"

namespace redraft::text {

// One scored pair of statements that could be the same.
struct Pair {
  Index from = 0;
  Index to = 0;
  std::int32_t likeness = 0;  // per mille; 1000 only for equal words
  std::int32_t shared = 0;    // weight of what they share
};

// The two places as one number.
inline std::uint64_t place_of(const Pair& pair) {
  return (static_cast<std::uint64_t>(pair.from) << 32U) | pair.to;
}

inline bool by_place(const Pair& a, const Pair& b) {
  return place_of(a) < place_of(b);
}

// Weight that two sorted bags share.
std::int32_t shared_weight(const Profiles& profiles, std::span<const std::uint32_t> a,
                           std::span<const std::uint32_t> b);

// Per mille of two weights that share `shared` (Dice's coefficient).
inline std::int32_t dice(std::int64_t shared, std::int64_t weight_a, std::int64_t weight_b) {
  const std::int64_t sum = weight_a + weight_b;
  return sum == 0 ? 0 : static_cast<std::int32_t>(2000 * shared / sum);
}

// Per mille of two texts' pairs of neighbouring letters that both have (Dice).
std::int32_t letters_in_common(std::string_view a, std::string_view b);

// Keeps its tables between pairs; fastest when the pairs of one earlier statement follow each
// other.
class Scorer {
 public:
  explicit Scorer(const Profiles& profiles)
      : profiles_(profiles), slot_of_(profiles.feature_count(), 0) {}

  Pair score(Index from, Index to);

 private:
  void prepare(Index from);
  [[nodiscard]] std::int32_t weight_in_common(std::span<const std::uint32_t> to);
  [[nodiscard]] std::int32_t common_in_order(std::span<const std::uint32_t> to);

  const Profiles& profiles_;
  Index prepared_ = none;
  std::size_t length_ = 0;              // of the prepared sequence, as far as it is compared
  std::size_t blocks_ = 0;              // of 64 words
  std::vector<std::uint32_t> slot_of_;  // by feature: 1 + place in counts_ and masks_, or 0
  std::vector<std::uint32_t> counts_;   // how often the feature stands there
  std::vector<std::uint32_t> left_;     // of counts_, while the other statement is read
  std::vector<std::uint64_t> masks_;    // blocks_ each: where the feature stands
  std::vector<std::uint64_t> rows_;
};

}  // namespace redraft::text
