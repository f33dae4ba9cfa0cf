#pragma once
// A draft with its comments as Markdown with CriticMarkup: {==words==}{>>comment<<}, and
// suggestions as {~~old~>new~~}, {--old--} or {++new++} with their reason behind them.

#include <string>
#include <vector>

#include "redraft/comment.h"
#include "redraft/draft.h"

namespace redraft {

// The marks taken out and every change rejected, it is the draft's text without markers, byte for
// byte. Every comment ends in a ticket with its id, "[c-a2j6bke7a2]", by which comment import knows
// it again; of words that several comments share, and of a comment with several places, each piece
// has its own mark, and the ticket stands alone from the second on. What stands on no statement of
// the draft, and words that cannot be told in the Markdown, are said on a last line of the comment.
// The second suggestion for the same words is written as "Suggested wording". Nobody is named;
// replies and decisions are left out. The same draft and comments give the same bytes.
[[nodiscard]] std::string marked_draft(const DraftText& draft,
                                       const std::vector<Comment>& comments);

}  // namespace redraft
