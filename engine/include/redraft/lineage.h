#pragma once
// Lineage: which statements of one draft descend from which of the draft before.
//
// Global, not line by line. Deterministic: no clock, no randomness, integer scores and a total
// order on ties, so the same bytes in give the same lineage out at any thread count.
//
// The algorithm and its sources are in docs/lineage.md.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/document.h"
#include "redraft/finding.h"

namespace redraft {

enum class ChangeKind { unchanged, reworded, moved, split, merged, added, removed, restored };

// Why statements are said to be related. pin: a person said so. marker: a hint in the text.
// exact: the words are equal. inferred: the words are alike.
enum class Basis { pin, marker, exact, inferred };

[[nodiscard]] std::string to_string(ChangeKind kind);
[[nodiscard]] std::string to_string(Basis basis);
[[nodiscard]] std::optional<ChangeKind> parse_change_kind(std::string_view word);
[[nodiscard]] std::optional<Basis> parse_basis(std::string_view word);

// One row (bead) of lineage. `from` and `to` are statement indices in the two documents, ascending.
//   added, restored: from is empty.  removed: to is empty.
//   split: one from, several to.     merged: several from, one to.
//   otherwise one of each; `moved` kind is for a moved statement whose words are unchanged,
//   `reworded` for changed words (moved may then be true as well).
struct Change {
  ChangeKind kind = ChangeKind::unchanged;
  bool reworded = false;  // words differ (a change of quotes, dashes, case or spaces alone is not)
  bool typographic = false;  // plain text differs, the words do not
  bool moved = false;        // stands elsewhere among the statements that stayed
  std::vector<std::size_t> from;
  std::vector<std::size_t> to;
  int confidence = 1000;  // per mille that these links (or this absence of links) are right
  int runner_up = 0;      // per mille likeness of the best other candidate
  Basis basis = Basis::exact;
  std::string restored_anchor;  // kind restored: the retired anchor that returns
  bool operator==(const Change&) const = default;
};

// A link a person should look at: likeness below the threshold or a close runner-up.
struct LineageQuestion {
  std::size_t from = 0;                 // statement in the earlier draft
  std::size_t to = 0;                   // the candidate in the later one
  std::optional<std::size_t> other_to;  // the runner-up, where that is the doubt
  bool linked = false;                  // what the engine did meanwhile
  int confidence = 0;                   // per mille
  bool operator==(const LineageQuestion&) const = default;
};

struct Lineage {
  std::vector<Change> changes;  // in order of the later draft; removed ones where they stood
  std::vector<LineageQuestion> questions;
  std::vector<Finding> findings;  // about markers: copied, unknown, on quite different text
};

// A person's word on lineage, by anchor of the earlier draft. The later statement is named by the
// hash of its words (see words_hash), which stays right while other statements come and go.
enum class PinKind { same, not_same };

[[nodiscard]] std::string to_string(PinKind kind);
[[nodiscard]] std::optional<PinKind> parse_pin_kind(std::string_view word);

struct Pin {
  PinKind kind = PinKind::same;
  std::string anchor;
  std::string words;  // words_hash of the later statement
  bool operator==(const Pin&) const = default;
};

// A statement that an earlier draft had and the last one does not: its name is never given to
// another, and comes back if its words do.
struct RetiredAnchor {
  std::string anchor;
  StatementKind kind = StatementKind::paragraph;
  std::string words;       // words_hash when it was last seen
  std::string last_draft;  // label
  bool operator==(const RetiredAnchor&) const = default;
};

struct MatchInput {
  const Document& from;
  const Document& to;
  const std::vector<std::string>& from_anchors;  // parallel to from.statements, or empty
  const std::vector<Pin>& pins;
  const std::vector<RetiredAnchor>& retired;
};

// Finds the lineage. Near linear: about two scored pairs per statement that has no equal.
[[nodiscard]] Lineage match(const MatchInput& input);

// 32 hex digits of the words alone: NFC, case, quotes, dashes, spaces and numbering folded, so that
// a retyped or renumbered statement keeps it.
[[nodiscard]] std::string words_hash(const Statement& statement);

// 32 hex digits of the exact plain text.
[[nodiscard]] std::string text_hash(const Statement& statement);

// The anchor of every statement of the later draft, parallel to to.statements: kept along the
// lineage, or new (the section's slug and the next number never used there; a section's heading
// takes the bare slug while it is free). A split's heaviest part and a merge's heaviest source keep
// theirs.
[[nodiscard]] std::vector<std::string> assign_anchors(const MatchInput& input,
                                                      const Lineage& lineage);

}  // namespace redraft
