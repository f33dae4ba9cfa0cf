#pragma once
// Where Markdown can be cut so that its pieces, read by themselves, say what the whole says.

#include <cstddef>
#include <string_view>
#include <vector>

namespace redraft::text {

// The pieces in order; together they are the text, and each but the last has at least `least`
// bytes. All but the first begin with a line that opens a paragraph of the outermost level,
// whatever stood before. One piece where that cannot be told from a short look, as with link
// definitions (which hold everywhere) or lines that end in a carriage return. Linear in the text.
std::vector<std::string_view> pieces_of(std::string_view markdown, std::size_t least);

}  // namespace redraft::text
