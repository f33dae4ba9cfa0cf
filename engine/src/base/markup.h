#pragma once
// Plain text made safe inside Markdown and HTML. The one place that knows how.

#include <string>
#include <string_view>

namespace redraft {

// Where in Markdown the text will stand.
enum class MarkdownPlace {
  block,    // begins a paragraph or list item: marks that open a block are escaped as well
  running,  // behind other words in a line
  heading,
  cell,  // of a pipe table
};

// A backslash before every character that CommonMark, or GitHub's tables and strikethrough, could
// take for a mark there, and before no other where that can be told from the characters beside it.
// At the text's edges it cannot, so pieces escaped one by one are safe put together in a line. Line
// feeds stay; in a block the line after one is escaped like the first.
[[nodiscard]] std::string escape_markdown(std::string_view text,
                                          MarkdownPlace place = MarkdownPlace::block);

// For elements and for attributes in either quotes.
[[nodiscard]] std::string escape_html(std::string_view text);

}  // namespace redraft
