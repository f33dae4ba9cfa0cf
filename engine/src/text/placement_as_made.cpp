#include "redraft/placement.h"

namespace redraft {

Placement placement_as_made(const Target& target) {
  Placement placement;
  placement.anchor = target.anchor;
  if (target.scope == CommentScope::statement && target.quote && target.quote->end == 0) {
    placement.outcome = Outcome::tray;
    placement.confidence = 0;
    placement.reason = "its words were not found when it was made, or were found more than once";
    if (!target.anchor.empty()) {
      placement.candidates = {target.anchor};
    }
    placement.anchor.clear();
    return placement;
  }
  if (target.scope == CommentScope::statement && target.quote) {
    placement.quote = PlacedQuote{target.quote->exact, target.quote->start, target.quote->end};
  }
  return placement;
}

}  // namespace redraft
