#pragma once
// Finding quoted words in a statement, whatever became of case, quotes, dashes and spaces.
//
// Everything is in code points of the statement's plain text. A range never begins or ends inside a
// grapheme: a letter and its accent, or an emoji of several parts, are one.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/comment.h"

namespace redraft::text {

// How many code points before and after its words a quote is kept with.
inline constexpr std::size_t context_code_points = 32;

// Without the spaces around it.
std::string_view trimmed(std::string_view text);

// Half-open range of code points.
struct Range {
  std::size_t start = 0;
  std::size_t end = 0;
  bool operator==(const Range&) const = default;
};

bool overlap(const Range& left, const Range& right);

// A word of a text: where it stands and its folded form.
struct FoldedWord {
  Range range;
  std::string folded;
};

// A text prepared for search. Keeps a view of the text, which must outlive it.
class FoldedText {
 public:
  explicit FoldedText(std::string_view text);

  [[nodiscard]] std::string_view text() const { return text_; }

  [[nodiscard]] const std::string& folded() const { return folded_; }

  [[nodiscard]] const std::vector<FoldedWord>& words() const { return words_; }

  [[nodiscard]] std::size_t code_points() const { return code_points_; }

  // Every place where these words stand, in order. Their folded form is compared, so `words` may
  // come with other quotes, dashes, spaces or case.
  [[nodiscard]] std::vector<Range> find(const FoldedText& words) const;

  // True strictly between two letters of a word.
  [[nodiscard]] bool inside_word(std::size_t code_point) const;

  // The smallest range of whole graphemes that holds `range`.
  [[nodiscard]] Range snapped(const Range& range) const;

  // Words that lie wholly before, within or after, in reading order.
  [[nodiscard]] std::span<const FoldedWord> words_before(std::size_t code_point) const;
  [[nodiscard]] std::span<const FoldedWord> words_within(const Range& range) const;
  [[nodiscard]] std::span<const FoldedWord> words_after(std::size_t code_point) const;

  // Folded text up to, or from, a code point.
  [[nodiscard]] std::string_view folded_before(std::size_t code_point) const;
  [[nodiscard]] std::string_view folded_after(std::size_t code_point) const;

 private:
  // Where each grapheme begins in the text and in its folded form; one more for the end.
  struct Mark {
    std::size_t code_point = 0;
    std::size_t folded = 0;
  };

  [[nodiscard]] std::size_t folded_offset(std::size_t code_point) const;

  std::string_view text_;
  std::string folded_;
  std::vector<Mark> marks_;
  std::vector<FoldedWord> words_;
  std::size_t code_points_ = 0;
};

// How well the words around a place agree with the words once around the quote.
struct Context {
  std::size_t words = 0;    // equal words next to the place, both sides together
  std::size_t content = 0;  // of these, no stop-words
  bool whole = false;       // quote and place are both a whole statement
};

// A quote and its context, prepared once for several searches.
class WantedQuote {
 public:
  explicit WantedQuote(const Quote& quote);
  WantedQuote(const WantedQuote&) = delete;  // folded_ looks into exact_
  WantedQuote& operator=(const WantedQuote&) = delete;

  // The quote in `text`: folded words equal, and cutting words at its ends only where the quote
  // itself did.
  [[nodiscard]] std::vector<Range> find(const FoldedText& text) const;

  [[nodiscard]] Context context_at(const FoldedText& text, const Range& place) const;

  // The one place that is certainly meant: enough words that say something, the quote's own and
  // equal ones around it, and no other place with as many. Nothing otherwise.
  [[nodiscard]] std::optional<Range> certain(const FoldedText& text,
                                             const std::vector<Range>& places) const;

  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }

 private:
  std::string exact_;
  FoldedText folded_;
  std::vector<std::string> words_, before_, after_;
  bool cuts_first_ = false;
  bool cuts_last_ = false;
  std::size_t content_ = 0;
};

// A range of a text with its words.
PlacedQuote placed(std::string_view text, const Range& range);

}  // namespace redraft::text
