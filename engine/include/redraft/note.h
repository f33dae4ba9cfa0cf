#pragma once
// Change notes: an editor's account of changes. Update notes: the notes of a document draft by draft.

#include <optional>
#include <string>
#include <vector>

#include "redraft/comment.h"
#include "redraft/comparison.h"
#include "redraft/draft.h"
#include "redraft/finding.h"
#include "redraft/ids.h"

namespace redraft {

struct ChangeNote {
  NoteId id;
  std::string what;
  std::string why;
  std::string avoided;               // wording avoided, or empty
  std::vector<std::string> anchors;  // statements it explains; a section's heading stands for itself only
  std::vector<CommentId> comments;   // it rests on
  Significance significance = Significance::substantive;
  bool operator==(const ChangeNote&) const = default;
};

// What the update notes of one draft are generated from.
struct NotesInput {
  Draft draft;
  const Comparison* changes = nullptr;  // from the draft before; null for the first draft
  std::vector<ChangeNote> notes;
  std::vector<Comment> comments;  // open for this draft, `now` on it, without names
};

// The update notes of one draft as Markdown: heading line "LABEL – summary", then one entry a change
// note with counts of comments by sector, then what is unexplained. Deterministic; no names.
[[nodiscard]] std::string update_notes(const NotesInput& input);

// Findings of `notes check`: changed-unexplained, explained-unchanged, accepted-unchanged,
// comment-unanswered, comment-in-tray, and lineage-question.
[[nodiscard]] std::vector<Finding> check_notes(const NotesInput& input);

// The two markers between which the document carries its cumulative notes.
inline constexpr const char* notes_begin = "<!-- redraft:update-notes -->";
inline constexpr const char* notes_end = "<!-- /redraft:update-notes -->";

// The document with `notes` between the markers: replaced there, or appended under a heading.
[[nodiscard]] std::string with_update_notes(const std::string& markdown, const std::string& notes);

}  // namespace redraft
