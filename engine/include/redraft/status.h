#pragma once
// Where a document stands between two drafts: what changed, what is unanswered, what is in doubt.

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "redraft/comparison.h"
#include "redraft/draft.h"
#include "redraft/finding.h"
#include "redraft/lineage.h"
#include "redraft/time.h"

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

// A response to a consultation is expected within so many days of its close: the twelve weeks of
// the UK government's Consultation Principles.
inline constexpr std::int64_t response_days = 84;

// A consultation that is over, with comments that nobody has answered yet.
struct AwaitedResponse {
  std::string label;
  Instant closed;
  std::int64_t days = 0;       // whole days since
  std::size_t unanswered = 0;  // open comments made on that draft

  [[nodiscard]] bool overdue() const { return days > response_days; }
};

struct DocumentStatus {
  std::string document;
  std::string path;               // from the work tree's top
  std::optional<LastDraft> last;  // nothing before the first draft
  bool text_changed =
      false;             // the bytes differ from the last draft's, in statements or outside them
  CountsByKind changes;  // of the working text against the last draft
  std::size_t unanswered = 0;               // open comments
  std::optional<AwaitedResponse> response;  // the oldest that is awaited
  std::size_t tray = 0;                     // comments whose placement needs a person
  std::vector<StatusQuestion> questions;
  std::vector<Finding> findings;
};

}  // namespace redraft
