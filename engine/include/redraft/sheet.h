#pragma once
// Sheets of answers (.xlsx, CSV): which column of a survey's export says what.
//
// A map is written once for a survey, by hand or from suggest_sheet_map(), kept beside the file and
// given with every import of it:
//
//   const SheetMap map = read_sheet_map(json);
//   CommentReading reading = read_comment_file(bytes, {.document = "principles", .map = map});
//
// Every row is one respondent; every answer that is not empty becomes a comment. Columns are named
// by their headings, so that a column more or less in the next export does no harm.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "redraft/draft.h"

namespace redraft {

// What a file may hold at most; more is refused whole.
inline constexpr std::size_t max_sheet_file_bytes = 64u << 20;
inline constexpr std::size_t max_sheet_part_bytes = 32u << 20;       // of .xlsx, unpacked
inline constexpr std::size_t max_sheet_unpacked_bytes = 256u << 20;  // all parts, as they declare
inline constexpr std::size_t max_sheet_rows = 200'000;
inline constexpr std::size_t max_sheet_columns = 1'000;
inline constexpr std::size_t max_sheet_cells = 2'000'000;        // that hold something
inline constexpr std::size_t max_sheet_text_bytes = 128u << 20;  // of all cells
inline constexpr std::size_t max_sheet_map_bytes = 1u << 20;

// A column by its heading: case and spaces do not matter. By its letter where that is given, for
// headings that are repeated or empty.
struct SheetColumn {
  std::string heading;
  std::string letter;  // "C"
  bool operator==(const SheetColumn&) const = default;
};

// A column of answers and what they are about. Where none of statement, section and quote is said,
// the cell of `chosen` or of the map's column "statement" says it, else it is the whole document.
struct SheetAnswers {
  std::string id;  // tells a row's answers apart, for ever: "q3"
  SheetColumn column;
  std::string statement;  // anchor or number
  std::string section;
  std::string quote;  // words of the draft
  std::optional<SheetColumn> chosen;
  std::string kind;  // empty: the column "kind" says it, else it is a question
  std::optional<SheetColumn> kind_column;
  std::optional<SheetColumn> suggestion;  // column of replacement words
  bool operator==(const SheetAnswers&) const = default;
};

// Rows to leave out: those whose cell is one of these, or with `unless`, those whose is not. An
// empty cell is "".
struct SheetRule {
  SheetColumn column;
  std::vector<std::string> values;
  bool unless = false;
  bool operator==(const SheetRule&) const = default;
};

// How dates are written that are text; those that a spreadsheet knows as dates need no order.
enum class DateOrder { year_first, day_first, month_first };

struct SheetMap {
  std::string sheet;  // empty: the first that is not hidden or empty
  std::size_t heading_row = 1;
  std::size_t first_row = 0;  // of answers; 0: the one after the headings
  std::string document;
  std::string draft;
  std::string channel = "survey";
  std::map<std::string, SheetColumn> columns;  // by one of sheet_column_names()
  std::vector<SheetAnswers> answers;
  // By the name of a column: what is written in it, and what that means.
  std::map<std::string, std::map<std::string, std::string>> values;
  std::vector<SheetRule> skip;
  std::vector<std::string> no_answer;  // "n/a", "none": as good as empty
  DateOrder dates = DateOrder::year_first;
  bool hidden_rows = true;  // read as all others
  bool operator==(const SheetMap&) const = default;
};

// id, name, email, organisation, sector, created, statement, kind, suggestion, publish,
// confidential, reason, notice.
[[nodiscard]] const std::vector<std::string_view>& sheet_column_names();

// "redraft/sheet-map/1". Throws Error(invalid) that says where for what is no such map; a key that
// nobody knows is refused, because a person may have mistyped it.
[[nodiscard]] SheetMap read_sheet_map(std::string_view json);
[[nodiscard]] std::string write_sheet_map(const SheetMap& map);

// A guess from the headings and what stands under them, for a person to put right. With a draft,
// the statements that headings name are looked for in it. Throws invalid for a file that cannot be
// read, or has no such sheet.
[[nodiscard]] SheetMap suggest_sheet_map(std::string_view bytes, const std::string& sheet,
                                         const DraftText* draft);

// Whether these are bytes that CommentFileReader takes although they look like a Word file: a
// spreadsheet, or a Word file with the ISO/IEC comment form (docs/sheets.md).
[[nodiscard]] bool holds_comment_sheet(std::string_view bytes);

}  // namespace redraft
