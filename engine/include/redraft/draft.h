#pragma once
// One published draft of a document, and the records frozen with it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/document.h"
#include "redraft/lineage.h"
#include "redraft/time.h"

namespace redraft {

// working is the text that is not published yet. A later draft makes a closed one superseded.
enum class DraftState { working, consultation, closed, final, adopted, superseded };

[[nodiscard]] std::string to_string(DraftState state);
[[nodiscard]] std::optional<DraftState> parse_draft_state(std::string_view word);

struct Draft {
  std::string document;
  std::string label;         // free text: "V0-1", "V1 after the workshops"
  std::string previous;      // label of the draft before, or empty
  std::size_t sequence = 1;  // 1 for the first; drafts are ordered by it, not by label
  DraftState state = DraftState::consultation;
  std::string summary;
  Instant published;
  std::string commit;  // 40 hex digits
  std::string text;    // git's blob id of the Markdown, 40 hex digits
  std::size_t statements = 0;
  bool operator==(const Draft&) const = default;
};

// A draft read whole: its text parsed and the anchors frozen with it (parallel to statements).
struct DraftText {
  Draft draft;
  Document document;
  std::vector<std::string> anchors;
  std::vector<RetiredAnchor> retired;  // anchors of earlier drafts that this one does not have
};

// What publish wrote about a draft's descent from the one before. Anchors instead of indices.
struct RecordedChange {
  ChangeKind kind = ChangeKind::unchanged;
  bool reworded = false;
  bool typographic = false;
  bool moved = false;
  std::vector<std::string> from;
  std::vector<std::string> to;
  int confidence = 1000;  // per mille
  int runner_up = 0;
  Basis basis = Basis::exact;
  bool operator==(const RecordedChange&) const = default;
};

}  // namespace redraft
