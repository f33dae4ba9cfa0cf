#include "exchange/csv_sheet.h"

#include "base/blank.h"
#include "exchange/csv.h"
#include "exchange/text_encoding.h"
#include "redraft/comment_files.h"
#include "redraft/error.h"
#include "redraft/sheet.h"

namespace redraft::exchange {

namespace {

constexpr const char* doing = "read the sheet";

Error too_large(const std::string& what) {
  return {ErrorKind::invalid, std::string(doing) + ": " + what,
          "keep the rows and columns that are needed, or save them in several files"};
}

SheetRow row_of(std::size_t line, const CsvReader::Cells& cells) {
  SheetRow row;
  row.number = line;
  for (std::size_t column = 0; column < cells.size(); ++column) {
    const std::string_view text = unguarded_cell(cells[column]);
    if (trimmed(text).empty()) {
      continue;
    }
    if (column >= max_sheet_columns) {
      throw too_large("line " + std::to_string(line) + " has more than " +
                      std::to_string(max_sheet_columns) + " columns");
    }
    row.cells.emplace_back(column, SheetCell{std::string(text)});
  }
  return row;
}

}  // namespace

SheetFile read_csv_sheet(std::string_view bytes) {
  if (bytes.size() > max_sheet_file_bytes) {
    throw too_large("it is larger than " + std::to_string(max_sheet_file_bytes >> 20U) + " MiB");
  }
  const DecodedText decoded = decode_text(doing, bytes);
  SheetFile file;
  if (decoded.guessed) {
    file.findings.push_back(
        sheet_warning("sheet-encoding-guessed", "it is not UTF-8; it was read as Windows-1252",
                      "look whether letters with accents came out right, or save it as CSV UTF-8"));
  }
  std::size_t cells_read = 0;
  CsvReader reader(
      '\0', max_comment_row_bytes,
      {.record =
           [&](std::size_t line, CsvReader::Cells& cells) {
             SheetRow row = row_of(line, cells);
             cells_read += row.cells.size();
             if (file.sheet.rows.size() == max_sheet_rows || cells_read > max_sheet_cells) {
               throw too_large("it has more than " + std::to_string(max_sheet_rows) + " rows or " +
                               std::to_string(max_sheet_cells) + " cells");
             }
             if (!row.cells.empty()) {
               file.sheet.rows.push_back(std::move(row));
             }
           },
       .fault =
           [](std::size_t line, std::string_view what) {
             throw Error(
                 ErrorKind::invalid,
                 std::string(doing) + ": line " + std::to_string(line) + ": " + std::string(what),
                 "save the table as CSV (UTF-8) from the spreadsheet");
           }});
  reader.feed(decoded.text);
  reader.finish();
  return file;
}

}  // namespace redraft::exchange
