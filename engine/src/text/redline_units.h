#pragma once
// What a redline may cut: the tokens of a text, with those that belong together joined.
//
// A unit never ends inside a grapheme, and "14 days", "12 March 2026" or "2026-03-01" are one unit
// each. What stands between two units is spaces, or nothing.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace redraft::text {

struct Unit {
  std::size_t begin = 0;  // bytes, half-open
  std::size_t end = 0;
  bool word = false;
};

class UnitText {
 public:
  explicit UnitText(std::string_view text);

  [[nodiscard]] std::size_t size() const { return units_.size(); }

  [[nodiscard]] std::string_view text() const { return text_; }

  [[nodiscard]] const Unit& operator[](std::size_t index) const { return units_[index]; }

  [[nodiscard]] std::string_view bytes(std::size_t index) const {
    return text_.substr(units_[index].begin, units_[index].end - units_[index].begin);
  }

  // The spaces before a unit; before size(): the spaces at the end.
  [[nodiscard]] std::string_view gap_before(std::size_t index) const;

  // Where the spaces before a unit begin, which is where the unit before ends.
  [[nodiscard]] std::size_t gap_begin(std::size_t index) const;

  // Where a unit begins; of size(): the end of the text.
  [[nodiscard]] std::size_t begin_of(std::size_t index) const;

 private:
  std::string_view text_;
  std::vector<Unit> units_;
};

// A hash of the folded form of a unit or token; the form itself is made only where it must be.
[[nodiscard]] std::uint64_t name_of(std::string_view bytes);

// What a reader must not miss: a word that decides what is demanded, or a number.
enum class Signal { none, number, obligation, negation };

// Takes a unit's or a token's bytes.
[[nodiscard]] Signal signal_of(std::string_view bytes);

// False of a text of which no unit is a signal or a date: told from the first letters and lengths
// of its words, without a list of units.
[[nodiscard]] bool may_hold_signals(std::string_view text);

// True of a unit that names a day, a month or a year: "12 March 2026", "2026-03-01", "October",
// "2026".
[[nodiscard]] bool is_date(std::string_view unit);

// A stop-word, or no word at all.
[[nodiscard]] bool says_nothing(const UnitText& text, std::size_t index);

}  // namespace redraft::text
