#pragma once
// The words of two texts, each read once for everyone who compares them: lineage weighs them,
// substance counts them.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/document.h"
#include "text/vocabulary.h"

namespace redraft::text {

using Index = std::uint32_t;
inline constexpr Index none = static_cast<Index>(-1);

// The two drafts, so that what holds for splits holds for merges with the sides exchanged.
enum Side : std::size_t { earlier = 0, later = 1 };

constexpr Side opposite(Side side) {
  return side == earlier ? later : earlier;
}

// A folded word or sign, by the order in which they came.
using WordId = std::uint32_t;

class PairWords {
 public:
  // Looks into the texts, which must outlive it. A statement that stands in both drafts as it is is
  // read once.
  PairWords(const Document& from, const Document& to);

  PairWords(const PairWords&) = delete;  // views point into it
  PairWords& operator=(const PairWords&) = delete;
  ~PairWords() = default;

  // Half-open, in all().
  struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };

  struct Reading {
    std::uint64_t wording = 0;  // equal words and signs, numbering left out: equal value
    Range whole;                // its words; signs are left out
    Range body;                 // numbering is left out too
    Index text = none;  // equal texts: the first earlier one; none of headings and new texts
  };

  [[nodiscard]] const Document& document(Side side) const { return *documents_[side]; }

  [[nodiscard]] const std::vector<Reading>& readings(Side side) const { return readings_[side]; }

  // The words of both texts, one reading after the other.
  [[nodiscard]] std::span<const WordId> all() const { return words_; }

  [[nodiscard]] std::span<const WordId> words(Side side, std::size_t statement) const {
    const Range& range = readings_[side][statement].whole;
    return {words_.data() + range.begin, words_.data() + range.end};
  }

  // How many different ones there are.
  [[nodiscard]] std::size_t count() const { return folded_.size(); }

  [[nodiscard]] const std::string& folded(WordId word) const { return folded_[word]; }

  // In lower case if it is ever written so, else as first written.
  [[nodiscard]] std::string_view spelling(WordId word) const { return shown_[word]; }

  // By its folded form, or Vocabulary::unknown.
  [[nodiscard]] WordId find(std::string_view folded) const { return ids_.find(folded); }

 private:
  Reading read(const Statement& statement);
  Reading read_numbered(std::string_view text, std::size_t numbering);
  Range add_words(std::string_view text, std::size_t begin, std::size_t end,
                  std::uint64_t& wording);
  WordId id_of_new(std::string_view bytes);  // a spelling not met before

  struct Asked {
    Vocabulary::Query spelling;
    bool word = false;  // or a sign
  };

  const Document* documents_[2];
  std::vector<Reading> readings_[2];
  std::vector<WordId> words_;
  std::vector<Asked> asked_;  // the text being read
  Vocabulary spellings_;
  std::vector<WordId> by_spelling_;
  Vocabulary ids_;                  // over folded_
  std::deque<std::string> folded_;  // that grows without moving what it holds
  std::vector<std::string_view> shown_;
};

}  // namespace redraft::text
