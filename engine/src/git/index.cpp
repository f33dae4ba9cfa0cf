#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "git/durable_files.h"
#include "git/handles.h"
#include "git/repository.h"
#include "redraft/error.h"

namespace redraft::git {

namespace fs = std::filesystem;

namespace {

IndexHandle open_index(git_repository* repository) {
  return acquire<IndexHandle>("open git's index", git_repository_index, repository);
}

// git takes a file for unchanged while these agree, so that `git status` need not read it.
void describe_file(git_index_entry& entry, const std::filesystem::path& file) {
  struct stat facts {};

  if (::lstat(file.c_str(), &facts) != 0) {
    return;
  }
  // git keeps the low 32 bits of each.
  entry.ctime = {static_cast<std::int32_t>(facts.st_ctim.tv_sec),
                 static_cast<std::uint32_t>(facts.st_ctim.tv_nsec)};
  entry.mtime = {static_cast<std::int32_t>(facts.st_mtim.tv_sec),
                 static_cast<std::uint32_t>(facts.st_mtim.tv_nsec)};
  entry.dev = static_cast<std::uint32_t>(facts.st_dev);
  entry.ino = static_cast<std::uint32_t>(facts.st_ino);
  entry.uid = facts.st_uid;
  entry.gid = facts.st_gid;
  entry.file_size = static_cast<std::uint32_t>(facts.st_size);
}

// Returns whether the entry had to be changed.
bool put(git_index* index, const IndexChange& change, const fs::path& work_tree) {
  git_index_entry entry{};
  entry.path = change.path.c_str();
  entry.mode = static_cast<std::uint32_t>(change.mode);
  entry.id = oid(change.blob);
  if (change.same_as_file) {
    describe_file(entry, work_tree / change.path);
  }
  const git_index_entry* old = git_index_get_bypath(index, change.path.c_str(), 0);
  if (old != nullptr && git_oid_equal(&old->id, &entry.id) == 1 && old->mode == entry.mode &&
      old->mtime.seconds == entry.mtime.seconds &&
      old->mtime.nanoseconds == entry.mtime.nanoseconds && old->ino == entry.ino) {
    return false;
  }
  check(git_index_add(index, &entry), "update git's index at " + change.path);
  return true;
}

// The lock that every git program respects: the file index.lock, made only where there is none.
class IndexLock {
 public:
  explicit IndexLock(fs::path file)
      : file_(std::move(file)),
        descriptor_(::open(file_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)) {
    if (descriptor_ >= 0) {
      return;
    }
    if (errno == EEXIST) {
      throw Error(
          ErrorKind::unavailable, "update git's index: another program has locked it",
          "wait for the other program; if no git program is running, remove " + file_.string());
    }
    throw Error(
        ErrorKind::unavailable, "lock git's index: " + file_.string() + ": " + std::strerror(errno),
        "check free space, permissions and whether the disk can be written, then try again");
  }

  ~IndexLock() {
    ::close(descriptor_);
    ::unlink(file_.c_str());
  }

  IndexLock(const IndexLock&) = delete;
  IndexLock& operator=(const IndexLock&) = delete;

 private:
  fs::path file_;
  int descriptor_;
};

// What an interrupted writer left beside the index, now and at the end.
class Discarded {
 public:
  explicit Discarded(fs::path file) : file_(std::move(file)) { remove(); }

  ~Discarded() { remove(); }

  Discarded(const Discarded&) = delete;
  Discarded& operator=(const Discarded&) = delete;

 private:
  void remove() const {
    ::unlink(file_.c_str());
    ::unlink((file_.string() + ".lock").c_str());
  }

  fs::path file_;
};

}  // namespace

void Repository::require_readable_index() const {
  const IndexHandle index = [&] {
    try {
      return open_index(repository_.get());
    } catch (const Error& error) {
      throw Error(ErrorKind::unavailable, error.what(),
                  "if the index is sparse or split: git sparse-checkout reapply --no-sparse-index; "
                  "git update-index --no-split-index");
    }
  }();
}

std::vector<std::string> Repository::staged_paths(const std::string& prefix) const {
  const IndexHandle index = open_index(repository_.get());
  std::vector<std::string> paths;
  for (std::size_t i = 0; i < git_index_entrycount(index.get()); ++i) {
    const std::string_view path = git_index_get_byindex(index.get(), i)->path;
    if (path.starts_with(prefix)) {
      paths.emplace_back(path);
    }
  }
  return paths;
}

// libgit2 does not sync the index, so a copy beside it is changed, synced, and renamed over it, all
// under git's own lock.
void Repository::update_index(const std::vector<IndexChange>& changes) {
  const std::string doing = "update git's index";
  const fs::path real = git_folder() / "index";
  const fs::path beside = git_folder() / "index.redraft";
  note_lock(git_folder() / "index.lock", "");
  try {
    const IndexLock lock(git_folder() / "index.lock");
    const Discarded discarded(beside);
    if (const std::optional<std::string> bytes = read_file(real)) {
      replace_file(beside, *bytes, Sync::no);
    }
    const IndexHandle index = acquire<IndexHandle>(doing, git_index_open, beside.c_str());
    bool changed = false;
    for (const IndexChange& change : changes) {
      changed |= put(index.get(), change, work_tree());
    }
    if (changed) {
      check(git_index_write(index.get()), doing);
      sync_file(beside);
      std::error_code failed;
      fs::rename(beside, real, failed);
      if (failed) {
        throw Error(ErrorKind::unavailable, doing + ": " + real.string() + ": " + failed.message(),
                    "check free space, permissions and whether the disk can be written");
      }
      sync_folder(git_folder());
    }
  } catch (...) {
    forget_locks();
    throw;
  }
  forget_locks();
}

}  // namespace redraft::git
