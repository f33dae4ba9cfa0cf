// Decisions on comments, from CSV.
#include <algorithm>
#include <map>
#include <optional>

#include "base/code_points.h"
#include "exchange/comment_reading.h"
#include "exchange/csv.h"
#include "exchange/dispositions_report.h"
#include "exchange/row_text.h"
#include "redraft/address.h"
#include "redraft/error.h"
#include "redraft/record_files.h"

namespace redraft::exchange {

namespace {

enum class Column { id, decision, reason, change };

struct ColumnName {
  std::string_view name;  // folded
  Column column;
};

constexpr ColumnName column_names[] = {
    {"id", Column::id},
    {"commentid", Column::id},
    {"decision", Column::decision},
    {"disposition", Column::decision},
    {"reason", Column::reason},
    {"change", Column::change},
    {"carriedoutby", Column::change},
};

std::optional<Column> column_called(std::string_view header) {
  const std::string name = folded_name(trimmed(header));
  for (const ColumnName& known : column_names) {
    if (known.name == name) {
      return known.column;
    }
  }
  return std::nullopt;
}

// The rest of the table that redraft itself writes: nothing to warn about.
bool is_of_our_table(std::string_view header) {
  const auto& columns = disposition_columns();
  return std::any_of(columns.begin(), columns.end(), [&](const std::string& column) {
    return folded_name(column) == folded_name(header);
  });
}

Finding header_finding(std::string rule, Severity severity, std::size_t line,
                       const std::string& what, std::string hint) {
  RowFaults faults;
  faults.add(std::move(rule), what, std::move(hint));
  Finding finding = faults.finding(line, {});
  finding.severity = severity;
  return finding;
}

class DecisionsReader {
 public:
  explicit DecisionsReader(DispositionReading& reading) : reading_(reading) {}

  void take_record(std::size_t line, const CsvReader::Cells& cells) {
    const bool blank = std::all_of(cells.begin(), cells.end(),
                                   [](const std::string& cell) { return trimmed(cell).empty(); });
    if (blank || refused_) {
      return;
    }
    if (columns_.empty()) {
      take_header(line, cells);
    } else {
      take_row(line, cells);
    }
  }

  void take_fault(std::size_t line, std::string_view what) {
    if (!refused_) {
      reading_.findings.push_back(
          header_finding("row-not-csv", Severity::error, line, std::string(what), save_as_csv));
    }
  }

 private:
  static constexpr const char* save_as_csv = "save the table as CSV (UTF-8) from the spreadsheet";

  struct Row {
    std::string cells[4];

    std::string& operator[](Column column) { return cells[static_cast<std::size_t>(column)]; }
  };

  void take_header(std::size_t line, const CsvReader::Cells& cells) {
    for (const std::string& cell : cells) {
      const std::optional<Column> column = column_called(cell);
      const bool again =
          column && std::find(columns_.begin(), columns_.end(), column) != columns_.end();
      const std::string name = "the column \"" + shorten(valid(cell), 60) + "\"";
      if (again) {
        warn("column-twice", line, name + " says again what an earlier one says; it is left out",
             "keep one of them");
      } else if (!column && !trimmed(cell).empty() && !is_of_our_table(cell)) {
        warn("column-unknown", line, name + " is not known and is left out",
             "the columns are id, decision, reason, change");
      }
      columns_.push_back(again ? std::nullopt : column);
    }
    for (const auto& [column, name] :
         {std::pair(Column::id, "id"), {Column::decision, "decision"}}) {
      if (std::find(columns_.begin(), columns_.end(), std::optional(column)) == columns_.end()) {
        refused_ = true;
        reading_.findings.push_back(
            header_finding("column-missing", Severity::error, line,
                           std::string("the header row has no column ") + name,
                           "the first row names the columns: id, decision, reason, change"));
        return;
      }
    }
  }

