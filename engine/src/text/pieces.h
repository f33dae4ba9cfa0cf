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

// A piece, and whether it is one plain paragraph: a line of the outermost level, with the empty
// lines after it, in which no sign means anything to Markdown. What it shows is what it says.
struct MarkdownPiece {
  std::string_view text;
  bool plain = false;
  bool operator==(const MarkdownPiece&) const = default;
};

// The same with plain paragraphs as pieces of their own, however short. The text is UTF-8.
std::vector<MarkdownPiece> pieces_and_plain(std::string_view markdown, std::size_t least);

}  // namespace redraft::text
