#pragma once
// Remarks in CSV: a header row, then one remark a row. Columns: body (or remark), and any of id,
// prompt, objective, group, name, email, organisation, sector, attribution, consent, headline,
// statement, use. Nothing here throws for what a file holds.

#include <functional>
#include <string_view>

#include "exchange/csv_table.h"
#include "redraft/finding.h"
#include "redraft/remark.h"

namespace redraft::exchange {

class RemarkTableReader {
 public:
  struct Events {
    std::function<void(std::size_t line, NewRemark&& remark)> row;
    std::function<void(Finding&& finding)> finding;
  };

  explicit RemarkTableReader(Events events);
  RemarkTableReader(const RemarkTableReader&) = delete;
  RemarkTableReader& operator=(const RemarkTableReader&) = delete;

  void feed(std::string_view bytes) { table_.feed(bytes); }

  void finish() { table_.finish(); }

 private:
  Events events_;
  CsvTable table_;
};

}  // namespace redraft::exchange