  void take_row(std::size_t line, const CsvReader::Cells& cells) {
    RowFaults faults;
    Row row = read_cells(cells, faults);
    const std::string id = shorten(row[Column::id], 100);
    const std::string decision = lower_and_trimmed(row[Column::decision]);
    const bool undecided = decision.empty() || decision == "not answered yet";
    if (!faults.any() && undecided && row[Column::reason].empty() && row[Column::change].empty()) {
      warn("decision-missing", line, "no decision yet; the row is passed over",
           "give a decision, or take the row out", id);
      return;
    }
    DispositionFileRow taken{.line = line, .comment = row[Column::id], .disposition = {}};
    taken.disposition.decision = decision_of(undecided ? "" : decision, faults);
    taken.disposition.reason = row[Column::reason];
    taken.disposition.change = change_of(row[Column::change], faults);
    if (taken.comment.empty()) {
      faults.add("id-missing", "id is missing", "name the comment that is answered");
    } else if (const auto [first, fresh] = lines_.try_emplace(taken.comment, line); !fresh) {
      faults.add("row-twice",
                 id + " is answered on line " + std::to_string(first->second) + " already",
                 "keep one of the rows");
    }
    if (faults.any()) {
      reading_.findings.push_back(faults.finding(line, id));
    } else {
      reading_.rows.push_back(std::move(taken));
    }
  }

  Row read_cells(const CsvReader::Cells& cells, RowFaults& faults) const {
    Row row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (trimmed(cells[i]).empty()) {
        continue;
      }
      if (i >= columns_.size()) {
        faults.add("row-too-wide",
                   "the row has " + std::to_string(cells.size()) + " cells, the header row " +
                       std::to_string(columns_.size()),
                   "put a cell that holds separators into quotes");
        break;
      }
      if (!columns_[i]) {
        continue;
      }
      if (const auto byte = first_invalid_utf8(cells[i])) {
        faults.add("row-not-utf8",
                   "cell " + std::to_string(i + 1) + " is not UTF-8 (byte " +
                       std::to_string(*byte + 1) + ")",
                   save_as_csv);
        continue;
      }
      if (cells[i].size() > max_comment_body_bytes || cells[i].find('\0') != std::string::npos) {
        faults.add("value-unreadable",
                   "cell " + std::to_string(i + 1) + " is longer than " +
                       std::to_string(max_comment_body_bytes) + " bytes or holds a NUL character",
                   "shorten it");
        continue;
      }
      row[*columns_[i]] = trimmed(unguarded_cell(cells[i]));
    }
    return row;
  }

  static Decision decision_of(std::string_view words, RowFaults& faults) {
    const std::optional<Decision> decision = parse_decision(words);
    if (!decision) {
      faults.add("decision-unknown",
                 words.empty() ? "decision is missing"
                               : "decision \"" + shorten(words, 40) + "\" is not known",
                 "a decision is one of accepted, accepted in part, already covered, not accepted, "
                 "out of scope, deferred, duplicate, noted, withdrawn");
    }
    return decision.value_or(Decision::noted);
  }

  static std::string change_of(const std::string& change, RowFaults& faults) {
    if (change.empty()) {
      return change;
    }
    try {
      (void)parse_address(change);
    } catch (const Error&) {
      faults.add("change-unreadable", "change \"" + shorten(change, 60) + "\" names no statement",
                 "name the statement that carries it out: principles#leadership-3@V1");
    }
    return change;
  }

  static std::string valid(std::string_view text) {
    return first_invalid_utf8(text) ? "?" : std::string(text);
  }

  void warn(std::string rule, std::size_t line, const std::string& what, std::string hint,
            const std::string& comment = {}) {
    Finding finding =
        header_finding(std::move(rule), Severity::warning, line, what, std::move(hint));
    finding.comment = comment;
    reading_.findings.push_back(std::move(finding));
  }

  DispositionReading& reading_;
  std::vector<std::optional<Column>> columns_;  // empty before the header row
  std::map<std::string, std::size_t> lines_;    // of the comments answered so far
  bool refused_ = false;
};

}  // namespace

}  // namespace redraft::exchange

namespace redraft {

DispositionReading read_dispositions_csv(std::string_view bytes) {
  DispositionReading reading;
  exchange::DecisionsReader decisions(reading);
  exchange::CsvReader csv(
      '\0', max_comment_row_bytes,
      {.record = [&](std::size_t line,
                     exchange::CsvReader::Cells& cells) { decisions.take_record(line, cells); },
       .fault = [&](std::size_t line,
                    std::string_view what) { decisions.take_fault(line, what); }});
  csv.feed(bytes);
  csv.finish();
  return reading;
}

}  // namespace redraft
