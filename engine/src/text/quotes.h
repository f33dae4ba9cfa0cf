#pragma once
// Finding quoted words in a statement, whatever became of case, quotes, dashes and spaces.
//
// Everything is in code points of the statement's plain text. A range never begins or ends inside a
// grapheme: a letter and its accent, or an emoji of several parts, are one.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/comment.h"
#include "redraft/placement.h"

namespace redraft::text {

// Half-open range of code points.
struct Range {
  std::size_t start = 0;
  std::size_t end = 0;
  bool operator==(const Range&) const = default;
};

bool overlap(const Range& left, const Range& right);

// A word of a text: where it stands and its folded form, a view into the text it was read from.
struct FoldedWord {
  Range range;
  std::string_view folded;
};

// A text prepared for search. Keeps a view of the text, which must outlive it. Linear in the text;
// whoever asks often of one text prepares it once.
class FoldedText {
 public:
  enum class Words { read, left };  // left: words() stay empty, for what is only looked for

  explicit FoldedText(std::string_view text, Words words = Words::read);
  FoldedText(const FoldedText&) = delete;  // words_ look into folded_
  FoldedText& operator=(const FoldedText&) = delete;

  [[nodiscard]] std::string_view text() const { return text_; }

  [[nodiscard]] const std::string& folded() const { return folded_; }

  [[nodiscard]] const std::vector<FoldedWord>& words() const { return words_; }

  [[nodiscard]] std::size_t code_points() const { return code_points_; }

  // Every place where these words stand, in order. They come folded, as folded() or folded_within()
  // of another text: quotes, dashes, spaces and case may differ.
  [[nodiscard]] std::vector<Range> find(std::string_view folded_words) const;

  // True strictly between two letters of a word.
  [[nodiscard]] bool inside_word(std::size_t code_point) const;

  // The smallest range of whole graphemes that holds `range`.
  [[nodiscard]] Range snapped(const Range& range) const;

  // Words that lie wholly before, within or after, in reading order.
  [[nodiscard]] std::span<const FoldedWord> words_before(std::size_t code_point) const;
  [[nodiscard]] std::span<const FoldedWord> words_within(const Range& range) const;
  [[nodiscard]] std::span<const FoldedWord> words_after(std::size_t code_point) const;

  // Folded text within a range, up to a code point, or from it on.
  [[nodiscard]] std::string_view folded_within(const Range& range) const;
  [[nodiscard]] std::string_view folded_before(std::size_t code_point) const;
  [[nodiscard]] std::string_view folded_after(std::size_t code_point) const;

 private:
  // Where each grapheme begins in the text and in its folded form; one more for the end. None of a
  // plain text, where byte, code point and folded byte are one: ASCII without spaces in a row.
  struct Mark {
    std::uint32_t code_point = 0;
    std::uint32_t folded = 0;
  };

  [[nodiscard]] bool fold_plain();
  void fold_graphemes();
  void read_words();
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

// Fewer words than this, or fewer that are no stop-words, are said in many places with many
// meanings.
struct Enough {
  std::size_t words = 3;
  std::size_t content = 2;
  bool or_whole = true;  // all of a statement is enough, however short
};

// A quote and its context, prepared once for several searches.
class WantedQuote {
 public:
  explicit WantedQuote(const Quote& quote);
  WantedQuote(const WantedQuote&) = delete;  // folded_ looks into around_
  WantedQuote& operator=(const WantedQuote&) = delete;

  // The quote in `text`: folded words equal, and cutting words at its ends only where the quote
  // itself did.
  [[nodiscard]] std::vector<Range> find(const FoldedText& text) const;

  [[nodiscard]] Context context_at(const FoldedText& text, const Range& place) const;

  // The one place that is certainly meant: enough words that say something, the quote's own and
  // equal ones around it, and no other place with as many. Nothing otherwise.
  [[nodiscard]] std::optional<Range> certain(const FoldedText& text,
                                             const std::vector<Range>& places,
                                             const Enough& enough = {}) const;

  [[nodiscard]] std::span<const FoldedWord> words() const { return words_; }

 private:
  std::string around_;  // the quote with its context
  FoldedText folded_;
  Range quote_;  // in around_
  std::span<const FoldedWord> words_, before_, after_;
  bool cuts_first_ = false;
  bool cuts_last_ = false;
  std::size_t content_ = 0;
};

// locate_quote() for a statement that is asked about often.
std::optional<LocatedQuote> located(const FoldedText& statement, const Quote& wanted);

// A range of a text with its words.
PlacedQuote placed(std::string_view text, const Range& range);

}  // namespace redraft::text
