#pragma once
// Definitions that change under people who commented on what rests on them.

#include <vector>

#include "redraft/note.h"

namespace redraft {

// A warning "definition-changed" for each term whose definition reads otherwise than on the draft
// before, was renamed or went, while statements that use it, or define it, carry open comments:
// they were written with another meaning in mind. Names the statements and counts the comments.
[[nodiscard]] std::vector<Finding> definition_findings(const NotesInput& input);

}  // namespace redraft
