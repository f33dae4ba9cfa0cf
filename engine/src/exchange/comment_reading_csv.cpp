#include <algorithm>

#include "base/code_points.h"
#include "exchange/comment_reading.h"
#include "exchange/row_text.h"

namespace redraft::exchange {

namespace {

std::optional<Field> field_called(std::string_view header) {
  const std::string name = folded_name(header);
  for (const FieldName& known : field_names) {
    if (name == folded_name(known.dotted) || (!known.plain.empty() && name == known.plain)) {
      return known.field;
    }
  }
  return std::nullopt;
}

// Text is kept as it was written; a name with a stray space would not be found.
bool is_name(Field field) {
  constexpr Field names[] = {Field::id,    Field::document, Field::draft, Field::anchor,
                             Field::email, Field::created,  Field::start, Field::end};
  return std::find(std::begin(names), std::end(names), field) != std::end(names);
}

Finding header_finding(std::string rule, Severity severity, std::size_t line,
                       const std::string& what, std::string hint) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.severity = severity;
  finding.message = "line " + std::to_string(line) + ": " + what;
  finding.hint = std::move(hint);
  finding.line = line;
  return finding;
}

}  // namespace

TableReader::TableReader(const CommentDefaults& defaults, const CommentFileEvents& events)
    : defaults_(defaults),
      events_(events),
      csv_('\0', max_comment_row_bytes,
           {.record = [this](std::size_t line,
                             CsvReader::Cells& cells) { take_record(line, cells); },
            .fault =
                [this](std::size_t line, std::string_view what) {
                  if (!refused_) {
                    RowFaults faults;
                    faults.add("row-not-csv", std::string(what),
                               "save the table as CSV (UTF-8) from the spreadsheet");
                    events_.finding(faults.finding(line, {}));
                  }
                }}) {}

void TableReader::take_record(std::size_t line, CsvReader::Cells& cells) {
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

void TableReader::take_header(std::size_t line, const CsvReader::Cells& cells) {
  std::set<Field> seen;
  for (const std::string& cell : cells) {
    if (first_invalid_utf8(cell)) {
      events_.finding(header_finding("row-not-utf8", Severity::error, line,
                                     "the header row is not UTF-8",
                                     "save the table as CSV (UTF-8) from the spreadsheet"));
      refused_ = true;
      return;
    }
    const std::optional<Field> field = field_called(cell);
    const std::string name = "the column \"" + shorten(cell, 60) + "\"";
    if (field && !seen.insert(*field).second) {
      columns_.push_back(std::nullopt);
      events_.finding(header_finding("column-twice", Severity::warning, line,
                                     name + " says again what an earlier one says; it is left out",
                                     "keep one of them"));
      continue;
    }
    columns_.push_back(field);
    if (!field && !trimmed(cell).empty() && !is_written_not_read(folded_name(cell))) {
      events_.finding(header_finding("column-unknown", Severity::warning, line,
                                     name + " is not known and is left out",
                                     "columns are named as in schemas/comments.schema.json"));
    }
  }
  require_columns(line);
}

void TableReader::require_columns(std::size_t line) {
  const auto has = [&](Field field) {
    return std::find(columns_.begin(), columns_.end(), field) != columns_.end();
  };
  std::string missing;
  if (!has(Field::body)) {
    missing = "body";
  } else if (!has(Field::document) && defaults_.document.empty()) {
    missing = "made_on.document";
  } else if (!has(Field::anchor) && !has(Field::exact) && !has(Field::scope)) {
    missing = "made_on.anchor (or made_on.quote.exact)";
  }
  if (!missing.empty()) {
    refused_ = true;
    events_.finding(header_finding(
        "column-missing", Severity::error, line, "the header row has no column " + missing,
        "the first row names the columns: document, anchor, quote, kind, body, organisation"));
  }
}

void TableReader::take_row(std::size_t line, const CsvReader::Cells& cells) {
  RowFaults faults;
  RowFields fields;
  read_cells(cells, fields, faults);
  std::string id = shorten(fields[Field::id].value_or(""), 100);
  NewComment comment;
  if (!faults.any()) {
    comment = comment_of(std::move(fields), defaults_, faults);
  }
  if (faults.any()) {
    events_.finding(faults.finding(line, id));
  } else {
    events_.row({.line = line, .comment = std::move(comment)});
  }
}

void TableReader::read_cells(const CsvReader::Cells& cells, RowFields& fields,
                             RowFaults& faults) const {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].empty()) {
      continue;
    }
    if (i >= columns_.size()) {
      faults.add("row-too-wide",
                 "the row has " + std::to_string(cells.size()) + " cells, the header row " +
                     std::to_string(columns_.size()),
                 "put a cell that holds separators into quotes");
      return;
    }
    if (!columns_[i]) {
      continue;
    }
    if (const auto byte = first_invalid_utf8(cells[i])) {
      faults.add("row-not-utf8",
                 "cell " + std::to_string(i + 1) + " is not UTF-8 (byte " +
                     std::to_string(*byte + 1) + ")",
                 "save the table as CSV (UTF-8) from the spreadsheet");
      continue;
    }
    const std::string_view cell = unguarded_cell(cells[i]);
    fields[*columns_[i]] = std::string(is_name(*columns_[i]) ? trimmed(cell) : cell);
  }
}

}  // namespace redraft::exchange
