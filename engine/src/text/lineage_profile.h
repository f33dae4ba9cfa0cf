#pragma once
// What lineage compares: each statement as a hash of its words and a list of weighted
// features.
//
// A feature is a word cut to its first letters, so that "commit" and "commits" are one; it weighs
// the bits it tells (rare words much, "the" next to nothing). Both drafts share one vocabulary. All
// integers: the same on every machine.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/document.h"

namespace redraft::text {

using Index = std::uint32_t;
inline constexpr Index none = static_cast<Index>(-1);

// The two drafts, so that what holds for splits holds for merges with the sides exchanged.
enum Side : std::size_t { earlier = 0, later = 1 };

constexpr Side opposite(Side side) {
  return side == earlier ? later : earlier;
}

struct Profile {
  std::uint64_t words = 0;  // equal words, numbering left out: equal value
  std::uint32_t begin = 0;  // its features, in Profiles
  std::uint32_t end = 0;
  std::int32_t weight = 0;    // sum of its features' weights
  std::int32_t count = 0;     // words
  std::uint32_t text = none;  // equal texts: equal value, but for those with none
  bool heading = false;
};

class Profiles {
 public:
  Profiles(const Document& from, const Document& to);

  [[nodiscard]] std::size_t size(Side side) const { return of_[side].size(); }

  [[nodiscard]] const Profile& of(Side side, Index i) const { return of_[side][i]; }

  [[nodiscard]] const Statement& statement(Side side, Index i) const {
    return documents_[side]->statements[i];
  }

  [[nodiscard]] const Document& document(Side side) const { return *documents_[side]; }

  // Its features in the order of the text.
  [[nodiscard]] std::span<const std::uint32_t> sequence(Side side, Index i) const {
    const Profile& profile = of_[side][i];
    return {sequence_.data() + profile.begin, sequence_.data() + profile.end};
  }

  // The same sorted, made at each call.
  [[nodiscard]] std::vector<std::uint32_t> bag(Side side, Index i) const;

  [[nodiscard]] std::int32_t weight(std::uint32_t feature) const { return weights_[feature]; }

  [[nodiscard]] std::size_t feature_count() const { return weights_.size(); }

  // Weight under which words shared by two statements are no evidence by themselves: four times the
  // bits that tell one statement from all the others (as a rule, five or six words of content).
  [[nodiscard]] std::int32_t floor() const { return floor_; }

  // Too little to be recognised elsewhere by its words alone ("Noted.", "2027").
  [[nodiscard]] bool is_weak(Side side, Index i) const { return of_[side][i].weight < floor_; }

  [[nodiscard]] bool same_text(Index from, Index to) const {
    const std::uint32_t text = of_[earlier][from].text;
    const std::uint32_t other = of_[later][to].text;
    return text == none || other == none
               ? statement(earlier, from).text == statement(later, to).text
               : text == other;
  }

  [[nodiscard]] bool same_words(Index from, Index to) const {
    return of_[earlier][from].words == of_[later][to].words;
  }

 private:
  class Reader;

  const Document* documents_[2];
  std::vector<Profile> of_[2];
  std::vector<std::uint32_t> sequence_;
  std::vector<std::int32_t> weights_;
  std::int32_t floor_ = 0;
};

// Bytes of the numbering that a statement begins with ("3.1 ", "(a) "), or 0.
std::size_t numbering_length(std::string_view text, StatementKind kind);

// The folded words and signs of a statement, one a line, numbering left out.
std::string canonical_words(const Statement& statement);

}  // namespace redraft::text
