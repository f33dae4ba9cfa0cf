#pragma once
// What the files of the comment store share: the sealed tables, and rows that several of them read.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "db/database.h"
#include "redraft/comment.h"
#include "redraft/time.h"

namespace redraft::store {

// A table whose rows carry a seal: hash64 of the table's name and these columns, in this order.
struct SealedTable {
  std::string_view name;
  std::string_view columns;  // separated by ", "
  std::string_view key;      // the expression that names a row in a finding
};

std::span<const SealedTable> sealed_tables();

// INSERT of one row with its seal; every column is a parameter of its name. `verb` is "INSERT" or
// "INSERT OR REPLACE". Keep the text in a static: it is made anew at each call.
std::string sealed_insert(std::string_view table, std::string_view verb = "INSERT");
// The same of a target, with the parameter :made for when its comment was made, in milliseconds,
// and of a placement, which takes that of its target.
std::string target_insert();
std::string placement_insert(std::string_view verb);

// When comment `alias` was made, as targets know it.
std::string made_of_comment(const std::string& alias);

// Makes the seals of the rows anew: of all, or of those whose column `key` is the parameter :key.
std::string reseal(std::string_view table);
std::string reseal(std::string_view table, std::string_view key);

// SELECT of `key` for every row whose seal is wrong.
std::string broken_seals(const SealedTable& table);

// The draft that `now` is about, for one document.
struct Horizon {
  std::int64_t sequence = 0;  // 0: no draft is indexed, everything stands as made
  std::string label;
};

// An empty label is the newest. Throws not_found for a label that the document does not have.
Horizon horizon(db::Database& database, const std::string& document, const std::string& label);

// Sequence of an indexed draft.
std::optional<std::int64_t> sequence_of(db::Database& database, const std::string& document,
                                        const std::string& label);

// Columns of a placement, in the order that read_placement() takes them, for a table alias "p".
inline constexpr std::string_view placement_columns =
    "p.anchor, p.quote_exact, p.quote_start, p.quote_end, p.outcome, p.confidence, p.decided_by, "
    "p.happened, p.candidates, p.reason";
Placement read_placement(const db::Statement& row, int first_column);
// Words as one column holds them, one a line.
std::string lines(const std::vector<std::string>& words);
void bind_placement(db::Statement& statement, const Placement& placement);

// Columns of a target, likewise, for an alias "t".
inline constexpr std::string_view target_columns =
    "t.scope, t.anchor, t.quote_exact, t.quote_prefix, t.quote_suffix, t.quote_start, t.quote_end";
inline constexpr int target_column_count = 7;
Target read_target(const db::Statement& row, int first_column);

// The placement of a target on the draft it was made on.
Placement as_made(const Target& target, const std::string& draft);

}  // namespace redraft::store
