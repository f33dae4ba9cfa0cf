#pragma once
// One worksheet of a spreadsheet, cell by cell.

#include <string>
#include <vector>

#include "exchange/sheet.h"
#include "exchange/workbook_values.h"
#include "exchange/xml.h"

namespace redraft::exchange {

// What the sheets of one file share.
struct WorkbookShared {
  std::vector<std::string> strings;
  NumberLooks looks;
  bool from_1904 = false;
};

// The shared strings: their text without the reading aids of eastern languages.
std::vector<std::string> shared_strings(const pugi::xml_document& document);

// Rows with merged cells filled in. Throws Error(invalid) that begins with `doing` over a limit.
std::vector<SheetRow> sheet_rows(const std::string& doing, const pugi::xml_document& document,
                                 const WorkbookShared& shared);

}  // namespace redraft::exchange
