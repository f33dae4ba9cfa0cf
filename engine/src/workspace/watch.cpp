#include "workspace/watch.h"

#include "redraft/error.h"

namespace redraft::workspace {

namespace {

namespace fs = std::filesystem;

// Clocks of file systems stand still for some milliseconds: what was changed may be changed again
// at the same time.
constexpr std::chrono::milliseconds unsure(40);

void add_folders(const fs::path& top, std::vector<fs::path>& folders) {
  folders.push_back(top);
  std::error_code error;
  for (fs::directory_iterator entry(top, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->is_directory(error)) {
      folders.push_back(entry->path());
    }
  }
}

std::vector<fs::path> folders_of(const store::DraftStore& drafts) {
  std::vector<fs::path> folders;
  add_folders(drafts.private_folder() / "refs" / "tags", folders);
  add_folders(drafts.work_tree() / ".redraft", folders);
  folders.push_back(drafts.private_folder() / "packed-refs");
  return folders;
}

}  // namespace

std::uint64_t Watch::count(db::Database& database, const store::DraftStore& drafts) {
  if (folders_.empty()) {
    folders_ = folders_of(drafts);
  }
  const std::int64_t version = database.version_seen();
  std::vector<fs::file_time_type> times;
  times.reserve(folders_.size());
  for (const fs::path& folder : folders_) {
    std::error_code gone;
    times.push_back(fs::last_write_time(folder, gone));
  }
  const auto now = std::chrono::steady_clock::now();
  const bool folders_changed = times != times_;
  if (folders_changed) {
    times_ = std::move(times);
    folders_ = folders_of(drafts);
    sure_ = now + unsure;
  }
  if (folders_changed || version != version_ || now < sure_) {
    version_ = version;
    ++count_;
  }
  return count_;
}

}  // namespace redraft::workspace
