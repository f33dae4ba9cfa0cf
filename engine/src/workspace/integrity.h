#pragma once
// Questions about both stores at once.

#include <vector>

#include "redraft/finding.h"
#include "store/comment_store.h"
#include "store/draft_store.h"

namespace redraft::workspace {

// Drafts that the comment store knows and git does not: their tags were deleted, or never fetched.
void find_missing_drafts(const store::DraftStore& drafts, const store::CommentStore& comments,
                         std::vector<Finding>& findings);

}  // namespace redraft::workspace
