#include <algorithm>

#include "base/blank.h"
#include "base/code_points.h"
#include "exchange/comment_door.h"
#include "exchange/comment_reading.h"
#include "exchange/comment_table.h"
#include "exchange/row_text.h"

namespace redraft::exchange {

namespace {

std::optional<CsvTable::Column> column_called(std::string_view header) {
  const std::string name = folded_name(header);
  for (const FieldName& known : field_names) {
    if (name == folded_name(known.dotted) || (!known.plain.empty() && name == known.plain)) {
      return static_cast<CsvTable::Column>(known.field);
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

CsvTable::Columns columns_of(const CommentDefaults& defaults) {
  return {
      .called = column_called,
      .passed_over =
          [](std::string_view header) { return is_written_not_read(folded_name(header)); },
      .missing = [&defaults](const std::set<CsvTable::Column>& seen) -> std::string {
        const auto has = [&](Field field) {
          return seen.count(static_cast<CsvTable::Column>(field)) != 0;
        };
        if (!has(Field::body)) {
          return "body";
        }
        if (!has(Field::document) && defaults.document.empty()) {
          return "made_on.document";
        }
        const bool place = has(Field::anchor) || has(Field::exact) || has(Field::scope);
        return place ? "" : "anchor, quote or scope";
      },
      .known = "columns are named as in schemas/comments.schema.json",
      .wanted =
          "the first row names the columns: document, anchor, quote, kind, body, organisation; a "
          "column scope may say \"document\" of what is on no single statement"};
}

RowFields fields_of(CsvTable::Row& row) {
  RowFields fields;
  for (auto& [column, cell] : row) {
    const auto field = static_cast<Field>(column);
    fields[field] = is_name(field) ? std::string(trimmed(cell)) : std::move(cell);
  }
  return fields;
}

}  // namespace

TableReader::TableReader(const CommentDefaults& defaults, const CommentFileEvents& events)
    : defaults_(defaults),
      events_(events),
      table_(columns_of(defaults),
             {.row = [this](std::size_t line, CsvTable::Row& row,
                            RowFaults& faults) { take(line, row, faults); },
              .finding = [this](Finding finding) { events_.finding(std::move(finding)); }}) {}

void TableReader::take(std::size_t line, CsvTable::Row& row, RowFaults& faults) {
  RowFields fields = fields_of(row);
  const std::string id = shorten(fields[Field::id].value_or(""), 100);
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

bool begins_as_table(std::string_view text) {
  std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  bool body = false;
  std::size_t cells = 0;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find_first_of(",;\t"), line.size());
    const std::string_view cell = trimmed(line.substr(0, end));
    const bool quoted = cell.size() > 1 && cell.front() == '"' && cell.back() == '"';
    body = body || column_called(quoted ? cell.substr(1, cell.size() - 2) : cell) ==
                       static_cast<CsvTable::Column>(Field::body);
    ++cells;
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return body && cells > 1;
}

// What begins as no other kind of file: whoever sent it most likely meant a table.
const CommentDoor csv_door = {
    .name = "csv",
    .called = "CSV",
    .recognise = [](std::string_view, bool, const CommentDefaults&) { return Recognised::yes; },
    .open = open_reader<TableReader>};

}  // namespace redraft::exchange
