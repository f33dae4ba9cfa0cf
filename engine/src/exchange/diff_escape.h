#pragma once
// Text of a comparison made safe inside Markdown, CriticMarkup and HTML, its control characters
// made visible.

#include <string>
#include <string_view>

#include "base/markup.h"

namespace redraft::exchange {

[[nodiscard]] std::string visible_markdown(std::string_view text,
                                           MarkdownPlace place = MarkdownPlace::running);

[[nodiscard]] std::string visible_html(std::string_view text);

// As in a block of Markdown, with braces, tildes and ">" as character references, so that no mark
// of CriticMarkup can begin or end in the text.
[[nodiscard]] std::string escape_criticmarkup(std::string_view text);

// Line feeds as hard breaks of a Markdown list item, indented by four.
[[nodiscard]] std::string with_breaks(std::string_view markdown);

}  // namespace redraft::exchange
