#pragma once
// Where the words of a Word file stand on a draft. The file is matched with the draft as one draft
// is with the next, so that its words are carried over with the same care: hidden bookmarks first,
// then equal words, then alike ones; what is not certain is a person's to place.

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "redraft/comment.h"
#include "redraft/draft.h"
#include "redraft/paragraphs.h"
#include "redraft/placement.h"
#include "redraft/word.h"

namespace redraft::workspace {

class WordPlacing {
 public:
  // Keeps references.
  WordPlacing(const WordText& word, const DraftText& draft);

  // A complete target: without a quote for a range without words; of scope `missing`, after the
  // statement before, for one in a paragraph that is all new. What cannot be located keeps its
  // words and no offsets, and the anchor that comes nearest, if any: such a target waits in the
  // tray.
  struct Found {
    Target target;
    bool certain = false;  // the very words stand there
  };

  [[nodiscard]] Found find(const WordRange& range) const;

  // Where the file, every change in it rejected, reads otherwise than the draft: told, so that what
  // was changed without a mark is not lost unseen. `lines`: of each paragraph in the file.
  [[nodiscard]] std::vector<Finding> differences(const std::vector<std::size_t>& lines) const;

  // The words of a range, or of its paragraph where it has none.
  [[nodiscard]] std::string words(const WordRange& range) const;

 private:
  // A paragraph that the draft has otherwise (both), elsewhere (moved) or not at all, or a
  // statement that the file lacks.
  struct Difference {
    std::optional<std::size_t> paragraph;
    std::optional<std::size_t> statement;
    bool moved = false;
  };

  [[nodiscard]] std::vector<Difference> differences() const;
  [[nodiscard]] Found after_statement_before(std::size_t paragraph) const;
  [[nodiscard]] Found in_statement(std::size_t statement, std::optional<Quote> quote) const;

  const WordText& word_;
  const DraftText& draft_;
  ReadParagraphs read_;
  std::vector<std::optional<std::size_t>> before_;      // the last statement up to each paragraph
  std::unordered_map<std::string, std::size_t> index_;  // of the draft's statements, by anchor
  Document marked_;  // the draft, with its anchors as markers where the file has them
  std::vector<std::string> names_;  // of the file's statements
  Lineage lineage_;
  std::optional<PlacementStep> step_;
};

}  // namespace redraft::workspace
