#include "text/tables.h"

#include <algorithm>
#include <optional>

#include "text/definitions.h"

namespace redraft::text {

namespace {

constexpr std::size_t code_indent = 4;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view without_indent(std::string_view line) {
  return line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
}

// A list marker that may not interrupt a paragraph but ends a table: any number, or an empty item.
bool opens_list(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() && at < 9 && is_digit(line[at])) {
    ++at;
  }
  if (at > 0) {
    if (at >= line.size() || (line[at] != '.' && line[at] != ')')) {
      return false;
    }
  } else if (line.empty() || (line[0] != '-' && line[0] != '*' && line[0] != '+')) {
    return false;
  }
  ++at;
  return at >= line.size() || is_blank(line[at]);
}

// The column where the content of the list item that begins here stands.
std::size_t item_content_column(std::string_view line, std::size_t item_column) {
  std::size_t column = 0;
  const auto advance = [&](char c) { column += c == '\t' ? 4 - column % 4 : 1; };
  std::size_t at = 0;
  while (at < item_column && at < line.size()) {
    advance(line[at++]);
  }
  while (at < line.size() && is_digit(line[at])) {
    advance(line[at++]);
  }
  if (at < line.size()) {
    advance(line[at++]);
  }
  const std::size_t marker_end = column;
  while (at < line.size() && is_blank(line[at])) {
    advance(line[at++]);
  }
  const bool blank = at >= line.size();
  return blank || column - marker_end > code_indent ? marker_end + 1 : column;
}

// Whether a line begins as the delimiter row of a table does.
bool begins_delimiter(std::string_view line) {
  while (!line.empty() && is_space(line.front())) {
    line.remove_prefix(1);
  }
  return !line.empty() && (line[0] == '|' || line[0] == '-' || line[0] == ':');
}

class TableFinder {
 public:
  TableFinder(std::string_view text, const LineIndex& lines) : text_(text), lines_(lines) {}

  // A paragraph may hold several tables: a line that is only a bar ends one.
  void find(const Block& block, std::vector<Table>& tables) const {
    if (block.in_quote || (block.kind != BlockKind::paragraph && !block.underlined)) {
      return;
    }
    std::size_t first = 0;
    std::optional<std::size_t> indent;
    const std::size_t last = block.last_line - (block.underlined ? 1 : 0);
    for (std::size_t line = block.first_line + 1; line <= last; ++line) {
      const std::vector<Alignment> columns = delimiter_columns(lines_.text(line));
      if (columns.empty()) {
        continue;
      }
      first = first == 0 ? first_text_line(block) : first;
      if (line <= first || header_text(block, line - 1).empty() ||
          row_cells(header_text(block, line - 1)).size() != columns.size()) {
        continue;
      }
      if (!indent) {
        indent = content_column(block);
      }
      const std::size_t column = indentation(lines_.text(line));
      if (column >= *indent && column < *indent + code_indent) {
        tables.push_back(read(block, tables.size(), line, columns, *indent));
        const std::size_t end = tables.back().last_line;
        if (end == last || !row_cells(lines_.text(end + 1)).empty()) {
          return;
        }
        first = end + 1;
        line = end + 1;
      }
    }
  }

 private:
  std::size_t block_begin(const Block& block) const {
    return lines_.begin(block.first_line) + block.column;
  }

  std::size_t first_text_line(const Block& block) const {
    const std::size_t begin = block_begin(block);
    const std::size_t length =
        definitions_length(text_.substr(begin, lines_.end(block.last_line) - begin));
    std::size_t line = block.first_line;
    while (line < block.last_line && lines_.next(line) <= begin + length) {
      ++line;
    }
    return line;
  }

  std::size_t content_column(const Block& block) const {
    return block.item_line == 0
               ? 0
               : item_content_column(lines_.text(block.item_line), block.item_column);
  }

  // The line without what its containers put before it.
  std::string_view header_text(const Block& block, std::size_t line) const {
    return line == block.first_line
               ? text_.substr(block_begin(block), lines_.end(line) - block_begin(block))
               : without_indent(lines_.text(line));
  }

  bool ends_table(const Block& block, std::size_t line, std::size_t indent) const {
    const std::string_view row = lines_.text(line);
    const std::size_t columns = indentation(row);
    if (columns < indent || columns >= indent + code_indent) {
      return true;
    }
    const std::string_view bare = without_indent(row);
    return opens_list(bare) || row_cells(bare).empty() ||
           (line == block.last_line && block.underlined);
  }

  void read_row(Table& table, std::size_t index, std::size_t row, std::size_t line,
                std::size_t begin) const {
    const std::string_view text = text_.substr(begin, lines_.end(line) - begin);
    const std::vector<ByteSpan> cells = row_cells(text);
    for (std::size_t i = 0; i < cells.size() && i < table.columns.size(); ++i) {
      if (cells[i].begin != cells[i].end) {
        table.cells.push_back(
            {{index, row, i}, {begin + cells[i].begin, begin + cells[i].end}, line});
      }
    }
    if (cells.size() > table.columns.size()) {
      table.long_lines.push_back(line);
    }
  }

