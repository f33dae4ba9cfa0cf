#pragma once
// What an import does beyond adding a comment.

#include <vector>

#include "store/comment_intake.h"
#include "workspace/rows_ahead.h"
#include "workspace/state.h"

namespace redraft::workspace {

// Throws invalid for an assignee, tag or theme that can be no name.
void require_sound_names(NewComment& comment);

// For a comment that is new: hands on the warnings of its row, and takes over its assignee, tags
// and themes. A theme that is not there is made; a tag that is not on the controlled list is left
// out with a warning. Call inside a transaction.
void complete_import(State& state, store::CommentIntake& intake, RowAhead& ahead,
                     const CommentId& id, std::vector<Finding>& findings);

}  // namespace redraft::workspace
