#include <algorithm>
#include <chrono>
#include <system_error>
#include <thread>

#include <sys/stat.h>

#include "git/durable_files.h"
#include "git/handles.h"
#include "git/repository.h"
#include "redraft/error.h"

namespace redraft::git {

namespace fs = std::filesystem;

namespace {

constexpr auto lock_patience = std::chrono::milliseconds(2000);
constexpr auto lock_pause = std::chrono::milliseconds(20);

// Another git program holds a reference's lock for milliseconds: waiting beats failing.
template <class Call>
int waiting_for_lock(Call call) {
  const auto give_up = std::chrono::steady_clock::now() + lock_patience;
  for (;;) {
    const int code = call();
    if (code != GIT_ELOCKED || std::chrono::steady_clock::now() > give_up) {
      return code;
    }
    std::this_thread::sleep_for(lock_pause);
  }
}

bool refused(int code) {
  const bool moved = code == GIT_EEXISTS || code == GIT_EMODIFIED || code == GIT_ENOTFOUND;
  if (moved) {
    git_error_clear();
  }
  return moved;
}

// The file's bytes and when it was last written, by the file system's own clock.
struct LockFile {
  std::string bytes;

  struct stat facts {};
};

std::optional<LockFile> look_at(const fs::path& lock) {
  LockFile found;
  if (::lstat(lock.c_str(), &found.facts) != 0 || !S_ISREG(found.facts.st_mode)) {
    return std::nullopt;
  }
  std::optional<std::string> bytes = read_file(lock);
  if (!bytes) {
    return std::nullopt;
  }
  found.bytes = std::move(*bytes);
  return found;
}

bool same(const LockFile& one, const LockFile& other) {
  return one.facts.st_ino == other.facts.st_ino && one.bytes == other.bytes &&
         one.facts.st_mtim.tv_sec == other.facts.st_mtim.tv_sec &&
         one.facts.st_mtim.tv_nsec == other.facts.st_mtim.tv_nsec;
}

bool not_older(const struct stat& one, const struct stat& other) {
  return one.st_mtim.tv_sec > other.st_mtim.tv_sec ||
         (one.st_mtim.tv_sec == other.st_mtim.tv_sec &&
          one.st_mtim.tv_nsec >= other.st_mtim.tv_nsec);
}

void remove_lock(const fs::path& lock) {
  std::error_code why;
  fs::remove(lock, why);
  if (why) {
    throw Error(ErrorKind::unavailable, "remove stale lock " + lock.string() + ": " + why.message(),
                "remove it by hand");
  }
}

}  // namespace

bool Repository::is_reference_name(const std::string& name) {
  start_library();
  int valid = 0;
  check(git_reference_name_is_valid(&valid, name.c_str()), "read the name of a reference");
  return valid != 0;
}

std::optional<std::string> Repository::reference(const std::string& name) const {
  git_oid id{};
  const int code = git_reference_name_to_id(&id, repository_.get(), name.c_str());
  if (code == GIT_ENOTFOUND || code == GIT_EINVALIDSPEC) {
    git_error_clear();
    return std::nullopt;
  }
  check(code, "read git reference " + name);
  return hex(id);
}

bool Repository::is_before(const std::string& commit, const std::vector<std::string>& tips) const {
  const git_oid id = oid(commit);
  std::vector<git_oid> descendants;
  for (const std::string& tip : tips) {
    descendants.push_back(oid(tip));
  }
  const int found =
      git_graph_reachable_from_any(repository_.get(), &id, descendants.data(), descendants.size());
  if (found < 0) {
    check(found, "look for commit " + commit);
  }
  return found == 1;
}

std::vector<Reference> Repository::references(const std::string& prefix) const {
  const std::string doing = "list git references under " + prefix;
  const ReferenceIteratorHandle iterator = acquire<ReferenceIteratorHandle>(
      doing, git_reference_iterator_glob_new, repository_.get(), (prefix + "*").c_str());
  std::vector<Reference> found;
  const char* name = nullptr;
  int code = git_reference_next_name(&name, iterator.get());
  for (; code == 0; code = git_reference_next_name(&name, iterator.get())) {
    const std::string text(name);
    if (text.compare(0, prefix.size(), prefix) == 0) {
      if (std::optional<std::string> target = reference(text)) {
        found.push_back({text, std::move(*target)});
      }
    }
  }
  if (code != GIT_ITEROVER) {
    check(code, doing);
  }
  git_error_clear();
  return found;
}

bool Repository::create_reference(const std::string& name, const std::string& target,
                                  const std::string& log_message) {
  return move_reference(name, target, "", log_message);
}

bool Repository::move_reference(const std::string& name, const std::string& target,
                                const std::string& expected, const std::string& log_message) {
  const git_oid to = oid(target);
  // The zero id says "there is none": without it two creators could pass the first look together.
  const git_oid from = expected.empty() ? git_oid{} : oid(expected);
  make_folders((common_folder() / name).parent_path());
  note_lock(common_folder() / (name + ".lock"), target);
  const int code = waiting_for_lock([&] {
    git_reference* out = nullptr;
    const int result =
        git_reference_create_matching(&out, repository_.get(), name.c_str(), &to,
                                      expected.empty() ? 0 : 1, &from, log_message.c_str());
    git_reference_free(out);
    return result;
  });
  forget_locks();
  if (refused(code)) {
    return false;
  }
  check(code, "write git reference " + name);
  sync_reference_folders(name);
  return true;
}

// libgit2 syncs the reference's own folder; the names above it can be new as well.
void Repository::sync_reference_folders(const std::string& name) const {
  fs::path folder = fs::path(name).parent_path();
  for (; !folder.empty(); folder = folder.parent_path()) {
    std::error_code gone;  // git may pack references and remove an empty folder at any time
    if (fs::is_directory(common_folder() / folder, gone)) {
      sync_folder(common_folder() / folder);
    }
  }
}

void Repository::note_lock(const fs::path& lock, const std::string& holds) const {
  replace_file(common_folder() / "redraft-locks", lock.string() + "\n" + holds + "\n", Sync::no);
}

void Repository::forget_locks() const {
  std::error_code ignored;
  fs::remove(common_folder() / "redraft-locks", ignored);
}

void Repository::clear_noted_locks() const {
  const std::optional<LockFile> note = look_at(common_folder() / "redraft-locks");
  if (!note) {
    return;
  }
  const std::size_t end = std::min(note->bytes.find('\n'), note->bytes.size());
  const fs::path lock(note->bytes.substr(0, end));
  const std::string_view holds =
      std::string_view(note->bytes).substr(end).substr(end == note->bytes.size() ? 0 : 1);
  const std::optional<LockFile> left = look_at(lock);
  // A lock from before the note is another program's: ours came after it, or never. So is one that
  // holds what ours never would: an editor may keep the index locked for as long as it likes.
  if (left && lock.extension() == ".lock" && not_older(left->facts, note->facts) &&
      (left->bytes.empty() || (holds != "\n" && holds.starts_with(left->bytes)))) {
    remove_lock(lock);
  }
  forget_locks();
}

void Repository::clear_reference_lock(const std::string& name, const std::string& target) const {
  const fs::path lock = common_folder() / (name + ".lock");
  const std::optional<LockFile> first = look_at(lock);
  if (!first || (target + "\n").compare(0, first->bytes.size(), first->bytes) != 0) {
    return;
  }
  if (first->bytes.empty()) {
    // Any program's lock is empty for an instant: ours is one that stays so.
    std::this_thread::sleep_for(lock_patience);
    const std::optional<LockFile> again = look_at(lock);
    if (!again || !same(*first, *again)) {
      return;
    }
  }
  remove_lock(lock);
}

}  // namespace redraft::git
