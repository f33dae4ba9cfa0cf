#pragma once
// The truth tables of the comment store as JSON Lines, for bundles: one object a row, its keys the
// columns in their order, rows by primary key. Derived tables are not among them.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"

namespace redraft::store {

// Those that this database has, each after the ones it refers to.
std::vector<std::string> truth_tables(db::Database& database);

// Everything else that a fresh store has, for a test that none was forgotten.
bool is_derived_table(std::string_view table);

// Each line with its line feed.
void each_line(db::Database& database, const std::string& table,
               const std::function<void(std::string_view line)>& take);

// Puts rows back, inside a transaction. What is no row of the table is Error(corrupt); keys that it
// does not have are passed over: hold each_line() against what was read.
class LinesReader {
 public:
  LinesReader(db::Database& database, std::string table);

  // Bytes as they come; lines may be cut anywhere.
  void take(std::string_view bytes);
  // Throws corrupt when the last line has no end.
  void finish() const;

  [[nodiscard]] std::size_t rows() const { return rows_; }

 private:
  void put(std::string_view line);

  db::Database& database_;
  std::string table_;
  std::string sql_;
  std::string begun_;  // of the line under way
  std::size_t rows_ = 0;
};

}  // namespace redraft::store
