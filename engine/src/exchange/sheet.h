#pragma once
// A sheet as rows of cells, whatever file it came from. Only cells that hold something are kept.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "redraft/finding.h"

namespace redraft::exchange {

struct SheetCell {
  enum class Kind { text, number, date, boolean, error, not_computed };

  std::string text;  // as people write it: "12.5", "2026-04-04", "TRUE"; of an error "#N/A"
  Kind kind = Kind::text;
  bool repeated = false;  // of merged cells: not the first of them
  bool operator==(const SheetCell&) const = default;
};

struct SheetRow {
  std::size_t number = 1;  // of .xlsx the row, of CSV the line that it begins on
  bool hidden = false;
  std::vector<std::pair<std::size_t, SheetCell>> cells;  // by column, from 0, ascending

  // Null where the column is empty.
  [[nodiscard]] const SheetCell* cell(std::size_t column) const;
  // Without spaces around it; empty where there is none.
  [[nodiscard]] std::string_view text(std::size_t column) const;
};

struct Sheet {
  std::string name;  // empty for CSV
  bool hidden = false;
  std::vector<SheetRow> rows;  // ascending, blank ones left out

  // "sheet "Answers", cell C5" or "line 5, column C".
  [[nodiscard]] std::string place(std::size_t row, std::size_t column) const;
  // "sheet "Answers", row 5" or "line 5".
  [[nodiscard]] std::string place(std::size_t row) const;
};

// "A" for 0, "AB" for 27.
std::string column_letter(std::size_t column);
// The other way; no_column for what is no letter of a column.
inline constexpr std::size_t no_column = static_cast<std::size_t>(-1);
std::size_t column_of_letter(std::string_view letters);

// What a spreadsheet or CSV file holds; findings are warnings about what was passed over.
struct SheetFile {
  Sheet sheet;
  std::vector<Finding> findings;
};

// The sheet of this name, or the first that is not hidden or empty. Throws Error(invalid).
SheetFile read_sheet(std::string_view bytes, const std::string& name);

// A finding about the file as a whole.
Finding sheet_warning(const char* rule, const std::string& message, const std::string& hint);

}  // namespace redraft::exchange
