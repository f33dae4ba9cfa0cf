#pragma once
// A table of comments, its columns named as in schemas/comments.schema.json.

#include "exchange/comment_door.h"
#include "exchange/csv_table.h"

namespace redraft::exchange {

class TableReader : public CommentReader {
 public:
  // Keeps references to both.
  TableReader(const CommentDefaults& defaults, const CommentFileEvents& events);

  void feed(std::string_view bytes) override { table_.feed(bytes); }

  void finish() override { table_.finish(); }

  // The next row of a table that is no CSV; the first is that of the names.
  void take_record(std::size_t line, const CsvReader::Cells& cells) {
    table_.take_record(line, cells);
  }

 private:
  void take(std::size_t line, CsvTable::Row& row, RowFaults& faults);

  const CommentDefaults& defaults_;
  const CommentFileEvents& events_;
  CsvTable table_;
};

}  // namespace redraft::exchange
