#pragma once
// Plain text made safe inside Markdown, CriticMarkup and HTML.

#include <string>
#include <string_view>

namespace redraft::exchange {

// Backslashes before whatever Markdown could take for a mark, numbering at the start of a line
// included; "&lt;" and "&amp;" for the rest. Line feeds stay.
[[nodiscard]] std::string escape_markdown(std::string_view text);

// The same for text that does not begin its line, where "1." is no numbering.
[[nodiscard]] std::string escape_markdown_inline(std::string_view text);

// As escape_markdown, with braces, tildes and ">" as character references, so that no mark of
// CriticMarkup can begin or end in the text.
[[nodiscard]] std::string escape_criticmarkup(std::string_view text);

// For elements and double-quoted attributes.
[[nodiscard]] std::string escape_html(std::string_view raw);

// Line feeds as hard breaks of a Markdown list item, indented by four.
[[nodiscard]] std::string with_breaks(std::string_view markdown);

}  // namespace redraft::exchange
