#pragma once
// Where the statements of a draft came from: remarks, comments and change notes.

#include <string>
#include <vector>

#include "redraft/note.h"
#include "redraft/remark.h"

namespace redraft {

struct StatementProvenance {
  std::string anchor, number, text;
  std::vector<std::string> section;  // titles, outermost first
  std::vector<Remark> remarks;       // linked to it or to its notes, or to a statement it came from
  std::vector<ChangeNote> notes;     // of this draft and those before
  std::vector<CommentId> comments;   // whose disposition names it, or that its notes rest on
};

struct Provenance {
  std::string document;
  std::string label;
  std::vector<StatementProvenance> statements;  // in document order, headings left out
  std::size_t unknown = 0;                      // of them: nothing says where they came from
};

}  // namespace redraft
