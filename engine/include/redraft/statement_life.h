#pragma once
// The life of one statement over all drafts of its document: what `redraft log` tells.

#include <optional>
#include <string>
#include <vector>

#include "redraft/draft.h"
#include "redraft/lineage.h"
#include "redraft/note.h"
#include "redraft/redline.h"

namespace redraft {

// The statement on one draft, or in the working text.
struct LifeStage {
  std::string label;  // empty: the working text
  DraftState state = DraftState::working;
  bool present = true;  // false: not in this draft; the fields about its place are then empty
  std::string number;
  std::vector<std::string> section;  // titles, outermost first
  std::string text;
  std::optional<ChangeKind> change;  // from the draft before; nothing on the document's first draft
  bool reworded = false;
  bool moved = false;
  std::vector<std::string> from;  // other anchors it came from (merged) or was part of (split)
  std::vector<std::string> to;  // on the draft it was split or merged away on: where its words went
  std::vector<Edit> words;      // redline from the draft before; empty when nothing was before
  std::vector<ChangeNote> notes;    // of this draft, about this statement
  std::vector<CommentId> comments;  // made on it here
};

struct StatementLife {
  std::string document;
  std::string anchor;
  std::vector<LifeStage> drafts;     // oldest first, from the draft that first had it
  std::optional<LifeStage> working;  // the text being written, compared with the last draft
};

}  // namespace redraft
