#pragma once
// Change notes: an editor's account of changes. Update notes: the notes of a document draft by
// draft.

#include <cstddef>
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
  std::string avoided;  // wording avoided, or empty
  // Statements it explains. The heading of a section that was added or removed as a whole stands
  // for the statements that came or went with it too; any other heading stands for itself only.
  std::vector<std::string> anchors;
  std::vector<CommentId> comments;  // it rests on
  Significance significance = Significance::substantive;
  bool operator==(const ChangeNote&) const = default;
};

// What the update notes of one draft are generated from.
struct NotesInput {
  Draft draft;
  const Comparison* changes = nullptr;  // from the draft before; null for the first draft
  std::vector<ChangeNote> notes;
  std::vector<Comment> comments;     // open for this draft, `now` on it, without names
  std::vector<std::string> earlier;  // labels of all drafts before; the one before is known anyway
};

// The update notes of one draft as Markdown: heading line "**LABEL** – summary", then one entry a
// change note with counts of comments by sector, then what was answered theme by theme, counts of
// decisions that led to no change and of late comments, then what is unexplained. Deterministic; no
// names and no words of comments.
[[nodiscard]] std::string update_notes(const NotesInput& input);

// Findings of `notes check`: changed-unexplained, explained-unchanged, comment-unanswered,
// accepted-unchanged and comment-in-tray, all errors; reviewer-objects, a warning. Editorial
// changes need no note. (Questions about lineage are added by the workspace, which knows them.)
[[nodiscard]] std::vector<Finding> check_notes(const NotesInput& input);

// What check_notes() goes by, change by change.
struct Explanation {
  std::size_t change = 0;          // index into the comparison
  std::string anchor;              // of the statement that the change is spoken of by
  std::vector<std::size_t> notes;  // that explain it, indices
  bool wanted = false;             // of substance: without a note, something is left to do
};

// One for each change, in their order; statements left alone have none.
[[nodiscard]] std::vector<Explanation> explanations(const Comparison& changes,
                                                    const std::vector<ChangeNote>& notes);

// A change note and where it belongs.
struct FoundNote {
  std::string document;
  std::string label;  // "working" for the coming draft's
  ChangeNote note;
};

// The two markers between which the document carries its cumulative notes.
inline constexpr const char* notes_begin = "<!-- redraft:update-notes -->";
inline constexpr const char* notes_end = "<!-- /redraft:update-notes -->";

// The document with `notes` between the markers: replaced there; else, with the markers, at the end
// of an "Update Notes" section; else under such a heading at the end of the text. All else stays
// byte for byte. What in the notes would read as a marker or swallow one is made harmless.
// Idempotent.
[[nodiscard]] std::string with_update_notes(const std::string& markdown, const std::string& notes);

}  // namespace redraft
