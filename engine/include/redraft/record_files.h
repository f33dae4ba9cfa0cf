#pragma once
// Editors' records in files: decisions on comments as CSV, change notes as JSON Lines.
//
// Decisions have a header row with the columns id, decision, reason and change, in any order and
// separated by comma, semicolon or tab; case, spaces, underscores and hyphens do not matter,
// neither in a header nor in a decision. The disposition table that redraft writes (report.h) is
// understood as well: fill in what is not answered yet and hand it back.
//
// Notes are one JSON object a line: `what` is needed; `why`, `avoided`, `significance`, `anchors`,
// `comments` and `id` may be left out.
//
// Good rows are all kept; a bad one is a Finding with its line, which says everything that is wrong
// with it. Nothing here throws for what a file holds. Whether a comment, statement or draft that is
// named exists is for the workspace to say.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/comment.h"
#include "redraft/finding.h"
#include "redraft/note.h"

namespace redraft {

struct DispositionFileRow {
  std::size_t line = 1;  // where the row begins in the file
  std::string comment;   // our id, or the one it was imported with
  Disposition disposition;
  bool operator==(const DispositionFileRow&) const = default;
};

struct DispositionReading {
  std::vector<DispositionFileRow> rows;
  std::vector<Finding> findings;
};

// Decides no comment twice: the first row holds. A row with no decision and no reason is passed
// over with a warning.
[[nodiscard]] DispositionReading read_dispositions_csv(std::string_view bytes);

struct NoteReading {
  std::vector<ChangeNote> notes;  // an id only where the line has one
  std::vector<Finding> findings;
};

[[nodiscard]] NoteReading read_note_lines(std::string_view bytes);

}  // namespace redraft
