#include "text/reading.h"

#include <algorithm>

#include "text/definitions.h"

namespace redraft::text {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::size_t after_mark(std::string_view source) {
  return source.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
}

bool is_fence(std::string_view line, bool closing) {
  while (!line.empty() && is_blank(line.back())) {
    line.remove_suffix(1);
  }
  return line == "---" || (closing && line == "...");
}

bool is_yaml_key(std::string_view line) {
  const std::size_t colon = line.find(':');
  return !line.empty() && !is_blank(line.front()) && line.front() != '-' &&
         (line.front() == '#' || (colon != std::string_view::npos && colon > 0 && colon < 60));
}

// Lines of YAML front matter that the text begins with, fences included, or 0.
std::size_t front_matter_lines(const LineIndex& lines) {
  if (lines.count() < 3 || !is_fence(lines.text(1), false) || !is_yaml_key(lines.text(2))) {
    return 0;
  }
  for (std::size_t line = 3; line <= lines.count(); ++line) {
    if (is_fence(lines.text(line), true)) {
      return line;
    }
  }
  return 0;
}

std::string_view front_matter_of(std::string_view text) {
  if (!text.starts_with("---")) {
    return {};
  }
  const LineIndex lines(text);
  const std::size_t count = front_matter_lines(lines);
  return count == 0 ? std::string_view() : text.substr(0, lines.next(count));
}

}  // namespace

Reading::Reading(std::string_view text)
    : source(text),
      front_matter(front_matter_of(text.substr(after_mark(text)))),
      body(text.substr(after_mark(text) + front_matter.size())),
      body_begin(text.size() - body.size()),
      lines_before(LineIndex(front_matter).count()),
      lines(body) {
  if (may_hold_table(lines)) {
    tables = find_tables(body, lines, read_blocks_within(body, may_hold_table));
  }
  if (!tables.empty()) {
    unrolled = unroll_tables(body, lines, tables);
  }
  blocks = read_blocks(cmark_text(), lines.count() / 2);
}

LineOrigin Reading::origin(const Block& block) const {
  return tables.empty() ? LineOrigin{block.first_line, no_table, 0}
                        : unrolled.origins[block.first_line - 1];
}

const Cell* Reading::cell_of(const Block& block) const {
  const LineOrigin from = origin(block);
  return from.table == no_table || opens_table(block) ? nullptr
                                                      : &tables[from.table].cells[from.cell];
}

bool Reading::opens_table(const Block& block) const {
  const LineOrigin from = origin(block);
  return from.table != no_table && from.cell == tables[from.table].cells.size();
}

std::size_t Reading::line_of(const Block& block, ByteSpan content) const {
  std::size_t line = origin(block).line;
  while (line < lines.count() && lines.next(line) + body_begin <= content.begin) {
    ++line;
  }
  return line + lines_before;
}

// Without the number signs of "## Title ##", or the line under a title.
ByteSpan Reading::heading_content(const Block& block, std::size_t begin,
                                  std::size_t last_line) const {
  if (block.underlined) {
    return {begin, lines.end(last_line - 1)};
  }
  std::size_t end = lines.end(last_line);
  while (begin < end && body[begin] == '#') {
    ++begin;
  }
  while (begin < end && is_space(body[begin])) {
    ++begin;
  }
  while (end > begin && is_space(body[end - 1])) {
    --end;
  }
  std::size_t marks = end;
  while (marks > begin && body[marks - 1] == '#') {
    --marks;
  }
  return {begin, marks > begin && is_blank(body[marks - 1]) ? marks : end};
}

ByteSpan Reading::content(const Block& block) const {
  if (const Cell* cell = cell_of(block)) {
    return {cell->span.begin + body_begin, cell->span.end + body_begin};
  }
  const std::size_t first_line = origin(block).line;
  const std::size_t last_line = first_line + (block.last_line - block.first_line);
  std::size_t begin = lines.begin(first_line) + block.column;
  if (block.kind == BlockKind::html) {  // cmark's last line is not to be had for all of them
    return {begin + body_begin, begin + body_begin};
  }
  ByteSpan span{begin, lines.end(last_line)};
  if (block.kind == BlockKind::heading) {
    span = heading_content(block, begin, last_line);
  }
  if (span.begin < span.end && body[span.begin] == '[') {
    span.begin += definitions_length(body.substr(span.begin, span.end - span.begin));
  }
  while (span.begin < span.end && is_space(body[span.begin])) {
    ++span.begin;
  }
  while (span.end > span.begin && is_space(body[span.end - 1])) {
    --span.end;
  }
  return {span.begin + body_begin, span.end + body_begin};
}

}  // namespace redraft::text
