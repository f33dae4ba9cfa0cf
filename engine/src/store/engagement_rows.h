#pragma once
// What the stores of events, remarks, assessments and actions share.

#include <cstdint>
#include <optional>
#include <string>

#include "db/database.h"
#include "redraft/ids.h"

namespace redraft::store {

// The id meant by one or by its unique beginning, of a table with a column "id". Throws not_found
// or conflict; `noun` names what is looked for.
std::string id_meant(db::Database& database, const std::string& table, char prefix,
                     const std::string& given, const std::string& noun);

// An id that no row of the table has.
std::string free_id(db::Database& database, const std::string& table, char prefix,
                    Randomness& randomness);

void bind_count(db::Statement& statement, const char* name, std::size_t number);
std::size_t count_at(const db::Statement& row, int column);

}  // namespace redraft::store
