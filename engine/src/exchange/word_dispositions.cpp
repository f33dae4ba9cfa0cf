// The disposition table as a Word file.
#include "exchange/dispositions_report.h"
#include "exchange/word_file.h"
#include "redraft/word.h"

namespace redraft {

namespace exchange {

namespace {

using Cells = std::vector<std::string>;

void put_paragraph(pugi::xml_node parent, const std::string& style, const std::string& text,
                   bool strong = false) {
  const pugi::xml_node paragraph = WordFile::paragraph(parent, style);
  if (text.empty()) {
    return;
  }
  const pugi::xml_node run = WordFile::run(paragraph);
  if (strong) {
    add(add(run, "w:rPr"), "w:b");
  }
  WordFile::put_text(run, text);
}

void put_row(pugi::xml_node table, const Cells& cells, bool header) {
  const pugi::xml_node row = add(table, "w:tr");
  if (header) {
    add(add(row, "w:trPr"), "w:tblHeader");
  }
  for (const std::string& text : cells) {
    const pugi::xml_node cell = add(row, "w:tc");
    with(with(add(add(cell, "w:tcPr"), "w:tcW"), "w:w", "0"), "w:type", "auto");
    put_paragraph(cell, "CommentText", text, header);
  }
}

void put_table(WordFile& file, const std::string& title, const Cells& header,
               const std::vector<Cells>& rows) {
  put_paragraph(file.body(), "Heading1", title);
  const pugi::xml_node table = add(file.body(), "w:tbl");
  const pugi::xml_node properties = add(table, "w:tblPr");
  with(add(properties, "w:tblStyle"), "w:val", "TableGrid");
  with(with(add(properties, "w:tblW"), "w:w", "5000"), "w:type", "pct");
  const pugi::xml_node grid = add(table, "w:tblGrid");
  for (std::size_t i = 0; i < header.size(); ++i) {
    with(add(grid, "w:gridCol"), "w:w", std::to_string(9070 / header.size()));
  }
  put_row(table, header, true);
  for (const Cells& row : rows) {
    put_row(table, row, false);
  }
  put_paragraph(file.body(), "", "");  // keeps it apart from a table that follows
}

}  // namespace

}  // namespace exchange

using namespace exchange;

std::string word_of_dispositions(const DispositionReport& report, Instant made) {
  WordFile file(title_of(report), made);
  put_paragraph(file.body(), "Title", title_of(report));
  if (report.rows.empty()) {
    put_paragraph(file.body(), "", "There are no comments.");
    return file.bytes();
  }
  std::vector<Cells> decisions;
  for (const DecisionCount& count : count_decisions(report)) {
    decisions.push_back({name_of(count), std::to_string(count.comments)});
  }
  put_table(file, "By decision", {"Decision", "Comments"}, decisions);
  std::vector<Cells> sectors;
  for (const SectorCount& count : count_sectors(report)) {
    sectors.push_back(
        {name_of(count), std::to_string(count.comments), std::to_string(count.answered)});
  }
  if (sectors.empty()) {
    put_paragraph(file.body(), "Heading1", "By sector");
    put_paragraph(file.body(), "", "There are too few comments to count them by sector.");
  } else {
    put_table(file, "By sector", {"Sector", "Comments", "Answered"}, sectors);
  }
  std::vector<Cells> rows;
  for (const DispositionRow& row : report.rows) {
    rows.push_back(disposition_cells(row));
  }
  file.turn_sideways();
  put_table(file, "Comments", disposition_columns(), rows);
  return file.bytes();
}

}  // namespace redraft
