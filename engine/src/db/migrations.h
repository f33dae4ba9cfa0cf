#pragma once
// The schema as numbered steps, from engine/sql/NNN-title.sql (embedded at build). The number of
// steps applied is the file's user_version. A released step never changes.

#include <string>
#include <vector>

namespace redraft::db {

struct Migration {
  std::string name;  // "001-initial"
  std::string sql;
};

// All steps in order; generated.
const std::vector<Migration>& migrations();

// "rdrf": marks a SQLite file as ours.
inline constexpr int application_id = 0x72647266;

}  // namespace redraft::db
