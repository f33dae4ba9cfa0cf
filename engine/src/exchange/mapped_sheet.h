#pragma once
// A survey's sheet read by its map: a row is a respondent, an answer a comment.

#include "exchange/comment_reading.h"
#include "exchange/sheet.h"

namespace redraft::exchange {

// A map that does not fit the sheet (no such column, or a heading that is there twice) is reported
// whole, and nothing is read. An answer's id is that of its row with the id of the answers, or a
// hash of who said it and what; a row's id that is there twice with another answer is a fault.
void read_mapped_sheet(const Sheet& sheet, const SheetMap& map, const CommentDefaults& defaults,
                       const CommentFileEvents& events);

// The row of the headings, and where a column of the map stands in it.
class SheetHeadings {
 public:
  // Keeps references. An empty row where there is none of this number.
  SheetHeadings(const Sheet& sheet, std::size_t row);

  [[nodiscard]] std::string text(std::size_t column) const;

  // Nothing, with a fault, where it is not there, or there twice.
  std::optional<std::size_t> find(const SheetColumn& column, const std::string& what,
                                  RowFaults& faults) const;

  [[nodiscard]] const SheetRow& row() const { return row_; }

 private:
  SheetRow row_;
};

// As headings are compared: small letters, one space where there are several.
std::string folded_heading(std::string_view heading);

}  // namespace redraft::exchange
