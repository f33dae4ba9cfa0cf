// Files and folders that appear whole under their final names.
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "git/durable_files.h"
#include "redraft/error.h"

namespace redraft::git {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail_system(const std::string& doing, const fs::path& path) {
  throw Error(ErrorKind::unavailable, doing + " " + path.string() + ": " + std::strerror(errno),
              "check free space, permissions and whether the disk can be written, then try again");
}

[[noreturn]] void refuse_taken(const fs::path& path, const char* why) {
  throw Error(ErrorKind::conflict, "write " + path.string() + ": " + why,
              "give another name, or move it away first");
}

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

}  // namespace

NewFile::NewFile(fs::path file) : file_(std::move(file)) {
  std::error_code ignored;
  if (fs::exists(fs::symlink_status(file_, ignored))) {
    refuse_taken(file_, "there is something of that name already");
  }
  const fs::path folder = folder_of(file_);
  descriptor_ = ::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor_ < 0 && (errno == EOPNOTSUPP || errno == EISDIR)) {
    beside_ = (folder / ".redraft-write-XXXXXX").string();
    descriptor_ = ::mkostemp(beside_.data(), O_CLOEXEC);
  }
  if (descriptor_ < 0) {
    beside_.clear();
    fail_system("write", file_);
  }
}

NewFile::~NewFile() {
  if (descriptor_ >= 0) {
    ::close(descriptor_);
  }
  if (!beside_.empty()) {
    ::unlink(beside_.c_str());
  }
}

void NewFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) {
      fail_system("write", file_);
    }
    bytes.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
  }
}

void NewFile::publish() {
  if (::fsync(descriptor_) < 0) {
    fail_system("sync", file_);
  }
  // A link never replaces what somebody else put there.
  const std::string from =
      beside_.empty() ? "/proc/self/fd/" + std::to_string(descriptor_) : beside_;
  if (::linkat(AT_FDCWD, from.c_str(), AT_FDCWD, file_.c_str(),
               beside_.empty() ? AT_SYMLINK_FOLLOW : 0) < 0) {
    if (errno == EEXIST) {
      refuse_taken(file_, "somebody else took the name meanwhile");
    }
    fail_system("write", file_);
  }
  sync_folder(folder_of(file_));
}

NewFolder::NewFolder(const fs::path& folder) : folder_(fs::absolute(folder).lexically_normal()) {
  if (!folder_.has_filename()) {
    folder_ = folder_.parent_path();
  }
  std::error_code ignored;
  const fs::file_status there = fs::symlink_status(folder_, ignored);
  if (fs::exists(there) && !fs::is_directory(there)) {
    refuse_taken(folder_, "there is something of that name already");
  }
  if (fs::is_directory(there) && !fs::is_empty(folder_, ignored)) {
    refuse_taken(folder_, "the folder is not empty");
  }
  make_folders(folder_.parent_path());
  std::string name = (folder_.parent_path() / ".redraft-write-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) {
    fail_system("make folder", folder_);
  }
  beside_ = name;
}

NewFolder::~NewFolder() {
  if (!beside_.empty()) {
    std::error_code ignored;
    fs::remove_all(beside_, ignored);
  }
}

void NewFolder::publish() {
  const int descriptor = ::open(beside_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool synced = descriptor >= 0 && ::fchmod(descriptor, 0777U & ~file_mask()) == 0 &&
                      ::syncfs(descriptor) == 0;
  if (descriptor >= 0) {
    ::close(descriptor);
  }
  if (!synced) {
    fail_system("sync", folder_);
  }
  if (::rename(beside_.c_str(), folder_.c_str()) < 0) {
    if (errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR) {
      refuse_taken(folder_, "somebody else took the name meanwhile");
    }
    fail_system("write", folder_);
  }
  beside_.clear();
  sync_folder(folder_.parent_path());
}

}  // namespace redraft::git
