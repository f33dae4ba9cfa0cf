#include "exchange/sheet.h"

#include <algorithm>

#include "base/blank.h"
#include "exchange/csv_sheet.h"
#include "exchange/workbook.h"
#include "redraft/sheet.h"
#include "redraft/word.h"

namespace redraft::exchange {

const SheetCell* SheetRow::cell(std::size_t column) const {
  const auto found =
      std::lower_bound(cells.begin(), cells.end(), column,
                       [](const auto& one, std::size_t wanted) { return one.first < wanted; });
  return found != cells.end() && found->first == column ? &found->second : nullptr;
}

std::string_view SheetRow::text(std::size_t column) const {
  const SheetCell* const found = cell(column);
  return found == nullptr ? std::string_view() : trimmed(found->text);
}

std::string Sheet::place(std::size_t row) const {
  return name.empty() ? "line " + std::to_string(row)
                      : "sheet \"" + name + "\", row " + std::to_string(row);
}

std::string Sheet::place(std::size_t row, std::size_t column) const {
  return name.empty()
             ? place(row) + ", column " + column_letter(column)
             : "sheet \"" + name + "\", cell " + column_letter(column) + std::to_string(row);
}

std::string column_letter(std::size_t column) {
  std::string letters;
  for (std::size_t left = column + 1; left > 0; left = (left - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
  }
  return letters;
}

std::size_t column_of_letter(std::string_view letters) {
  constexpr std::size_t longest = 3;  // "XFD" is the last one that spreadsheets have
  if (letters.empty() || letters.size() > longest) {
    return no_column;
  }
  std::size_t column = 0;
  for (const char c : letters) {
    const bool small = c >= 'a' && c <= 'z';
    if (!small && (c < 'A' || c > 'Z')) {
      return no_column;
    }
    column = column * 26 + static_cast<std::size_t>(c - (small ? 'a' : 'A')) + 1;
  }
  return column - 1;
}

SheetFile read_sheet(std::string_view bytes, const std::string& name) {
  return looks_like_word(bytes) ? read_workbook(bytes, name) : read_csv_sheet(bytes);
}

Finding sheet_warning(const char* rule, const std::string& message, const std::string& hint) {
  Finding finding;
  finding.rule = rule;
  finding.severity = Severity::warning;
  finding.message = message;
  finding.hint = hint;
  finding.line = 1;
  return finding;
}

}  // namespace redraft::exchange
