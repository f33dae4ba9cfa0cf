#pragma once
// The redline of one piece of text: what a person would mark, word by word, and exact.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace redraft {

enum class EditOp { keep, insert, remove };

// "keep", "insert", "delete".
[[nodiscard]] std::string to_string(EditOp op);

struct Edit {
  EditOp op = EditOp::keep;
  std::string text;
  bool operator==(const Edit&) const = default;
};

// keep + remove in order is `from`, keep + insert in order is `to`, byte for byte. Units are whole
// words with punctuation apart (Unicode word boundaries), never inside a grapheme; a number and its
// unit ("14 days"), a decimal and a date are one unit. Between two kept stretches removals come
// before insertions. Equal runs of fewer than three words that hold only stop-words or punctuation
// are not kept between two edits. A number, a date, a negation or must, may, shall or should that
// was put in or taken out is an edit of its own, so two removals or two insertions may follow each
// other there; elsewhere they never do. Past 60 % changed: whole old and whole new, unless one text
// stands nearly whole in the other. Text that is not UTF-8 is replaced whole. O(n + d^2) words with
// a bound on d.
[[nodiscard]] std::vector<Edit> redline(std::string_view from, std::string_view to);

[[nodiscard]] std::string text_before(const std::vector<Edit>& edits);
[[nodiscard]] std::string text_after(const std::vector<Edit>& edits);

// How code point offsets of `from` lie in `to`: the quote's surviving words.
struct CarriedRange {
  std::size_t start = 0;  // code points in the later text, half-open
  std::size_t end = 0;
  int kept = 0;        // per mille of the range's words that survive, weighted by their rarity
  bool whole = false;  // every word survives, contiguously
};

// Carries a range of code points across a redline; nothing when no content word survives, or less
// than a third of the words by weight. Covers the first to the last surviving word; survivors more
// than three times as far apart as they were are narrowed to the heaviest group.
[[nodiscard]] std::optional<CarriedRange> carry_range(const std::vector<Edit>& edits,
                                                      std::size_t start, std::size_t end);

}  // namespace redraft
