#include "store/engagement_rows.h"

#include "redraft/error.h"

namespace redraft::store {

std::string id_meant(db::Database& database, const std::string& table, char prefix,
                     const std::string& given, const std::string& noun) {
  if (given.size() > 2 && given[0] == prefix && given[1] == '-') {
    db::Statement row =
        database.statement("SELECT id FROM " + table +
                           " WHERE id >= :given AND id < :given || '~' ORDER BY id LIMIT 2");
    row.bind(":given", given);
    if (row.step()) {
      std::string id = row.text(0);
      if (id == given || !row.step()) {
        return id;
      }
      throw Error(ErrorKind::conflict, "find " + table + ": \"" + given + "\" fits several",
                  "write more of the id");
    }
  }
  throw Error(ErrorKind::not_found, "find " + table + ": there is no \"" + given + "\"",
              "redraft " + noun + " list");
}

std::string free_id(db::Database& database, const std::string& table, char prefix,
                    Randomness& randomness) {
  while (true) {
    std::string id = new_id(prefix, randomness);
    db::Statement row = database.statement("SELECT 1 FROM " + table + " WHERE id = :id");
    if (!row.bind(":id", id).step()) {
      return id;
    }
  }
}

void bind_count(db::Statement& statement, const char* name, std::size_t number) {
  statement.bind_number(name, static_cast<std::int64_t>(number));
}

std::size_t count_at(const db::Statement& row, int column) {
  return static_cast<std::size_t>(row.number(column));
}

}  // namespace redraft::store
