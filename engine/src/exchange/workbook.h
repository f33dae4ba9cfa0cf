#pragma once
// Spreadsheets as .xlsx: read as values, and tables of ours written as one.
//
// Nothing is computed: of a formula the value that the spreadsheet saved counts.

#include <string>
#include <string_view>
#include <vector>

#include "exchange/sheet.h"
#include "redraft/time.h"

namespace redraft::exchange {

// The sheet of this name, or the first that is not hidden or empty; a sheet named wrongly is
// refused with the names there are. Merged cells all have the value of the first, and say so.
// Macros and links to other files are passed over with a warning. Throws Error(invalid) that names
// the part for what is no .xlsx, is encrypted, cut short, or over a limit of redraft/sheet.h.
SheetFile read_workbook(std::string_view bytes, const std::string& name);

// Whether it is a spreadsheet of any kind, those among them that are refused. Not, where it is
// damaged.
bool is_workbook(std::string_view bytes);

// Whether it is a sound zip archive, of which the name of a part begins like this.
bool is_zip_of(std::string_view bytes, std::string_view begin);

struct SheetTable {
  std::string name;  // of the sheet: cut to what spreadsheets take
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
  std::size_t numbers_from = no_column;  // columns from here on hold numbers, where they read so
};

// One sheet with its headings in bold and kept in view. Cells are guarded as in CSV. The same table
// gives the same bytes; `made` is the date the file bears.
std::string workbook_of(const SheetTable& table, Instant made);

}  // namespace redraft::exchange
