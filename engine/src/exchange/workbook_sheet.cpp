#include "exchange/workbook_sheet.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "base/blank.h"
#include "exchange/csv.h"
#include "redraft/error.h"
#include "redraft/sheet.h"

namespace redraft::exchange {

namespace {

constexpr std::size_t last_row = 1'048'576;  // of any spreadsheet

std::optional<std::size_t> whole_number(std::string_view text) {
  std::size_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  return !text.empty() && error == std::errc() && stop == end ? std::optional(value) : std::nullopt;
}

struct Place {
  std::size_t row = 0;  // from 1; 0: none
  std::size_t column = no_column;
};

Place place_of(std::string_view reference) {
  const std::size_t digits = std::min(reference.find_first_of("0123456789"), reference.size());
  const std::size_t row = whole_number(reference.substr(digits)).value_or(0);
  const std::size_t column = column_of_letter(reference.substr(0, digits));
  return row == 0 || row > last_row || column == no_column ? Place{} : Place{row, column};
}

// Text of <t> and of the <r> runs, not of <rPh>, which says how eastern letters are read aloud.
void add_text(pugi::xml_node node, std::string& text) {
  for (const pugi::xml_node child : node.children()) {
    const std::string_view name = local_name(child);
    if (name == "t") {
      text += child.text().get();
    } else if (name == "r") {
      add_text(child, text);
    }
  }
}

// "_x000D_" stands for a character that XML cannot hold; "_x005F_" for the underscore of such.
std::string without_escapes(std::string_view text) {
  constexpr std::size_t length = 7;
  std::string out;
  while (true) {
    const std::size_t at = text.find("_x");
    out += text.substr(0, at);
    if (at == std::string_view::npos) {
      return out;
    }
    text.remove_prefix(at);
    unsigned value = 0;
    const char* const digits = text.data() + 2;
    if (text.size() < length || text[length - 1] != '_' ||
        std::from_chars(digits, digits + 4, value, 16).ptr != digits + 4) {
      out += text.substr(0, 2);
      text.remove_prefix(2);
      continue;
    }
    if (value == '\t' || value == '\n' || (value >= ' ' && value < 0x7F)) {
      out += static_cast<char>(value);
    }
    text.remove_prefix(length);
  }
}

class SheetReader {
 public:
  SheetReader(const std::string& doing, const WorkbookShared& shared)
      : doing_(doing), shared_(shared) {}

  std::vector<SheetRow> read(pugi::xml_node worksheet) {
    std::size_t next = 1;
    for (const pugi::xml_node row : child_of(worksheet, "sheetData").children()) {
      if (local_name(row) == "row") {
        next = take_row(row, next) + 1;
      }
    }
    for (const pugi::xml_node merged : child_of(worksheet, "mergeCells").children()) {
      fill(attribute_of(merged, "ref"));
    }
    std::vector<SheetRow> rows;
    for (auto& [number, row] : rows_) {
      SheetRow& out = rows.emplace_back();
      out.number = number;
      out.hidden = row.hidden;
      out.cells.assign(std::make_move_iterator(row.cells.begin()),
                       std::make_move_iterator(row.cells.end()));
    }
    return rows;
  }

 private:
  struct Row {
    bool hidden = false;
    std::map<std::size_t, SheetCell> cells;
  };

  [[nodiscard]] Error refused(const std::string& what) const {
    return {ErrorKind::invalid, doing_ + ": " + what,
            "keep the rows and columns that are needed, or save them in several files"};
  }

  std::size_t take_row(pugi::xml_node node, std::size_t next) {
    const std::string_view said = attribute_of(node, "r");
    const std::size_t number = said.empty() ? next : whole_number(said).value_or(0);
    if (number == 0 || number > last_row) {
      throw refused("it has a row with the number \"" + std::string(said.substr(0, 20)) + "\"");
    }
    const std::string_view hidden = attribute_of(node, "hidden");
    std::size_t column = 0;
    for (const pugi::xml_node cell : node.children()) {
      if (local_name(cell) != "c") {
        continue;
      }
      const Place place = place_of(attribute_of(cell, "r"));
      column = place.column == no_column ? column : place.column;
      SheetCell value = cell_of(cell);
      if (!trimmed(value.text).empty() || value.kind == SheetCell::Kind::not_computed) {
        put(number, column, std::move(value));
      }
      ++column;
    }
    const auto row = rows_.find(number);
    if (row != rows_.end()) {
      row->second.hidden = hidden == "1" || hidden == "true";
    }
    return number;
  }

