#pragma once
// CommonMark as cmark reads it, in our own values. The only door to cmark.
//
// Only block positions are taken from cmark: its inline columns are wrong on continuation lines.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace redraft::text {

enum class BlockKind { paragraph, heading, html };

// A leaf block. Lines count from 1, columns are bytes from 0.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::size_t first_line = 0;  // of a paragraph that link definitions lead, the line of the first
  std::size_t column = 0;
  std::size_t last_line = 0;
  std::size_t level = 0;    // of a heading
  bool underlined = false;  // a heading whose last line is "===" or "---"
  std::size_t list_depth = 0;
  std::size_t item_line = 0;  // where the innermost list item begins, or 0
  std::size_t item_column = 0;
  bool opens_item = false;               // the first paragraph of its list item
  bool tight = false;                    // in a list without blank lines between its items
  bool in_quote = false;                 // nothing below is filled in then
  std::string text;                      // plain text, not yet cleaned; of an HTML block its source
  bool own_text = false;                 // there is text outside images
  std::vector<std::string> at_comments;  // inline comments that begin with @
};

// All paragraphs, headings and HTML blocks in document order; about `expected` of them.
std::vector<Block> read_blocks(std::string_view markdown, std::size_t expected = 0);

// The same of those pieces of the text (pieces.h) that are `wanted`; the lines of the others count.
std::vector<Block> read_blocks_within(std::string_view markdown,
                                      bool (*wanted)(std::string_view piece));

// HTML to put around a block in place of its own tags. `block` is its index in read_blocks.
struct Wrap {
  std::size_t block = 0;
  std::string open;
  std::string close;
};

// Safe HTML: raw HTML is left out, links to scripts are emptied. Wraps are sorted by block.
std::string render_blocks(std::string_view markdown, const std::vector<Wrap>& wraps);

}  // namespace redraft::text