  Table read(const Block& block, std::size_t index, std::size_t delimiter,
             const std::vector<Alignment>& columns, std::size_t indent) const {
    Table table;
    table.columns = columns;
    table.first_line = delimiter - 1;
    table.last_line = delimiter;
    table.indent.assign(indent, ' ');
    table.first_indent = table.indent;
    std::size_t begin = lines_.begin(table.first_line);
    if (table.first_line == block.first_line) {
      begin = block_begin(block);
      table.first_indent = text_.substr(lines_.begin(block.first_line), block.column);
    }
    read_row(table, index, 0, table.first_line, begin);
    for (std::size_t line = delimiter + 1; line <= block.last_line; ++line) {
      if (ends_table(block, line, indent)) {
        break;
      }
      read_row(table, index, line - delimiter, line, lines_.begin(line));
      table.last_line = line;
    }
    return table;
  }

  std::string_view text_;
  const LineIndex& lines_;
};

// A cell's text as the content of a heading: pipes no longer escaped, no closing marks.
void append_cell(std::string& text, std::string_view cell) {
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] == '\\' && i + 1 < cell.size() && cell[i + 1] == '|') {
      continue;
    }
    text += cell[i];
  }
  if (cell.ends_with('#')) {
    text += " #";
  }
}

}  // namespace

std::vector<Alignment> delimiter_columns(std::string_view line) {
  std::vector<Alignment> columns;
  if (!begins_delimiter(line)) {
    return columns;
  }
  line = trim(line);
  for (const ByteSpan& span : row_cells(line)) {
    std::string_view cell = line.substr(span.begin, span.end - span.begin);
    const bool left = cell.starts_with(':');
    cell.remove_prefix(left ? 1 : 0);
    const bool right = cell.ends_with(':');
    cell.remove_suffix(right ? 1 : 0);
    if (cell.empty() || cell.find_first_not_of('-') != std::string_view::npos) {
      return {};
    }
    columns.push_back(left && right ? Alignment::centre
                      : left        ? Alignment::left
                      : right       ? Alignment::right
                                    : Alignment::none);
  }
  return columns;
}

std::vector<ByteSpan> row_cells(std::string_view line) {
  std::vector<ByteSpan> cells;
  std::size_t begin = line.size() - without_indent(line).size();
  std::size_t end = line.size();
  while (end > begin && is_space(line[end - 1])) {
    --end;
  }
  if (begin < end && line[begin] == '|') {
    ++begin;
  }
  std::size_t at = begin;
  const auto add = [&](std::size_t stop) {
    std::size_t first = begin;
    std::size_t last = stop;
    while (first < last && is_space(line[first])) {
      ++first;
    }
    while (last > first && is_space(line[last - 1])) {
      --last;
    }
    cells.push_back({first, last});
  };
  for (; at < end; ++at) {
    if (line[at] == '|' && line[at - (at > 0 ? 1 : 0)] != '\\') {
      add(at);
      begin = at + 1;
    }
  }
  if (begin < end) {
    add(end);
  }
  return cells;
}

bool may_hold_table(const LineIndex& lines) {
  for (std::size_t i = 1; i <= lines.count(); ++i) {
    if (!begins_delimiter(lines.whole(i))) {
      continue;  // its end, which lies far away, need not be looked at
    }
    const std::string_view line = lines.text(i);
    if (!delimiter_columns(line).empty()) {
      // Dashes alone underline a title or part the text, unless they stand as far in as code.
      const bool dashes = trim(line).find_first_not_of('-') == std::string_view::npos;
      if (!dashes || indentation(line) >= code_indent) {
        return true;
      }
    }
  }
  return false;
}

bool may_hold_table(std::string_view text) {
  return may_hold_table(LineIndex(text));
}

std::vector<Table> find_tables(std::string_view text, const LineIndex& lines,
                               const std::vector<Block>& blocks) {
  const TableFinder finder(text, lines);
  std::vector<Table> tables;
  for (const Block& block : blocks) {
    finder.find(block, tables);
  }
  return tables;
}

UnrolledText unroll_tables(std::string_view text, const LineIndex& lines,
                           const std::vector<Table>& tables) {
  UnrolledText unrolled;
  unrolled.text.reserve(text.size() + text.size() / 4);
  std::size_t line = 1;
  const auto copy_until = [&](std::size_t stop) {
    for (; line < stop; ++line) {
      unrolled.text += text.substr(lines.begin(line), lines.next(line) - lines.begin(line));
      unrolled.origins.push_back({line, no_table, 0});
    }
  };
  for (std::size_t t = 0; t < tables.size(); ++t) {
    const Table& table = tables[t];
    copy_until(table.first_line);
    unrolled.text += table.first_indent + "#\n";
    unrolled.origins.push_back({table.first_line, t, table.cells.size()});
    for (std::size_t c = 0; c < table.cells.size(); ++c) {
      const ByteSpan& span = table.cells[c].span;
      unrolled.text += table.indent + "# ";
      append_cell(unrolled.text, text.substr(span.begin, span.end - span.begin));
      unrolled.text += '\n';
      unrolled.origins.push_back({table.cells[c].line, t, c});
    }
    line = table.last_line + 1;
  }
  copy_until(lines.count() + 1);
  return unrolled;
}

}  // namespace redraft::text
