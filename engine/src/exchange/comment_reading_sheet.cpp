#include "exchange/comment_door.h"
#include "exchange/comment_form.h"
#include "exchange/comment_reading.h"
#include "exchange/comment_table.h"
#include "exchange/mail.h"
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

// By the map given, as the form, or with columns named as in CSV. A file that cannot be read is one
// finding.
class SheetReader : public WholeFileReader {
 public:
  SheetReader(const CommentDefaults& defaults, const CommentFileEvents& events)
      : WholeFileReader(events,
                        {.bytes = max_sheet_file_bytes,
                         .what = "the sheet",
                         .hint = "keep the rows and columns that are needed, or save them in "
                                 "several files"}),
        defaults_(defaults) {}

 protected:
  void take(std::string_view bytes) override {
    try {
      if (!is_zip_of(bytes, "word/")) {
        take_sheet(read_sheet(bytes, defaults_.map && defaults_.sheet.empty() ? defaults_.map->sheet
                                                                              : defaults_.sheet));
      } else if (std::optional<Sheet> form = comment_form_in(read_word(bytes))) {
        take_sheet({std::move(*form), {}});
      } else {
        throw Error(ErrorKind::invalid, "read the Word file: it holds no comment form",
                    "without --map, its comments and tracked changes are taken in");
      }
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::invalid) {
        throw;
      }
      RowFaults faults;
      const std::string_view what = error.what();
      constexpr std::string_view doing = "read the ";
      faults.add("sheet-unreadable",
                 std::string(what.substr(what.starts_with(doing) ? doing.size() : 0)),
                 error.hint());
      events().finding(faults.finding(1, "", "file"));
    }
  }

 private:
  void take_sheet(SheetFile file) {
    for (Finding& finding : file.findings) {
      events().finding(std::move(finding));
    }
    if (defaults_.map) {
      read_mapped_sheet(file.sheet, *defaults_.map, defaults_, events());
    } else if (const auto place = find_comment_form(file.sheet)) {
      read_comment_form(file.sheet, *place, defaults_, events());
    } else if (file.sheet.rows.empty()) {
      throw Error(ErrorKind::invalid, "read the sheet: it is empty");
    } else {
      read_named_columns(file.sheet, defaults_, events());
    }
  }

  const CommentDefaults& defaults_;
};

bool is_utf16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

bool holds_form(std::string_view bytes) {
  try {
    return is_zip_of(bytes, "word/") && comment_form_in(read_word(bytes));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::invalid) {
      throw;
    }
    return false;  // whoever reads it says what is wrong with it
  }
}

// What a zip archive is can be told from its end alone, unless it is longer than may be read.
Recognised recognise_package(std::string_view bytes, bool whole) {
  if (whole) {
    return holds_comment_sheet(bytes) ? Recognised::yes : Recognised::no;
  }
  if (bytes.size() <= max_sheet_file_bytes) {
    return Recognised::more;
  }
  return bytes.find("xl/work") != std::string_view::npos ? Recognised::yes : Recognised::no;
}

Recognised recognise(std::string_view beginning, bool whole, const CommentDefaults& defaults) {
  constexpr std::size_t enough = 80;  // to tell the heading of a form, and a message
  if (is_utf16(beginning)) {
    return Recognised::yes;
  }
  if (looks_like_word(beginning)) {
    return defaults.map ? Recognised::yes : recognise_package(beginning, whole);
  }
  const std::size_t begin = beginning.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) {
    return whole || beginning.size() >= max_comment_row_bytes ? Recognised::no : Recognised::more;
  }
  if (begins_as_mail(beginning) || begins_json(beginning.substr(begin))) {
    return Recognised::no;
  }
  if (!whole && beginning.size() < enough) {
    return Recognised::more;
  }
  return defaults.map || begins_as_comment_form(beginning) ? Recognised::yes : Recognised::no;
}

}  // namespace

const CommentDoor sheet_door = {
    .name = "sheet", .called = "a sheet", .recognise = recognise, .open = open_reader<SheetReader>};

}  // namespace exchange

bool holds_comment_sheet(std::string_view bytes) {
  return exchange::is_workbook(bytes) || exchange::holds_form(bytes);
}

}  // namespace redraft
