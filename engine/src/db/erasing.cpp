// What an erasure needs of SQLite: pages without leftovers, and every text that is really there.
#include <vector>

#include "db/connection.h"
#include "db/database.h"

namespace redraft::db {

namespace {

// The column that people know a row by; the first where there is none of these.
int key_column(SQLite::Statement& row) {
  for (const char* name : {"id", "comment", "ref", "reviewer", "theme"}) {
    for (int i = 0; i < row.getColumnCount(); ++i) {
      if (std::string_view(row.getColumnName(i)) == name) {
        return i;
      }
    }
  }
  return 0;
}

}  // namespace

void Database::vacuum() {
  translated(connection_->file, [&] { connection_->sqlite.exec("VACUUM"); });
}

void Database::each_row(const std::function<void(const std::string&, const std::string&,
                                                 std::string_view)>& take) const {
  translated(connection_->file, [&] {
    std::vector<std::string> tables = {"sqlite_schema"};
    SQLite::Statement names(connection_->sqlite,
                            "SELECT name FROM pragma_table_list WHERE schema = 'main' "
                            "AND type = 'table' AND name <> 'sqlite_schema' ORDER BY name");
    while (names.executeStep()) {
      tables.push_back(names.getColumn(0).getString());
    }
    for (const std::string& table : tables) {
      SQLite::Statement row(connection_->sqlite, "SELECT * FROM \"" + table + "\"");
      const int key = key_column(row);
      while (row.executeStep()) {
        std::string texts;
        for (int i = 0; i < row.getColumnCount(); ++i) {
          texts += row.getColumn(i).getString();
          texts += '\n';  // words of two columns are not one word
        }
        take(table, row.getColumn(key).getString(), texts);
      }
    }
  });
}

}  // namespace redraft::db
