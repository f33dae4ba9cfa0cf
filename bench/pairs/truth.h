#pragma once
// What is known about a pair of synthetic drafts: the links, and where words went.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "bench/pairs/dice.h"
#include "bench/pairs/draft.h"

namespace redraft::bench {

// Statements by index in their drafts, headings and cells counted.
struct Link {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  bool operator==(const Link&) const = default;

  bool operator<(const Link& other) const {
    return from != other.from ? from < other.from : to < other.to;
  }
};

struct Truth {
  std::vector<Link> links;  // ascending, each once
  std::vector<Fate> fates;  // of each statement of the later draft
};

// Of two drafts, the later edited from the other.
[[nodiscard]] Truth truth_of(const Draft& after);

// Over two steps: links a to b and b to c are a link a to c. A statement that was reworded in one
// step and moved in the other is both; a split or merge stays one.
[[nodiscard]] Truth composed(const Truth& first, const Truth& second);

// Words quoted in a draft and where they are in a later one. Ranges are code points of plain texts.
struct Survivor {
  std::size_t statement = 0;
  WordRange range;        // from the first surviving word to the last
  std::size_t words = 0;  // of the quote that survive here
  bool unbroken = false;  // nothing stands between them, and they are in their order
};

struct Quote {
  std::size_t statement = 0;
  std::size_t first = 0;  // word
  std::size_t count = 0;
  WordRange range;
  std::string text;
  std::vector<Survivor> survivors;  // empty: all words are gone. By statement.
};

// The bytes of a range of code points.
[[nodiscard]] std::string cut(const std::string& text, const WordRange& range);

// So many quotes of 1 to 25 words, each in any statement but a short one, a heading or a cell.
[[nodiscard]] std::vector<Quote> quotes(const Draft& from, const Draft& to, std::size_t count,
                                        std::uint64_t seed);

// The pair as truth.json: a list of {"a": [{"i", "text"}], "b": [...], "kind", "fate", "sort",
// ...}; "i" counts headings, paragraphs and items, without cells, which are left out.
[[nodiscard]] std::string truth_json(const Draft& from, const Draft& to, const Truth& truth);

[[nodiscard]] std::string quotes_json(const std::vector<Quote>& quotes);

}  // namespace redraft::bench
