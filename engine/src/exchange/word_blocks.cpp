#include "exchange/word_blocks.h"

#include <algorithm>
#include <optional>

#include "base/code_points.h"

namespace redraft::exchange {

namespace {

constexpr std::size_t deepest_heading = 6;
constexpr std::size_t deepest_list = 9;
constexpr std::size_t list_indent = 567;  // twentieths of a point

std::string heading_style(std::size_t level, bool titled) {
  if (titled && level == 1) {
    return "Title";
  }
  return "Heading" + std::to_string(std::min(titled ? level - 1 : level, deepest_heading));
}

void write_run(WordFile& file, pugi::xml_node parent, const RichRun& run, std::string_view text,
               const char* element = "w:t") {
  // A link may stand in a paragraph, not in a tracked change.
  const bool may_link = std::string_view(parent.name()) == "w:p";
  const std::string link = may_link ? file.link(run.link) : "";
  if (!link.empty()) {
    parent = with(add(parent, "w:hyperlink"), "r:id", link);
  }
  const pugi::xml_node node = WordFile::run(parent);
  if (run.strong || run.emphasis || run.code || !link.empty()) {
    const pugi::xml_node marks = add(node, "w:rPr");
    if (run.code || !link.empty()) {
      with(add(marks, "w:rStyle"), "w:val", run.code ? "VerbatimChar" : "Hyperlink");
    }
    if (run.strong) {
      add(marks, "w:b");
    }
    if (run.emphasis) {
      add(marks, "w:i");
    }
  }
  if (run.line_break) {
    add(node, "w:br");
  } else {
    WordFile::put_text(node, text, element);
  }
}

// One table, grown cell by cell in the order of its rows.
class TableWriter {
 public:
  TableWriter(WordFile& file, const RichTable& table) : table_(table) {
    node_ = add(file.body(), "w:tbl");
    const pugi::xml_node properties = add(node_, "w:tblPr");
    with(add(properties, "w:tblStyle"), "w:val", "TableGrid");
    with(with(add(properties, "w:tblW"), "w:w", "5000"), "w:type", "pct");
    with(with(add(properties, "w:tblLook"), "w:val", "0020"), "w:firstRow", "1");
    const pugi::xml_node grid = add(node_, "w:tblGrid");
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      with(add(grid, "w:gridCol"), "w:w", std::to_string(9070 / table.columns.size()));
    }
  }

  pugi::xml_node cell(const CellPlace& place) {
    fill_to(place.row, place.column);
    ++column_;
    return open_cell();
  }

  // Writes what is left of the table; blank cells and rows too.
  void finish() { fill_to(table_.rows == 0 ? 0 : table_.rows - 1, table_.columns.size()); }

  [[nodiscard]] RichAlignment alignment(const CellPlace& place) const {
    return table_.columns[place.column];
  }

 private:
  void fill_to(std::size_t row, std::size_t column) {
    if (rows_ == 0) {
      open_row();
    }
    while (rows_ - 1 < row) {
      fill_columns(table_.columns.size());
      open_row();
    }
    fill_columns(column);
  }

  void fill_columns(std::size_t column) {
    for (; column_ < column; ++column_) {
      add(open_cell(), "w:p");
    }
  }

  void open_row() {
    row_ = add(node_, "w:tr");
    if (rows_ == 0) {
      add(add(row_, "w:trPr"), "w:tblHeader");
    }
    ++rows_;
    column_ = 0;
  }

  pugi::xml_node open_cell() {
    const pugi::xml_node cell = add(row_, "w:tc");
    with(with(add(add(cell, "w:tcPr"), "w:tcW"), "w:w", "0"), "w:type", "auto");
    return cell;
  }

  const RichTable& table_;
  pugi::xml_node node_, row_;
  std::size_t rows_ = 0;
  std::size_t column_ = 0;
};

void align(pugi::xml_node paragraph, RichAlignment alignment) {
  const char* word = alignment == RichAlignment::right    ? "right"
                     : alignment == RichAlignment::centre ? "center"
                     : alignment == RichAlignment::left   ? "left"
                                                          : nullptr;
  if (word != nullptr) {
    with(add(WordFile::properties(paragraph), "w:jc"), "w:val", word);
  }
}

}  // namespace

bool has_title(const RichText& text) {
  std::size_t outermost = 0;
  for (const RichBlock& block : text.blocks) {
    outermost += block.kind == RichKind::heading && block.level == 1 && block.quotes == 0 ? 1 : 0;
  }
  return outermost == 1 && text.blocks.front().kind == RichKind::heading &&
         text.blocks.front().level == 1;
}

void write_slice(WordFile& file, pugi::xml_node parent, const std::vector<RichRun>& runs,
                 std::size_t start, std::size_t end, const char* element) {
  std::size_t at = 0;
  for (const RichRun& run : runs) {
    const std::size_t next = at + count_code_points(run.text);
    if (next > start && at < end) {
      write_run(file, parent, run,
                slice_code_points(run.text, std::max(start, at) - at, std::min(end, next) - at),
                element);
    }
    at = next;
  }
}

