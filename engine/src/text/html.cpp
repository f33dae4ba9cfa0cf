// HTML of a document: cmark's own, with ids at the statements and tables put together again.
#include <algorithm>
#include <string_view>
#include <utility>

#include "base/markup.h"
#include "redraft/document.h"
#include "redraft/error.h"
#include "text/reading.h"

namespace redraft {

namespace {

using text::Alignment;
using text::Block;
using text::BlockKind;
using text::Cell;
using text::Table;
using text::Wrap;

std::string_view align(Alignment alignment) {
  switch (alignment) {
    case Alignment::left:
      return " align=\"left\"";
    case Alignment::centre:
      return " align=\"center\"";
    case Alignment::right:
      return " align=\"right\"";
    case Alignment::none:
      break;
  }
  return "";
}

// The tags between the cells of one table. Cells at a row's end that the source leaves out are left
// out here too: a table one cell wide and another a million would otherwise fill the memory.
class TableTags {
 public:
  explicit TableTags(const Table& table) : table_(table) {}

  // The tags up to and with the opening tag of a cell.
  std::string before(const Cell& cell, std::string_view id) {
    const std::string name = cell.place.row == 0 ? "th" : "td";
    std::string tags = close_cell_ + advance_to(cell.place.row);
    for (; column_ < cell.place.column; ++column_) {
      tags += "<td></td>\n";  // in the first row too: what is empty heads nothing
    }
    ++column_;
    close_cell_ = "</" + name + ">\n";
    tags += "<" + name + std::string(align(table_.columns[cell.place.column]));
    return tags + std::string(id) + ">";
  }

  std::string after_last() {
    const std::size_t last_row = table_.last_line - table_.first_line - 1;
    std::string tags = close_cell_ + advance_to(last_row);
    return tags + (row_ == 0 ? "</tr>\n</thead>\n" : "</tr>\n</tbody>\n") + "</table>";
  }

 private:
  // Closes rows and opens the next ones until the given one is open.
  std::string advance_to(std::size_t row) {
    std::string tags;
    if (!begun_) {
      tags = "<thead>\n<tr>\n";
      begun_ = true;
    }
    while (row_ < row) {
      tags += row_ == 0 ? "</tr>\n</thead>\n<tbody>\n<tr>\n" : "</tr>\n<tr>\n";
      ++row_;
      column_ = 0;
    }
    return tags;
  }

  const Table& table_;
  std::string close_cell_;
  bool begun_ = false;
  std::size_t row_ = 0;
  std::size_t column_ = 0;
};

class HtmlWriter {
 public:
  HtmlWriter(const Document& document, const std::vector<std::string>& anchors,
             const std::vector<std::string>& marks)
      : document_(document), anchors_(anchors), marks_(marks), reading_(document.source) {}

  std::string write() {
    std::vector<Wrap> wraps;
    for (std::size_t i = 0; i < reading_.blocks.size(); ++i) {
      const Block& block = reading_.blocks[i];
      if (block.in_quote || block.kind == BlockKind::html) {
        continue;
      }
      Wrap wrap = wrap_of(block);
      wrap.block = i;
      if (!wrap.open.empty()) {
        wraps.push_back(std::move(wrap));
      }
    }
    return front_matter() + render_blocks(reading_.cmark_text(), wraps);
  }

 private:
  // Whether the block is a statement: statement_ is its index then.
  bool find_statement(const Block& block) {
    const std::size_t begin = reading_.content(block).begin;
    while (statement_ < document_.statements.size() &&
           document_.statements[statement_].source.begin < begin) {
      ++statement_;
    }
    return statement_ < document_.statements.size() &&
           document_.statements[statement_].source.begin == begin;
  }

  Wrap wrap_of(const Block& block) {
    if (reading_.opens_table(block)) {
      return open_table();
    }
    const bool is_statement = find_statement(block);
    const std::string id =
        is_statement && statement_ < anchors_.size() && !anchors_[statement_].empty()
            ? " id=\"" + escape_html(anchors_[statement_]) + "\""
            : "";
    const std::string mark = is_statement && statement_ < marks_.size() ? marks_[statement_] : "";
    if (const Cell* cell = reading_.cell_of(block)) {
      const bool last = cell == &reading_.tables[table_ - 1].cells.back();
      return {0, tags_.back().before(*cell, id), mark + (last ? tags_.back().after_last() : "")};
    }
    if (id.empty() && mark.empty()) {
      return {};
    }
    if (block.kind == BlockKind::heading) {
      const std::string name = "h" + std::to_string(block.level);
      return {0, "<" + name + id + ">", "</" + name + ">" + mark};
    }
    const std::string name = block.tight ? "span" : "p";
    return {0, "<" + name + id + ">", "</" + name + ">" + mark};
  }

  Wrap open_table() {
    const Table& table = reading_.tables[table_++];
    tags_.clear();
    tags_.emplace_back(table);
    return {0, "<table>", table.cells.empty() ? tags_.back().after_last() : ""};
  }

  std::string front_matter() const {
    return reading_.front_matter.empty()
               ? ""
               : "<pre class=\"front-matter\"><code>" + escape_html(reading_.front_matter) +
                     "</code></pre>\n";
  }

  const Document& document_;
  const std::vector<std::string>& anchors_;
  const std::vector<std::string>& marks_;
  const text::Reading reading_;
  std::size_t statement_ = 0;
  std::size_t table_ = 0;
  std::vector<TableTags> tags_;  // of the open table
};

}  // namespace

std::string render_html(const Document& document, const std::vector<std::string>& anchors,
                        const std::vector<std::string>& marks) {
  for (const std::vector<std::string>* each : {&anchors, &marks}) {
    if (!each->empty() && each->size() != document.statements.size()) {
      throw Error(ErrorKind::internal,
                  "render HTML: there are " + std::to_string(document.statements.size()) +
                      " statements and " + std::to_string(each->size()) + " anchors or marks");
    }
  }
  return HtmlWriter(document, anchors, marks).write();
}

}  // namespace redraft
