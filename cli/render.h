#pragma once
// Text for a terminal: wrapping, tables, findings. Shapes for machines are redraft/json.h.

#include <string>
#include <string_view>
#include <vector>

#include "cli/context.h"
#include "redraft/comment.h"
#include "redraft/finding.h"
#include "redraft/pile.h"

namespace redraft::cli {

// Lines of at most `width` columns (code points; long words are not cut), each indented. Line feeds
// in the text are kept as line ends. No line feed at the end.
std::string wrap(std::string_view text, std::size_t width, std::size_t indent = 0);

// Text from people made safe for a terminal: control characters shown as '?', and text that runs
// right to left kept from disturbing its neighbours (U+2068, U+2069).
std::string printable(std::string_view text);

std::string quoted(std::string_view text, std::size_t limit);

// Columns padded with spaces; the last one is free.
std::string table(const std::vector<std::vector<std::string>>& rows);

std::string bold(const Context& context, const std::string& text);

// "1 comment", "3 comments".
std::string count_of(std::size_t count, const std::string& noun);

// Findings by line: "error rule: message", hint below. Returns whether any is an error.
bool print_findings(std::ostream& out, const Context& context,
                    const std::vector<Finding>& findings);

// Its id, kind, status and who made it, on one line.
void print_heading(std::ostream& out, const Context& context, const Comment& comment);

// One comment in two to four lines: who, where then and now, what, the answer.
void print_comment(std::ostream& out, const Context& context, const Comment& comment);

// "satisfied (2026-06-02, to "accepted in part"): Thank you."
std::string reaction_line(const ReviewerReaction& reaction);

// One comment in one line: id, status, sector, how it begins.
void print_comment_line(std::ostream& out, const Context& context, const Comment& comment);

// A theme without its comments.
void print_theme(std::ostream& out, const Context& context, const Theme& theme);

// "then "words" -> now 7.3 leadership-3 "words", adjusted (reworded)".
std::string placement_line(const Comment& comment, std::size_t target);

}  // namespace redraft::cli
