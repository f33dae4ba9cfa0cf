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
#include "text/pair_words.h"

namespace redraft::text {

struct Profile {
  std::uint64_t words = 0;  // equal words, numbering left out: equal value
  std::uint32_t begin = 0;  // its features, in Profiles
  std::uint32_t end = 0;
  std::int32_t weight = 0;    // sum of its features' weights
  std::int32_t count = 0;     // words
  std::uint32_t text = none;  // equal texts: equal value, but for those with none
  StatementKind kind = StatementKind::paragraph;  // here as well: statements lie far apart
};

class Profiles {
 public:
  explicit Profiles(const PairWords& words);

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

  // Weight from which a text that stands once in each draft, or that nothing else is like, is the
  // same one wherever it went: a third of the floor, in a short draft up to the whole, since there
  // standing once says little.
  [[nodiscard]] std::int32_t landmark() const { return landmark_; }

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
  std::vector<std::uint32_t> sequence_;  // features; parallel to PairWords::all()
  std::vector<std::int32_t> weights_;
  std::int32_t floor_ = 0;
  std::int32_t landmark_ = 0;
};

}  // namespace redraft::text
