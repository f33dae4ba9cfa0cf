#pragma once
// Where a document stands between two drafts: what changed, what is unanswered, what is in doubt.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "redraft/comparison.h"
#include "redraft/draft.h"
#include "redraft/finding.h"
#include "redraft/lineage.h"

namespace redraft {

// How many changes there are of each kind; a kind that does not occur may be left out.
using CountsByKind = std::map<ChangeKind, std::size_t>;

// A doubt of the lineage from the last draft to the working text, with both texts, so that a person
// can decide: `redraft lineage link`, `unlink` or `confirm`.
struct StatusQuestion {
  StatementRef from;                  // on the last draft
  StatementRef to;                    // the candidate in the working text
  std::optional<StatementRef> other;  // the runner-up, where that is the doubt
  bool linked = false;                // what holds meanwhile
  int confidence = 0;                 // per mille
};

struct LastDraft {
  std::string label;
  DraftState state = DraftState::consultation;
};

struct DocumentStatus {
  std::string document;
  std::string path;               // from the work tree's top
  std::optional<LastDraft> last;  // nothing before the first draft
  bool text_changed =
      false;             // the bytes differ from the last draft's, in statements or outside them
  CountsByKind changes;  // of the working text against the last draft
  std::size_t unanswered = 0;  // open comments
  std::size_t tray = 0;        // comments whose placement needs a person
  std::vector<StatusQuestion> questions;
  std::vector<Finding> findings;
};

}  // namespace redraft
