#pragma once
// Whether there is anything to look for.

#include <string>
#include <string_view>

#include "db/database.h"

namespace redraft::store {

// True of a table with rows. One page's work.
[[nodiscard]] inline bool any_row(db::Database& database, std::string_view table) {
  db::Statement row =
      database.statement("SELECT EXISTS (SELECT 1 FROM " + std::string(table) + ")");
  return row.step() && row.number(0) != 0;
}

}  // namespace redraft::store
