#pragma once
// The words of both texts of a comparison, statement by statement, each folded word as one number.

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/comparison.h"
#include "text/tokens.h"
#include "text/vocabulary.h"

namespace redraft::text {

using WordId = std::uint32_t;

class SubstanceWords {
 public:
  // Views into the texts, which must outlive it. Statements that stand as they stood are read once.
  SubstanceWords(const Document& from, const Document& to, const Comparison& comparison);

  [[nodiscard]] const Document& before() const { return from_; }

  [[nodiscard]] const Document& after() const { return to_; }

  // Of a statement, by its index in the text.
  [[nodiscard]] std::span<const WordId> words_before(std::size_t statement) const {
    return words_of(before_[statement]);
  }

  [[nodiscard]] std::span<const WordId> words_after(std::size_t statement) const {
    return words_of(after_[statement]);
  }

  // Which change a statement is in, by its index, and as which part.
  [[nodiscard]] const LaterPlace& place_before(std::size_t statement) const {
    return places_before_[statement];
  }

  [[nodiscard]] const LaterPlace& place_after(std::size_t statement) const {
    return places_after_[statement];
  }

  [[nodiscard]] std::size_t count() const { return folded_.size(); }

  // In lower case if it is ever written so, else as first written.
  [[nodiscard]] std::string_view spelling(WordId word) const { return shown_[word]; }

  [[nodiscard]] const std::string& folded(WordId word) const { return folded_[word]; }

  // The words of a term; empty when neither text has all of them.
  [[nodiscard]] std::vector<WordId> find(std::string_view term) const;

  // True when the words stand in the statement in a row; a plural of the last one counts.
  [[nodiscard]] bool holds(std::span<const WordId> words, std::span<const WordId> term) const;

 private:
  struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  [[nodiscard]] std::span<const WordId> words_of(const Range& range) const {
    return std::span(words_).subspan(range.begin, range.end - range.begin);
  }

  Range read(std::string_view text);
  WordId id_of(std::string_view bytes);

  const Document& from_;
  const Document& to_;
  std::vector<LaterPlace> places_before_;
  std::vector<LaterPlace> places_after_;
  std::vector<Range> before_;
  std::vector<Range> after_;
  std::vector<WordId> words_;
  std::vector<Token> tokens_;  // of the text being read
  Vocabulary spellings_;
  std::vector<WordId> by_spelling_;
  Vocabulary ids_;                  // over folded_
  std::deque<std::string> folded_;  // that grows without moving what it holds
  std::vector<std::string_view> shown_;
};

}  // namespace redraft::text
