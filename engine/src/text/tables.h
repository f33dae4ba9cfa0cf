#pragma once
// Pipe tables as GitHub writes them, on top of a CommonMark tree that does not know them.
//
// cmark sees a table as a paragraph. Its rows are found there, and the text is read once more with
// each cell as a heading line in the row's place: so a cell's inlines, link definitions and
// whatever follows the table are read by cmark itself, in the right place.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/document.h"
#include "text/lines.h"
#include "text/markdown.h"

namespace redraft::text {

enum class Alignment { none, left, centre, right };

// A cell that is not blank. The span is its content in the text, trimmed.
struct Cell {
  CellPlace place;
  ByteSpan span;
  std::size_t line = 0;
};

struct Table {
  std::size_t first_line = 0;
  std::size_t last_line = 0;
  std::vector<Alignment> columns;
  std::vector<Cell> cells;  // row by row
  // Lines with more cells than columns; the extra ones are lost.
  std::vector<std::size_t> long_lines;
  std::string first_indent;  // what stands before the table on its first line
  std::string indent;        // and on the others
};

// False where no line could be the delimiter row of a table: nearly everywhere.
bool may_hold_table(const LineIndex& lines);
bool may_hold_table(std::string_view text);

// `lines` and `blocks` are of the same text; `blocks` may leave out pieces that hold no table.
std::vector<Table> find_tables(std::string_view text, const LineIndex& lines,
                               const std::vector<Block>& blocks);

inline constexpr std::size_t no_table = static_cast<std::size_t>(-1);

// Where a line of unrolled text comes from: a line of the text, a cell, or the line that opens a
// table.
struct LineOrigin {
  std::size_t line = 0;
  std::size_t table = no_table;
  std::size_t cell = 0;  // opening line: one past the table's last cell
};

struct UnrolledText {
  std::string text;
  std::vector<LineOrigin> origins;  // of line 1, 2, ...
};

UnrolledText unroll_tables(std::string_view text, const LineIndex& lines,
                           const std::vector<Table>& tables);

// The columns that a delimiter row ("--- | :-:") sets, or none when the line is not one.
std::vector<Alignment> delimiter_columns(std::string_view line);

// The cells of a row, trimmed, as ranges of the line.
std::vector<ByteSpan> row_cells(std::string_view line);

}  // namespace redraft::text