void write_runs(WordFile& file, pugi::xml_node paragraph, const std::vector<RichRun>& runs,
                const std::vector<CommentOnWords>& comments) {
  std::vector<std::size_t> cuts;  // code points where a comment begins or ends
  for (const CommentOnWords& comment : comments) {
    cuts.push_back(comment.start);
    cuts.push_back(comment.end);
  }
  std::sort(cuts.begin(), cuts.end());
  const auto marks_at = [&](std::size_t at) {
    for (const CommentOnWords& comment : comments) {
      if (comment.end == at && comment.start < at) {
        WordFile::close_comments(paragraph, comment.ids);
      }
    }
    for (const CommentOnWords& comment : comments) {
      if (comment.start == at) {
        WordFile::open_comments(paragraph, comment.ids);
      }
      if (comment.start == at && comment.end == at) {
        WordFile::close_comments(paragraph, comment.ids);
      }
    }
  };
  std::size_t at = 0;
  marks_at(0);
  for (const RichRun& run : runs) {
    const std::size_t end = at + count_code_points(run.text);
    std::size_t from = at;
    for (const std::size_t cut : cuts) {
      if (cut > from && cut < end) {
        write_run(file, paragraph, run, slice_code_points(run.text, from - at, cut - at));
        from = cut;
        marks_at(cut);
      }
    }
    write_run(file, paragraph, run, slice_code_points(run.text, from - at, end - at));
    at = end;
    if (std::binary_search(cuts.begin(), cuts.end(), at)) {
      marks_at(at);
    }
  }
}

Bookmark::Bookmark(WordFile& file, pugi::xml_node paragraph, const std::string& anchor)
    : paragraph_(paragraph), id_(anchor.empty() ? "" : file.new_id()) {
  if (!id_.empty()) {
    with(with(add(paragraph_, "w:bookmarkStart"), "w:id", id_), "w:name", word_bookmark(anchor));
  }
}

Bookmark::~Bookmark() {
  if (!id_.empty()) {
    with(add(paragraph_, "w:bookmarkEnd"), "w:id", id_);
  }
}

pugi::xml_node open_paragraph(WordFile& file, pugi::xml_node parent, const RichBlock& block,
                              bool has_title) {
  const std::string style = block.kind == RichKind::heading ? heading_style(block.level, has_title)
                            : block.kind == RichKind::code  ? "SourceCode"
                            : block.quotes != 0             ? "Quote"
                                                            : "";
  const pugi::xml_node paragraph = WordFile::paragraph(parent, style);
  if (block.list && block.kind != RichKind::rule) {
    const std::size_t depth = std::min(block.list->depth, deepest_list);
    const pugi::xml_node properties = WordFile::properties(paragraph);
    if (block.list->opens_item) {
      const pugi::xml_node numbering = add(properties, "w:numPr");
      with(add(numbering, "w:ilvl"), "w:val", std::to_string(depth - 1));
      with(add(numbering, "w:numId"), "w:val",
           file.numbering(block.list->list, block.list->ordered, block.list->start));
    } else {
      with(add(properties, "w:ind"), "w:left", std::to_string(list_indent * depth));
    }
  }
  if (block.kind == RichKind::rule) {
    const pugi::xml_node line = add(add(WordFile::properties(paragraph), "w:pBdr"), "w:bottom");
    with(with(with(with(line, "w:val", "single"), "w:sz", "6"), "w:space", "1"), "w:color", "auto");
  }
  return paragraph;
}

void write_blocks(
    WordFile& file, const RichText& text,
    const std::function<void(pugi::xml_node paragraph, const RichBlock& block)>& statement) {
  const bool titled = has_title(text);
  std::optional<TableWriter> table;
  std::size_t open_table = 0;
  const auto close_table = [&] {
    if (table) {
      table->finish();
      table.reset();
      WordFile::paragraph(file.body(), "");  // keeps it apart from a table that follows
    }
  };
  for (const RichBlock& block : text.blocks) {
    if (table && (!block.cell || block.cell->table != open_table)) {
      close_table();
    }
    if (block.cell && !table) {
      open_table = block.cell->table;
      table.emplace(file, text.tables[open_table]);
    }
    const pugi::xml_node parent = block.cell ? table->cell(*block.cell) : file.body();
    RichBlock plain = block;
    if (block.cell) {
      plain.list.reset();
    }
    const pugi::xml_node paragraph = open_paragraph(file, parent, plain, titled);
    if (block.cell) {
      align(paragraph, table->alignment(*block.cell));
    }
    if (block.statement) {
      statement(paragraph, block);
    } else {
      write_runs(file, paragraph, block.runs, {});
    }
  }
  close_table();
}

}  // namespace redraft::exchange
