#pragma once
// The words of both texts of a comparison, and which change each statement is in.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/comparison.h"
#include "text/pair_words.h"

namespace redraft::text {

class SubstanceWords {
 public:
  // Both must outlive it.
  SubstanceWords(const PairWords& words, const Comparison& comparison);

  [[nodiscard]] const Document& text(Side side) const { return words_.document(side); }

  // How many statements a text has. All of the following is of one of them, by its index.
  [[nodiscard]] std::size_t size(Side side) const { return text(side).statements.size(); }

  [[nodiscard]] std::span<const WordId> words_of(Side side, std::size_t statement) const {
    return words_.words(side, statement);
  }

  // Which change it is in, and as which part.
  [[nodiscard]] const LaterPlace& place(Side side, std::size_t statement) const {
    return places_[side][statement];
  }

  // Whether the other text has the same one, to the byte, wherever. Headings are not looked at.
  [[nodiscard]] bool stands_in_both(Side side, std::size_t statement) const {
    const Index text = words_.readings(side)[statement].text;
    return text != none && in_both_[text];
  }

  [[nodiscard]] bool stands_in(Side side, WordId word) const {
    return (sides_[word] & (1U << side)) != 0;
  }

  [[nodiscard]] std::size_t count() const { return words_.count(); }

  // In lower case if it is ever written so, else as first written.
  [[nodiscard]] std::string_view spelling(WordId word) const { return words_.spelling(word); }

  [[nodiscard]] const std::string& folded(WordId word) const { return words_.folded(word); }

  // The words of a term; empty when neither text has all of them.
  [[nodiscard]] std::vector<WordId> find(std::string_view term) const;

  // True when the words stand in the statement in a row; a plural of the last one counts.
  [[nodiscard]] bool holds(std::span<const WordId> words, std::span<const WordId> term) const;

 private:
  const PairWords& words_;
  std::vector<LaterPlace> places_[2];
  std::vector<bool> in_both_;        // by earlier statement, the first of its text
  std::vector<std::uint8_t> sides_;  // by word: a bit for each text that has it
};

}  // namespace redraft::text
