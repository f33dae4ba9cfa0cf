#include "store/later_indexes.h"

#include <array>
#include <string_view>

namespace redraft::store {

namespace {

constexpr std::array<std::string_view, 4> unordered = {"comment_source", "comment_created",
                                                       "comment_same", "target_anchor"};

}  // namespace

void LaterIndexes::drop() {
  for (const std::string_view name : unordered) {
    db::Statement row =
        database_.statement("SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = :name");
    if (row.bind(":name", name).step()) {
      made_by_.push_back(row.text(0));
    }
  }
  for (const std::string_view name : unordered) {
    database_.execute("DROP INDEX IF EXISTS " + std::string(name));
  }
}

void LaterIndexes::make() {
  for (const std::string& sql : made_by_) {
    database_.execute(sql);
  }
  made_by_.clear();
}

}  // namespace redraft::store
