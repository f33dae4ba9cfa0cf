#pragma once
// Prose of a write-up that holds lists of remarks as well: what its author tells, nobody said.

#include <vector>

#include "redraft/write_up.h"
#include "text/write_up_blocks.h"

namespace redraft::text {

inline constexpr const char* heading_doubt = "a heading among prose";

// Leaves out paragraphs of several sentences that stand under no prompt, objective or group, or
// behind the list of one; those of one sentence where most of them are such; the headings of such
// paragraphs; and a list that says what the event's objectives are. A text without a list is left
// as it is: nothing tells its paragraphs from remarks. `guessed` is parallel to `blocks`.
void leave_prose(std::vector<WriteUpBlock>& guessed, const std::vector<PastedBlock>& blocks,
                 const std::vector<std::string>& objectives);

}  // namespace redraft::text
