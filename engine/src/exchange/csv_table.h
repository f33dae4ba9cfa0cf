#pragma once
// CSV whose first row names its columns.

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/csv.h"
#include "exchange/row_faults.h"

namespace redraft::exchange {

// Reads row by row. Columns are numbered by the reader of the table, whatever their order in the
// file; one that is named twice counts once. Blank rows are passed over. A table without a column
// it must have, or whose header row is not UTF-8, yields one finding and no row.
class CsvTable {
 public:
  using Column = std::size_t;
  using Row = std::map<Column, std::string>;  // without its empty cells

  struct Columns {
    std::function<std::optional<Column>(std::string_view header)> called;
    std::function<bool(std::string_view header)> passed_over;     // not read, and no warning
    std::function<std::string(const std::set<Column>&)> missing;  // by name; empty: none is
    std::string known;                                            // the hint for an unknown one
    std::string wanted;                                           // the hint for a missing one
  };

  struct Events {
    // Cells are UTF-8 and free of a spreadsheet's guard. A row with faults is given too: its
    // reader adds its own and reports them all.
    std::function<void(std::size_t line, Row& row, RowFaults& faults)> row;
    std::function<void(Finding finding)> finding;
  };

  CsvTable(Columns columns, Events events);
  CsvTable(const CsvTable&) = delete;  // its CSV reader calls back into it
  CsvTable& operator=(const CsvTable&) = delete;

  void feed(std::string_view bytes) { csv_.feed(bytes); }

  void finish() { csv_.finish(); }

  // A row that came otherwise than as CSV.
  void take_record(std::size_t line, const CsvReader::Cells& cells);

 private:
  void take_header(std::size_t line, const CsvReader::Cells& cells);
  Row read_cells(const CsvReader::Cells& cells, RowFaults& faults) const;
  void report(std::string rule, Severity severity, std::size_t line, const std::string& what,
              std::string hint);

  Columns known_;
  Events events_;
  std::vector<std::optional<Column>> columns_;  // empty before the header row
  bool refused_ = false;
  CsvReader csv_;
};

}  // namespace redraft::exchange
