#pragma once
// Each record file of a document as values: writing and strict reading. The grammar of every line
// is in docs/data-model.md.

#include <string>
#include <string_view>
#include <vector>

#include "redraft/document.h"
#include "redraft/draft.h"
#include "store/draft_store.h"

namespace redraft::store {

// draft.tsv: what a draft is. `draft.commit` is not in it (the file is in the commit).
struct FrozenDraft {
  Draft draft;
  std::string path;             // of the text
  std::string previous_commit;  // pins the draft before: a tag that was moved is seen
  bool operator==(const FrozenDraft&) const = default;
};

// anchors.tsv: one row a statement, bound to the text's blob id.
struct AnchorRow {
  std::string anchor;
  std::string number;
  StatementKind kind = StatementKind::paragraph;
  std::string text;  // short_text_hash of the statement
  bool operator==(const AnchorRow&) const = default;
};

struct AnchorTable {
  std::string text;  // blob id
  std::vector<AnchorRow> rows;
  bool operator==(const AnchorTable&) const = default;
};

// lineage.tsv, bound to the two texts' blob ids (`before` is empty for the first draft).
struct LineageTable {
  std::string text;
  std::string before;
  std::vector<RecordedChange> changes;
  bool operator==(const LineageTable&) const = default;
};

// states.tsv: what became of published drafts, oldest first; the last of a label counts.
struct StateRow {
  std::string label;
  DraftState state = DraftState::closed;
  Instant since;
  bool operator==(const StateRow&) const = default;
};

// wordings.tsv: an editor's own update notes.
struct WordingRow {
  std::string label;  // empty: the coming draft
  std::string text;
  bool operator==(const WordingRow&) const = default;
};

std::string write_documents(const std::vector<DocumentEntry>& documents);
std::string write_draft(const FrozenDraft& frozen);
std::string write_anchors(const AnchorTable& anchors);
std::string write_lineage(const LineageTable& lineage);
std::string write_retired(const std::vector<RetiredAnchor>& retired);
std::string write_pins(const std::vector<LabelledPin>& pins);
std::string write_notes(const std::vector<LabelledNote>& notes);
std::string write_states(const std::vector<StateRow>& states);
std::string write_wordings(const std::vector<WordingRow>& wordings);

// `file` is for messages. All throw corrupt naming file and line.
std::vector<DocumentEntry> read_documents(std::string_view bytes, const std::string& file);
FrozenDraft read_draft(std::string_view bytes, const std::string& file);
AnchorTable read_anchors(std::string_view bytes, const std::string& file);
LineageTable read_lineage(std::string_view bytes, const std::string& file);
std::vector<RetiredAnchor> read_retired(std::string_view bytes, const std::string& file);
std::vector<LabelledPin> read_pins(std::string_view bytes, const std::string& file);
std::vector<LabelledNote> read_notes(std::string_view bytes, const std::string& file);
std::vector<StateRow> read_states(std::string_view bytes, const std::string& file);
std::vector<WordingRow> read_wordings(std::string_view bytes, const std::string& file);

// The first 16 digits of text_hash: enough to bind a statement, half the cost of a draft's record.
std::string short_text_hash(const Statement& statement);

// The rows of a document as it is published.
AnchorTable anchor_table(const Document& document, const std::vector<std::string>& anchors,
                         const std::string& text_blob);

}  // namespace redraft::store
