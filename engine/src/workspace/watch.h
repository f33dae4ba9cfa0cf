#pragma once
// Tells whether anything was changed, without reading it: by the comment store's own count of
// commits, and by the times at which the folders of git's tags and of the records were changed
// (both are only ever written by renaming over).

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <vector>

#include "db/database.h"
#include "store/draft_store.h"

namespace redraft::workspace {

class Watch {
 public:
  // Goes up when something may have changed since the last call.
  std::uint64_t count(db::Database& database, const store::DraftStore& drafts);

 private:
  std::uint64_t count_ = 0;
  std::int64_t version_ = 0;
  std::vector<std::filesystem::path> folders_;  // found anew whenever one of them changed
  std::vector<std::filesystem::file_time_type> times_;
  std::chrono::steady_clock::time_point sure_;  // of the folders
};

}  // namespace redraft::workspace
