#pragma once
// Finds where a comment's words stand on a later draft. Nothing is dropped, guessed at, or moved to
// words it did not mean: what is not certain goes to the tray for a person.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "redraft/comment.h"
#include "redraft/document.h"
#include "redraft/lineage.h"

namespace redraft {

// One step between two neighbouring drafts, prepared once and shared by all comments.
// Keeps references: the documents, anchors and lineage must outlive it.
class PlacementStep {
 public:
  PlacementStep(const Document& from, const std::vector<std::string>& from_anchors,
                const Document& to, const std::vector<std::string>& to_anchors,
                const Lineage& lineage);
  ~PlacementStep();
  PlacementStep(const PlacementStep&) = delete;
  PlacementStep& operator=(const PlacementStep&) = delete;
  PlacementStep(PlacementStep&&) noexcept;
  PlacementStep& operator=(PlacementStep&&) noexcept;

  // True when the statement with this anchor has another place or other words on the later draft,
  // so that a comment standing on it needs place(). A comment elsewhere needs no row and no work.
  [[nodiscard]] bool touches(const std::string& anchor) const;

  // Where `target` (as it was made, with its original quote) stands on the later draft, given where
  // it stood on the earlier one. The original quote is verified: where its wording has returned, so
  // does the original range. `Placement::draft` is left empty.
  [[nodiscard]] Placement place(const Target& target, const Placement& before) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// A target's placement on the draft it was made on: the tray for words not located there.
[[nodiscard]] Placement placement_as_made(const Target& target);

// Completes a quote that has only `exact` (and perhaps prefix or suffix): start, end and context.
// Spaces, quotes, dashes and case may differ. Nothing when it is not there; the first of several
// when prefix and suffix do not decide, with `ambiguous` set.
struct LocatedQuote {
  Quote quote;
  bool ambiguous = false;
};

[[nodiscard]] std::optional<LocatedQuote> locate_quote(const std::string& statement_text,
                                                       const Quote& wanted);

}  // namespace redraft
