#pragma once
// Completes what a person or a file says about where a comment points.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "redraft/comment.h"
#include "text/quotes.h"
#include "workspace/state.h"

namespace redraft::workspace {

enum class Located {
  found,      // statement known; the quote, if any, has offsets and context
  not_there,  // the words are nowhere on the draft (or not in the named statement)
  several,    // the words are there more than once
};

struct LocatedTarget {
  Target target;  // not_there and several: with the words as given, and no offsets
  Located outcome = Located::found;
  std::vector<std::string> where;  // several: anchors, in document order
};

// A draft's statements by anchor, by number and by words, for many comments one after another.
class Whereabouts {
 public:
  // Keeps a reference.
  explicit Whereabouts(const DraftText& text);

  // Reads numbers as anchors, finds quotes in their statement or, without one, in the whole draft.
  // Throws as find_statement does for a statement that is not there, or a number of two.
  LocatedTarget locate(Target target);

 private:
  std::size_t statement(const std::string& anchor_or_number);
  const text::FoldedText& folded(std::size_t statement);
  LocatedTarget locate_in(Target target, std::size_t statement);
  LocatedTarget locate_anywhere(Target target);

  const DraftText& text_;
  std::unordered_map<std::string, std::size_t> by_name_;   // anchors, and numbers asked for
  std::vector<std::unique_ptr<text::FoldedText>> folded_;  // each statement; made when asked for
};

// Where comments stand on the draft they were made on. For words that could not be located there:
// in the tray, with the statements that hold at least half of their telling words, the most first.
class PlacementAsMade {
 public:
  // Keeps a reference.
  explicit PlacementAsMade(const DraftText& text) : text_(text) {}

  [[nodiscard]] Placement of(const Target& target);

 private:
  const DraftText& text_;
  std::vector<std::vector<std::uint64_t>> words_;  // of each statement; made when asked for
};

}  // namespace redraft::workspace
