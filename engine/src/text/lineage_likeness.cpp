#include "text/lineage_likeness.h"

#include <algorithm>
#include <bit>
#include <iterator>

namespace redraft::text {

namespace {

constexpr std::size_t compared_words = 2048;  // of a longer statement, its beginning
constexpr std::int32_t hopeless = 150;        // order is not looked at under this

// Each letter with the one after it, sorted.
std::vector<std::uint64_t> letter_pairs(std::string_view text) {
  std::vector<std::uint64_t> pairs;
  pairs.reserve(text.size());
  std::uint64_t last = 0;
  std::uint64_t letter = 0;  // the bytes of the code point at hand
  const auto finish = [&] {
    if (last != 0) {
      pairs.push_back((last << 32U) | letter);
    }
    last = letter;
  };
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) == 0x80U) {
      letter = (letter << 8U) | byte;
      continue;
    }
    if (letter != 0) {
      finish();
    }
    letter = c >= 'A' && c <= 'Z' ? byte + 32U : byte;
  }
  finish();
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

}  // namespace

std::int32_t shared_weight(const Profiles& profiles, std::span<const std::uint32_t> a,
                           std::span<const std::uint32_t> b) {
  std::int32_t shared = 0;
  auto i = a.begin();
  auto j = b.begin();
  while (i != a.end() && j != b.end()) {
    if (*i == *j) {
      shared += profiles.weight(*i);
      ++i;
      ++j;
    } else if (*i < *j) {
      ++i;
    } else {
      ++j;
    }
  }
  return shared;
}

std::int32_t letters_in_common(std::string_view a, std::string_view b) {
  const std::vector<std::uint64_t> pairs_a = letter_pairs(a);
  const std::vector<std::uint64_t> pairs_b = letter_pairs(b);
  std::vector<std::uint64_t> common;
  std::set_intersection(pairs_a.begin(), pairs_a.end(), pairs_b.begin(), pairs_b.end(),
                        std::back_inserter(common));
  return dice(static_cast<std::int64_t>(common.size()), static_cast<std::int64_t>(pairs_a.size()),
              static_cast<std::int64_t>(pairs_b.size()));
}

void Scorer::prepare(Index from) {
  if (prepared_ == from) {
    return;
  }
  if (prepared_ != none) {
    for (const std::uint32_t feature : profiles_.sequence(earlier, prepared_)) {
      slot_of_[feature] = 0;
    }
  }
  prepared_ = from;
  const auto sequence = profiles_.sequence(earlier, from);
  length_ = std::min(sequence.size(), compared_words);
  blocks_ = (length_ + 63) / 64;
  masks_.clear();
  counts_.clear();
  for (std::size_t i = 0; i < sequence.size(); ++i) {
    std::uint32_t& slot = slot_of_[sequence[i]];
    if (slot == 0) {
      counts_.push_back(0);
      slot = static_cast<std::uint32_t>(counts_.size());
      for (std::size_t block = 0; block < blocks_; ++block) {
        masks_.push_back(0);
      }
    }
    ++counts_[slot - 1];
    if (i < length_) {
      masks_[(slot - 1) * blocks_ + i / 64] |= 1ULL << (i % 64);
    }
  }
}

// As shared_weight() of the two bags, without sorting them.
std::int32_t Scorer::weight_in_common(std::span<const std::uint32_t> to) {
  std::int32_t shared = 0;
  left_ = counts_;
  for (const std::uint32_t feature : to) {
    const std::uint32_t slot = slot_of_[feature];
    if (slot != 0 && left_[slot - 1] > 0) {
      --left_[slot - 1];
      shared += profiles_.weight(feature);
    }
  }
  return shared;
}

// Length of the longest common subsequence, 64 words at a time (Hyyrö's form of the bit-parallel
// algorithm of Allison and Dix).
std::int32_t Scorer::common_in_order(std::span<const std::uint32_t> to) {
  rows_.assign(blocks_, ~0ULL);
  for (const std::uint32_t feature : to.first(std::min(to.size(), compared_words))) {
    const std::uint32_t slot = slot_of_[feature];
    if (slot == 0) {
      continue;
    }
    std::uint64_t carry = 0;
    for (std::size_t block = 0; block < blocks_; ++block) {
      const std::uint64_t row = rows_[block];
      const std::uint64_t hit = row & masks_[(slot - 1) * blocks_ + block];
      const std::uint64_t sum = row + hit;
      const std::uint64_t carried = sum + carry;
      carry = static_cast<std::uint64_t>(sum < row || carried < sum);
      rows_[block] = carried | (row - hit);
    }
  }
  std::size_t ones = 0;
  for (const std::uint64_t row : rows_) {
    ones += static_cast<std::size_t>(std::popcount(row));
  }
  return static_cast<std::int32_t>(blocks_ * 64 - ones);
}

Pair Scorer::score(Index from, Index to) {
  const Profile& a = profiles_.of(earlier, from);
  const Profile& b = profiles_.of(later, to);
  if (profiles_.same_words(from, to)) {
    return {from, to, 1000, a.weight};
  }
  prepare(from);
  Pair pair{from, to, 0, weight_in_common(profiles_.sequence(later, to))};
  const std::int32_t words = dice(pair.shared, a.weight, b.weight);
  if (words < hopeless) {
    pair.likeness = words / 2;
    return pair;
  }
  const std::int32_t common = common_in_order(profiles_.sequence(later, to));
  const std::int32_t order = dice(common, static_cast<std::int64_t>(length_),
                                  static_cast<std::int64_t>(std::min<std::size_t>(
                                      profiles_.sequence(later, to).size(), compared_words)));
  pair.likeness = std::min(999, (words + order) / 2);
  return pair;
}

}  // namespace redraft::text
