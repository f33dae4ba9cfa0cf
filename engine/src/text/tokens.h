#pragma once
// Words of plain text, and their folded form: what lineage, redline and placement compare.
//
// Folding: NFC, full case folding, smart quotes, dashes, non-breaking and zero-width spaces and
// soft hyphens made plain. Boundaries are Unicode's (UAX #29), with numbers and their units kept
// whole; scripts without spaces go through ICU's dictionaries. ASCII takes a fast path without ICU.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace redraft::text {

class WordList;  // vocabulary.h

struct Token {
  std::size_t begin = 0;  // bytes of the text it was read from, half-open
  std::size_t end = 0;
  bool word = false;  // holds a letter or a digit; else punctuation or a symbol, never a space
};

// In order; concatenated with the spaces between them they are the whole text.
std::vector<Token> tokenize(std::string_view text);

// The same into `tokens`, for those who read many texts.
void tokenize(std::string_view text, std::vector<Token>& tokens);

// The folded form of a token or of running text (runs of spaces become one).
std::string fold(std::string_view text);

// The folded form of one word, without memory of its own for a short one in ASCII: for those who
// look up every word of a text.
class FoldedForm {
 public:
  explicit FoldedForm(std::string_view word);

  FoldedForm(const FoldedForm&) = delete;  // the view may point into it
  FoldedForm& operator=(const FoldedForm&) = delete;
  ~FoldedForm() = default;

  [[nodiscard]] std::string_view view() const { return view_; }

 private:
  std::array<char, 24> plain_;
  std::string other_;
  std::string_view view_;
};

// A word so common that it says nothing by itself ("the", "of", "we"). Takes a folded word.
bool is_stop_word(std::string_view folded);

// Words whose change alters what a statement demands: must, may, shall, should, not, never, no, ...
bool is_obligation_or_negation(std::string_view folded);
const WordList& obligations_and_negations();

}  // namespace redraft::text
