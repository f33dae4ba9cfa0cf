#include "workspace/watch.h"

#include "redraft/error.h"

namespace redraft::workspace {

namespace {

namespace fs = std::filesystem;

// Clocks of file systems stand still for some milliseconds: what was changed may be changed again
// at the same time.
constexpr std::chrono::milliseconds unsure(40);

void add_folders(const fs::path& top, std::vector<std::string>& folders) {
  folders.push_back(top.string());
  std::error_code error;
  for (fs::directory_iterator entry(top, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->is_directory(error)) {
      folders.push_back(entry->path().string());
    }
  }
}

std::vector<std::string> folders_of(const store::DraftStore& drafts) {
  std::vector<std::string> folders;
  add_folders(drafts.private_folder() / "refs" / "tags", folders);
  add_folders(drafts.work_tree() / ".redraft", folders);
  folders.push_back((drafts.private_folder() / "packed-refs").string());
  return folders;
}

}  // namespace

std::uint64_t Watch::count(db::Database& database, const store::DraftStore& drafts) {
  if (folders_.empty()) {
    folders_ = folders_of(drafts);
  }
  std::string seen = std::to_string(database.version_seen());
  for (const std::string& folder : folders_) {
    std::error_code gone;
    const auto changed = fs::last_write_time(folder, gone);
    seen += gone ? " -" : " " + std::to_string(changed.time_since_epoch().count());
  }
  const auto now = std::chrono::steady_clock::now();
  if (seen != seen_) {
    seen_ = std::move(seen);
    folders_ = folders_of(drafts);
    sure_ = now + unsure;
    ++count_;
  } else if (now < sure_) {
    ++count_;
  }
  return count_;
}

}  // namespace redraft::workspace
