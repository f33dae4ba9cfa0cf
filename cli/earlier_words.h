#pragma once
// What a comment said before it was edited, as lines below it.

#include <vector>

#include "cli/context.h"
#include "redraft/comment.h"
#include "redraft/comment_edit.h"

namespace redraft::cli {

void print_earlier(Context& context, const Comment& comment,
                   const std::vector<EarlierWords>& history);

}  // namespace redraft::cli
