#pragma once
// How many comments stand on each anchor of a draft, kept in memory by whoever has the store open.
// Nothing of it is stored: what was written since, here or by another process, is read from the
// audit log, and only what that touches is counted again. Whatever the log does not tell comment by
// comment is counted from the start, at some four microseconds a comment.

#include <cstdint>
#include <map>
#include <string>
#include <tuple>

#include "db/database.h"
#include "redraft/privacy.h"

namespace redraft::store {

class AnchorCounts {
 public:
  using Counts = std::map<std::string, std::size_t>;

  explicit AnchorCounts(db::Database& database) : database_(database) {}

  // Comments that are not withdrawn, by the anchor they stand on, on a draft (empty: the newest)
  // that they were made on or before; those in the tray are left out. To everyone: of those that
  // were approved. Valid until the next call; throws not_found for a draft that is not indexed.
  const Counts& on(const std::string& document, const std::string& label, Audience audience);

 private:
  using Key = std::tuple<std::string, std::int64_t, Audience>;  // of the draft, its sequence

  // Where the audit log ended. A log that does not go on from there is another log: of a copy put
  // in its place, or after what was written was taken back.
  struct End {
    std::int64_t number = 0;
    std::string chain;
  };

  struct Kept {
    End end;
    Counts counts;
  };

  [[nodiscard]] End end() const;
  [[nodiscard]] bool goes_on_from(const End& end) const;

  db::Database& database_;
  std::map<Key, Kept> kept_;
};

}  // namespace redraft::store
