#pragma once
// CSV held whole, as a sheet: for surveys, whose headings are their own.

#include <string>
#include <string_view>

#include "exchange/sheet.h"

namespace redraft::exchange {

// UTF-8 or UTF-16 by its byte order mark; without one, UTF-8, or else Windows-1252, which a warning
// says. Throws Error(invalid) for bytes that are none of these, for a row that is no CSV, and for
// what is over a limit of redraft/sheet.h. Cells lose a spreadsheet's guard (see csv.h).
SheetFile read_csv_sheet(std::string_view bytes);

}  // namespace redraft::exchange
