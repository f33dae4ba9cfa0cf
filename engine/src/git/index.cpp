#include <sys/stat.h>

#include "git/handles.h"
#include "git/repository.h"
#include "redraft/error.h"

namespace redraft::git {

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

void Repository::update_index(const std::vector<IndexChange>& changes) {
  const std::string doing = "update git's index";
  const IndexHandle index = open_index(repository_.get());
  check(git_index_read(index.get(), 1), doing);
  bool changed = false;
  for (const IndexChange& change : changes) {
    git_index_entry entry{};
    entry.path = change.path.c_str();
    entry.mode = static_cast<std::uint32_t>(change.mode);
    entry.id = oid(change.blob);
    if (change.same_as_file) {
      describe_file(entry, work_tree() / change.path);
    }
    const git_index_entry* old = git_index_get_bypath(index.get(), change.path.c_str(), 0);
    if (old != nullptr && git_oid_equal(&old->id, &entry.id) == 1 && old->mode == entry.mode &&
        old->mtime.seconds == entry.mtime.seconds &&
        old->mtime.nanoseconds == entry.mtime.nanoseconds && old->ino == entry.ino) {
      continue;
    }
    check(git_index_add(index.get(), &entry), doing + " at " + change.path);
    changed = true;
  }
  if (changed) {
    note_lock(git_folder() / "index.lock");
    const int code = git_index_write(index.get());
    forget_locks();
    check(code, doing);
  }
}

}  // namespace redraft::git
