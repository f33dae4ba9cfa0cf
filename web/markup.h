#pragma once
// HTML made from values of the engine: what comes from here is safe to put into a page as it is.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/comment.h"
#include "redraft/draft.h"
#include "redraft/privacy.h"
#include "redraft/redline.h"
#include "redraft/time.h"

namespace redraft::web {

[[nodiscard]] std::string escape(std::string_view text);

// Words put in and taken out, drawn and said.
[[nodiscard]] std::string redline_html(const std::vector<Edit>& edits);

// The earlier or the later text alone, with what went or came marked.
enum class Side { before, after };
[[nodiscard]] std::string side_html(const std::vector<Edit>& edits, Side side);

// The text with a range of code points marked; none where it is empty.
[[nodiscard]] std::string marked_html(std::string_view text, std::size_t start, std::size_t end);

// The same of several ranges, in any order; overlapping ones are marked as one.
[[nodiscard]] std::string marked_html(std::string_view text, std::vector<CodePointSpan> spans);

// The words between two code points.
[[nodiscard]] std::string words_between(std::string_view text, std::size_t start, std::size_t end);

// A whole draft, each statement followed by a link to its page with its number, stances and count
// of comments.
[[nodiscard]] std::string draft_html(const DraftText& text,
                                     const std::map<std::string, std::size_t>& comments);

// "1 March 2026".
[[nodiscard]] std::string date_words(Instant instant);

// "1 comment", "3 comments".
[[nodiscard]] std::string count_words(std::size_t count, const std::string& noun);

}  // namespace redraft::web
