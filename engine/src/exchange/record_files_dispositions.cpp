// Decisions on comments, from CSV.
#include <algorithm>
#include <map>
#include <optional>

#include "base/blank.h"
#include "base/code_points.h"
#include "exchange/csv_table.h"
#include "exchange/reports.h"
#include "exchange/row_text.h"
#include "redraft/address.h"
#include "redraft/comment_files.h"
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

std::optional<CsvTable::Column> column_called(std::string_view header) {
  const std::string name = folded_name(trimmed(header));
  for (const ColumnName& known : column_names) {
    if (known.name == name) {
      return static_cast<CsvTable::Column>(known.column);
    }
  }
  return std::nullopt;
}

// The rest of the table that redraft itself writes: nothing to warn about.
bool is_of_our_table(std::string_view header) {
  const Cells& columns = row_columns();
  return std::any_of(columns.begin(), columns.end(), [&](const std::string& column) {
    return folded_name(column) == folded_name(header);
  });
}

std::string missing_column(const std::set<CsvTable::Column>& seen) {
  for (const auto& [column, name] : {std::pair(Column::id, "id"), {Column::decision, "decision"}}) {
    if (seen.count(static_cast<CsvTable::Column>(column)) == 0) {
      return name;
    }
  }
  return {};
}

// The cells of one row, trimmed.
struct Cells {
  CsvTable::Row& row;

  std::string operator[](Column column) const {
    const auto cell = row.find(static_cast<CsvTable::Column>(column));
    return cell == row.end() ? std::string() : std::string(trimmed(cell->second));
  }
};

void check_lengths(const CsvTable::Row& row, RowFaults& faults) {
  for (const auto& [column, cell] : row) {
    if (cell.size() > max_comment_body_bytes || cell.find('\0') != std::string::npos) {
      faults.add("value-unreadable",
                 "a cell is longer than " + std::to_string(max_comment_body_bytes) +
                     " bytes or holds a NUL character",
                 "shorten it");
    }
  }
}

Decision decision_of(std::string_view words, RowFaults& faults) {
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

std::string change_of(const std::string& change, RowFaults& faults) {
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

class DecisionsReader {
 public:
  explicit DecisionsReader(DispositionReading& reading) : reading_(reading) {}

  void take_row(std::size_t line, CsvTable::Row& row, RowFaults& faults) {
    const Cells cells{row};
    const std::string id = shorten(cells[Column::id], 100);
    const std::string decision = lower_and_trimmed(cells[Column::decision]);
    const bool undecided = decision.empty() || decision == "not answered yet";
    check_lengths(row, faults);
    if (!faults.any() && undecided && cells[Column::reason].empty() &&
        cells[Column::change].empty()) {
      pass_over(line, id);
      return;
    }
    DispositionFileRow taken{.line = line, .comment = cells[Column::id], .disposition = {}};
    taken.disposition.decision = decision_of(undecided ? "" : decision, faults);
    taken.disposition.reason = cells[Column::reason];
    taken.disposition.change = change_of(cells[Column::change], faults);
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

 private:
  void pass_over(std::size_t line, const std::string& id) {
    RowFaults faults;
    faults.add("decision-missing", "no decision yet; the row is passed over",
               "give a decision, or take the row out");
    Finding finding = faults.finding(line, id);
    finding.severity = Severity::warning;
    reading_.findings.push_back(std::move(finding));
  }

  DispositionReading& reading_;
  std::map<std::string, std::size_t> lines_;  // of the comments answered so far
};

}  // namespace

}  // namespace redraft::exchange

namespace redraft {

DispositionReading read_dispositions_csv(std::string_view bytes) {
  DispositionReading reading;
  exchange::DecisionsReader decisions(reading);
  exchange::CsvTable table(
      {.called = exchange::column_called,
       .passed_over = exchange::is_of_our_table,
       .missing = exchange::missing_column,
       .known = "the columns are id, decision, reason, change",
       .wanted = "the first row names the columns: id, decision, reason, change"},
      {.row = [&](std::size_t line, exchange::CsvTable::Row& row,
                  exchange::RowFaults& faults) { decisions.take_row(line, row, faults); },
       .finding = [&](Finding finding) { reading.findings.push_back(std::move(finding)); }});
  table.feed(bytes);
  table.finish();
  return reading;
}

}  // namespace redraft
