#include <algorithm>

#include "base/blank.h"
#include "base/code_points.h"
#include "exchange/mapped_sheet.h"
#include "exchange/row_text.h"
#include "redraft/nearest.h"

namespace redraft::exchange {

std::string folded_heading(std::string_view heading) {
  std::string folded;
  for (const char c : lower_and_trimmed(heading)) {
    if (!is_blank(c)) {
      folded += c;
    } else if (folded.back() != ' ') {
      folded += ' ';
    }
  }
  return folded;
}

SheetHeadings::SheetHeadings(const Sheet& sheet, std::size_t row) {
  for (const SheetRow& one : sheet.rows) {
    if (one.number == row) {
      row_ = one;
    }
  }
}

std::string SheetHeadings::text(std::size_t column) const {
  return std::string(row_.text(column));
}

std::optional<std::size_t> SheetHeadings::find(const SheetColumn& column, const std::string& what,
                                               RowFaults& faults) const {
  const std::string wanted = folded_heading(column.heading);
  if (!column.letter.empty()) {
    const std::size_t at = column_of_letter(column.letter);
    if (!wanted.empty() && folded_heading(text(at)) != wanted) {
      faults.add("sheet-column-missing",
                 what + ": column " + column.letter + " is headed \"" + shorten(text(at), 60) +
                     "\", not \"" + shorten(column.heading, 60) + "\"",
                 "correct the map: redraft comment map FILE shows the headings");
      return std::nullopt;
    }
    return at;
  }
  std::vector<std::size_t> found;
  std::vector<std::string_view> headings;
  for (const auto& [at, cell] : row_.cells) {
    headings.emplace_back(cell.text);
    if (!cell.repeated && folded_heading(cell.text) == wanted) {
      found.push_back(at);
    }
  }
  if (found.size() == 1) {
    return found.front();
  }
  const std::string heading = "\"" + shorten(column.heading, 60) + "\"";
  if (found.empty()) {
    const std::string near = nearest(column.heading, headings);
    faults.add("sheet-column-missing", what + ": there is no column headed " + heading,
               near.empty() ? "redraft comment map FILE shows the headings"
                            : "is it \"" + shorten(near, 60) + "\"?");
  } else {
    faults.add("sheet-column-twice",
               what + ": columns " + column_letter(found[0]) + " and " + column_letter(found[1]) +
                   " are both headed " + heading,
               R"(name it by its letter: {"letter": ")" + column_letter(found[0]) + "\"}");
  }
  return std::nullopt;
}

}  // namespace redraft::exchange