  void put(std::size_t row, std::size_t column, SheetCell cell) {
    if (column >= max_sheet_columns) {
      throw refused("row " + std::to_string(row) + " has more than " +
                    std::to_string(max_sheet_columns) + " columns");
    }
    text_bytes_ += cell.text.size();
    if (++cells_ > max_sheet_cells || text_bytes_ > max_sheet_text_bytes) {
      throw refused("it has more than " + std::to_string(max_sheet_cells) + " cells, or " +
                    std::to_string(max_sheet_text_bytes >> 20U) + " MiB of text");
    }
    rows_[row].cells[column] = std::move(cell);
    if (rows_.size() > max_sheet_rows) {
      throw refused("it has more than " + std::to_string(max_sheet_rows) + " rows");
    }
  }

  SheetCell cell_of(pugi::xml_node node) const {
    const std::string_view type = attribute_of(node, "t");
    const std::string value = child_of(node, "v").text().get();
    SheetCell cell;
    if (type == "s") {
      const auto index = whole_number(value);
      cell.text = index && *index < shared_.strings.size() ? shared_.strings[*index] : "";
    } else if (type == "inlineStr") {
      add_text(child_of(node, "is"), cell.text);
      cell.text = without_escapes(cell.text);
    } else if (type == "b") {
      cell.kind = SheetCell::Kind::boolean;
      cell.text = value.empty() ? "" : value == "1" || value == "true" ? "TRUE" : "FALSE";
    } else if (type == "e") {
      cell.kind = SheetCell::Kind::error;
      cell.text = value;
    } else if (type == "str") {
      cell.text = without_escapes(value);
    } else if (type == "d") {
      cell.kind = SheetCell::Kind::date;
      cell.text = value;
    } else {
      cell.kind = SheetCell::Kind::number;
      cell.text = number_text(value);
      const auto look = whole_number(attribute_of(node, "s"));
      const auto days = number_in(value);
      if (look && days && shared_.looks.is_date(*look)) {
        if (std::optional<std::string> date = date_text(*days, shared_.from_1904)) {
          cell.kind = SheetCell::Kind::date;
          cell.text = std::move(*date);
        }
      }
    }
    if (cell.kind == SheetCell::Kind::text) {
      cell.text = std::string(unguarded_cell(cell.text));
    }
    if (value.empty() && child_of(node, "f")) {
      cell.kind = SheetCell::Kind::not_computed;
    }
    return cell;
  }

  // A merged range shows the cell in its corner; only rows that hold something are filled.
  void fill(std::string_view range) {
    const std::size_t colon = range.find(':');
    if (colon == std::string_view::npos) {
      return;
    }
    const Place from = place_of(range.substr(0, colon));
    const Place to = place_of(range.substr(colon + 1));
    const auto first = rows_.find(from.row);
    if (to.row < from.row || to.column < from.column || first == rows_.end()) {
      return;
    }
    const auto corner = first->second.cells.find(from.column);
    if (corner == first->second.cells.end()) {
      return;
    }
    SheetCell copy = corner->second;
    copy.repeated = true;
    const std::size_t last = std::min(to.column, max_sheet_columns - 1);
    for (auto row = first; row != rows_.end() && row->first <= to.row; ++row) {
      for (std::size_t column = from.column; column <= last; ++column) {
        if (row != first || column != from.column) {
          put(row->first, column, copy);
        }
      }
    }
  }

  const std::string& doing_;
  const WorkbookShared& shared_;
  std::map<std::size_t, Row> rows_;
  std::size_t cells_ = 0;
  std::size_t text_bytes_ = 0;
};

}  // namespace

std::vector<std::string> shared_strings(const pugi::xml_document& document) {
  std::vector<std::string> strings;
  for (const pugi::xml_node item : document.document_element().children()) {
    if (local_name(item) == "si") {
      std::string text;
      add_text(item, text);
      strings.push_back(without_escapes(text));
    }
  }
  return strings;
}

std::vector<SheetRow> sheet_rows(const std::string& doing, const pugi::xml_document& document,
                                 const WorkbookShared& shared) {
  return SheetReader(doing, shared).read(document.document_element());
}

}  // namespace redraft::exchange
