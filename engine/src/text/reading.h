#pragma once
// A Markdown source read into blocks that know their place in it: cmark, front matter and tables
// brought together. What the statements of a document and its HTML are made from.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/document.h"
#include "text/lines.h"
#include "text/markdown.h"
#include "text/tables.h"

namespace redraft::text {

struct Reading {
  explicit Reading(std::string_view text);

  Reading(const Reading&) = delete;  // views point into it
  Reading& operator=(const Reading&) = delete;
  ~Reading() = default;

  // The text that cmark read: the body, with tables unrolled.
  std::string_view cmark_text() const { return tables.empty() ? body : unrolled.text; }

  // Where a block begins and ends in the source: its inline content with any marker, without list
  // bullet, heading marks, link definitions and cell pipes.
  ByteSpan content(const Block& block) const;

  // The line of the source a block begins on.
  std::size_t line_of(const Block& block) const { return line_of(block, content(block)); }

  // The same where its content is known.
  std::size_t line_of(const Block& block, ByteSpan content) const;

  // The cell that the block is, or null.
  const Cell* cell_of(const Block& block) const;

  // Whether the block is the line that unroll_tables puts before a table's cells.
  bool opens_table(const Block& block) const;

  std::string_view source;
  std::string_view front_matter;  // "---" lines included; empty without
  std::string_view body;          // the rest, without a byte order mark
  std::size_t body_begin = 0;
  std::size_t lines_before = 0;  // lines of front matter
  LineIndex lines;               // of the body
  std::vector<Table> tables;     // lines and spans are the body's
  UnrolledText unrolled;
  std::vector<Block> blocks;  // lines are those of cmark_text

 private:
  LineOrigin origin(const Block& block) const;
  ByteSpan heading_content(const Block& block, std::size_t begin, std::size_t last_line) const;
};

}  // namespace redraft::text
