#pragma once
// The engine's words as readers are told them.

#include <string>
#include <string_view>

#include "redraft/comment.h"
#include "redraft/comparison.h"
#include "redraft/draft.h"
#include "redraft/error.h"
#include "redraft/lineage.h"

namespace redraft::web {

// Stands in an address where an anchor would, for the document as a whole. No anchor begins with
// it.
inline constexpr std::string_view whole_document = "-";

[[nodiscard]] std::string state_words(DraftState state);   // "open for comments"
[[nodiscard]] std::string kind_words(CommentKind kind);    // "I support this"
[[nodiscard]] std::string publish_words(Publish publish);  // "My words, without my name …"
[[nodiscard]] std::string moderation_words(Moderation moderation);
// What became of a comment's place, for the one who made it.
[[nodiscard]] std::string outcome_words(const Placement& now);
// "reworded and moved; of substance".
[[nodiscard]] std::string change_words(const ComparedChange& change);
[[nodiscard]] std::string change_words(ChangeKind kind, bool reworded, bool moved);
[[nodiscard]] std::string with_capital(std::string text);
// What is wrong, without what was being done.
[[nodiscard]] std::string why(const Error& error);
// For words of more than longest_comment bytes.
[[nodiscard]] std::string too_long(std::string_view words);
// How a text begins, cut between words, with an ellipsis where there is more.
[[nodiscard]] std::string beginning(const std::string& text);
[[nodiscard]] bool is_blank(std::string_view text);

}  // namespace redraft::web
