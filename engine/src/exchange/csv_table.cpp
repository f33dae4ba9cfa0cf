#include "exchange/csv_table.h"

#include <algorithm>

#include "base/blank.h"
#include "base/code_points.h"
#include "redraft/comment_files.h"

namespace redraft::exchange {

namespace {

constexpr const char* save_as_csv = "save the table as CSV (UTF-8) from the spreadsheet";

}  // namespace

CsvTable::CsvTable(Columns columns, Events events)
    : known_(std::move(columns)),
      events_(std::move(events)),
      csv_('\0', max_comment_row_bytes,
           {.record = [this](std::size_t line,
                             CsvReader::Cells& cells) { take_record(line, cells); },
            .fault =
                [this](std::size_t line, std::string_view what) {
                  if (!refused_) {
                    report("row-not-csv", Severity::error, line, std::string(what), save_as_csv);
                  }
                }}) {}

void CsvTable::take_record(std::size_t line, const CsvReader::Cells& cells) {
  const bool blank = std::all_of(cells.begin(), cells.end(),
                                 [](const std::string& cell) { return trimmed(cell).empty(); });
  if (blank || refused_) {
    return;
  }
  if (columns_.empty()) {
    take_header(line, cells);
    return;
  }
  RowFaults faults;
  Row row = read_cells(cells, faults);
  events_.row(line, row, faults);
}

void CsvTable::take_header(std::size_t line, const CsvReader::Cells& cells) {
  std::set<Column> seen;
  for (const std::string& cell : cells) {
    if (first_invalid_utf8(cell)) {
      refused_ = true;
      report("row-not-utf8", Severity::error, line, "the header row is not UTF-8", save_as_csv);
      return;
    }
    std::optional<Column> column = known_.called(cell);
    const std::string name = "the column \"" + shorten(cell, 60) + "\"";
    if (column && !seen.insert(*column).second) {
      report("column-twice", Severity::warning, line,
             name + " says again what an earlier one says; it is left out", "keep one of them");
      column.reset();
    } else if (!column && !trimmed(cell).empty() && !known_.passed_over(cell)) {
      report("column-unknown", Severity::warning, line, name + " is not known and is left out",
             known_.known);
    }
    columns_.push_back(column);
  }
  if (const std::string missing = known_.missing(seen); !missing.empty()) {
    refused_ = true;
    report("column-missing", Severity::error, line, "the header row has no column " + missing,
           known_.wanted);
  }
}

CsvTable::Row CsvTable::read_cells(const CsvReader::Cells& cells, RowFaults& faults) const {
  Row row;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i >= columns_.size()) {
      if (trimmed(cells[i]).empty()) {
        continue;
      }
      faults.add("row-too-wide",
                 "the row has " + std::to_string(cells.size()) + " cells, the header row " +
                     std::to_string(columns_.size()),
                 "put a cell that holds separators into quotes");
      break;
    }
    if (!columns_[i] || cells[i].empty()) {
      continue;
    }
    if (const auto byte = first_invalid_utf8(cells[i])) {
      faults.add("row-not-utf8",
                 "cell " + std::to_string(i + 1) + " is not UTF-8 (byte " +
                     std::to_string(*byte + 1) + ")",
                 save_as_csv);
      continue;
    }
    row[*columns_[i]] = unguarded_cell(cells[i]);
  }
  return row;
}

void CsvTable::report(std::string rule, Severity severity, std::size_t line,
                      const std::string& what, std::string hint) {
  RowFaults faults;
  faults.add(std::move(rule), what, std::move(hint));
  Finding finding = faults.finding(line, {});
  finding.severity = severity;
  events_.finding(std::move(finding));
}

}  // namespace redraft::exchange
