#include "exchange/comment_form.h"
#include "exchange/comment_reading.h"
#include "exchange/mapped_sheet.h"
#include "exchange/workbook.h"
#include "redraft/error.h"
#include "redraft/sheet.h"

namespace redraft {

namespace exchange {

namespace {

// The columns by the names that CSV has for them.
void read_named_columns(const Sheet& sheet, const CommentDefaults& defaults,
                        const CommentFileEvents& events) {
  const CommentFileEvents placed = {.row =
                                        [&](CommentRow&& row) {
                                          row.where = sheet.place(row.line);
                                          events.row(std::move(row));
                                        },
                                    .finding =
                                        [&](Finding&& finding) {
                                          const std::string line =
                                              "line " + std::to_string(finding.line) + ": ";
                                          if (finding.message.starts_with(line)) {
                                            finding.message = sheet.place(finding.line) + ": " +
                                                              finding.message.substr(line.size());
                                          }
                                          events.finding(std::move(finding));
                                        }};
  TableReader reader(defaults, placed);
  for (const SheetRow& row : sheet.rows) {
    CsvReader::Cells cells;
    for (const auto& [column, cell] : row.cells) {
      cells.resize(column);
      const bool instant =
          cell.kind == SheetCell::Kind::date && cell.text.find('T') != std::string::npos;
      cells.push_back(guarded_cell(cell.text + (instant ? "Z" : "")));
    }
    reader.take_record(row.number, cells);
  }
}

}  // namespace

void SheetReader::feed(std::string_view bytes) {
  too_long_ = too_long_ || bytes_.size() + bytes.size() > max_sheet_file_bytes;
  if (too_long_) {
    bytes_.clear();
  } else {
    bytes_ += bytes;
  }
}

void SheetReader::finish() {
  RowFaults faults;
  try {
    if (too_long_) {
      throw Error(ErrorKind::invalid,
                  "read the sheet: it is larger than " +
                      std::to_string(max_sheet_file_bytes >> 20U) + " MiB",
                  "keep the rows and columns that are needed, or save them in several files");
    }
    if (!is_zip_of(bytes_, "word/")) {
      take(read_sheet(bytes_, defaults_.map && defaults_.sheet.empty() ? defaults_.map->sheet
                                                                       : defaults_.sheet));
    } else if (std::optional<Sheet> form = comment_form_in(read_word(bytes_))) {
      take({std::move(*form), {}});
    } else {
      throw Error(ErrorKind::invalid, "read the Word file: it holds no comment form",
                  "its comments and tracked changes are taken in from a file, not from here");
    }
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::invalid) {
      throw;
    }
    const std::string_view what = error.what();
    constexpr std::string_view doing = "read the ";
    faults.add("sheet-unreadable",
               std::string(what.substr(what.starts_with(doing) ? doing.size() : 0)), error.hint());
  }
  if (faults.any()) {
    events_.finding(faults.finding(1, "", "file"));
  }
}

void SheetReader::take(SheetFile file) {
  for (Finding& finding : file.findings) {
    events_.finding(std::move(finding));
  }
  if (defaults_.map) {
    read_mapped_sheet(file.sheet, *defaults_.map, defaults_, events_);
  } else if (const auto place = find_comment_form(file.sheet)) {
    read_comment_form(file.sheet, *place, defaults_, events_);
  } else if (file.sheet.rows.empty()) {
    throw Error(ErrorKind::invalid, "read the sheet: it is empty");
  } else {
    read_named_columns(file.sheet, defaults_, events_);
  }
}

}  // namespace exchange

bool holds_comment_sheet(std::string_view bytes) {
  return exchange::is_workbook(bytes) ||
         (exchange::is_zip_of(bytes, "word/") && exchange::comment_form_in(read_word(bytes)));
}

}  // namespace redraft
