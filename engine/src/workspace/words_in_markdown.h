#pragma once
// Where the characters of a statement's plain text stand in its Markdown.

#include <string_view>
#include <vector>

#include "redraft/document.h"

namespace redraft::workspace {

// The bytes of each code point of `text`, in `markdown`, in order; empty spans at its end from the
// first one that is not found. A guess made without reading Markdown: right where marks and
// addresses hold none of the characters that follow them; check what rests on it. Linear.
[[nodiscard]] std::vector<ByteSpan> code_points_in_markdown(std::string_view markdown,
                                                            std::string_view text);

}  // namespace redraft::workspace
