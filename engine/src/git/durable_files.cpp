#include "git/durable_files.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "redraft/error.h"

namespace redraft::git {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail_system(const std::string& doing, const fs::path& path, int error) {
  throw Error(ErrorKind::unavailable, doing + " " + path.string() + ": " + std::strerror(error),
              "check free space, permissions and whether the disk can be written, then try again");
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}

  ~Descriptor() {
    if (number_ >= 0) {
      ::close(number_);
    }
  }

  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  [[nodiscard]] int number() const { return number_; }

  // Closes it now, so that a failure of the disk is seen.
  [[nodiscard]] int close() {
    const int result = ::close(number_);
    number_ = -1;
    return result;
  }

 private:
  int number_;
};

// Unlinks the half-written file unless told that it was renamed.
class Discarded {
 public:
  explicit Discarded(std::string path) : path_(std::move(path)) {}

  ~Discarded() {
    if (!path_.empty()) {
      ::unlink(path_.c_str());
    }
  }

  Discarded(const Discarded&) = delete;
  Discarded& operator=(const Discarded&) = delete;

  void renamed() { path_.clear(); }

 private:
  std::string path_;
};

int sync_descriptor(int number) {
  int result = 0;
  do {
    result = ::fsync(number);
  } while (result < 0 && errno == EINTR);
  return result;
}

void sync_path(const fs::path& path, int flags) {
  const Descriptor descriptor(::open(path.c_str(), flags | O_CLOEXEC));
  // Some file systems cannot sync a folder; they order its changes themselves.
  if (descriptor.number() < 0 || (sync_descriptor(descriptor.number()) < 0 && errno != EINVAL)) {
    fail_system("sync", path, errno);
  }
}

void write_all(int number, std::string_view bytes, const fs::path& file) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(number, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) {
      fail_system("write", file, errno);
    }
    bytes.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
  }
}

mode_t mode_for(const fs::path& file) {
  struct stat old {};

  if (::stat(file.c_str(), &old) == 0) {
    return old.st_mode & 07777U;
  }
  return 0666U & ~file_mask();
}

// It can be read by setting it alone, which other threads would feel: once, before there are any.
const mode_t mask_at_start = [] {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return mask;
}();

}  // namespace

unsigned file_mask() {
  return mask_at_start;
}

void replace_file(const fs::path& file, std::string_view bytes, Sync sync) {
  std::string beside = (file.parent_path() / ".redraft-write-XXXXXX").string();
  Descriptor descriptor(::mkostemp(beside.data(), O_CLOEXEC));
  if (descriptor.number() < 0) {
    fail_system("write", file, errno);
  }
  Discarded discarded(beside);
  write_all(descriptor.number(), bytes, file);
  if (::fchmod(descriptor.number(), mode_for(file)) < 0 && errno != EPERM) {
    fail_system("set the mode of", file, errno);
  }
  if (sync == Sync::yes && sync_descriptor(descriptor.number()) < 0) {
    fail_system("sync", file, errno);
  }
  if (descriptor.close() < 0 || ::rename(beside.c_str(), file.c_str()) < 0) {
    fail_system("write", file, errno);
  }
  discarded.renamed();
  if (sync == Sync::yes) {
    sync_folder(file.parent_path());
  }
}

std::optional<std::string> read_file(const fs::path& file) {
  const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (descriptor.number() < 0) {
    if (errno == ENOENT || errno == ENOTDIR) {
      return std::nullopt;
    }
    fail_system("read", file, errno);
  }

  struct stat now {};

  std::string bytes;
  if (::fstat(descriptor.number(), &now) == 0 && now.st_size > 0) {
    bytes.reserve(static_cast<std::size_t>(now.st_size));
  }
  std::vector<char> part(1U << 16U);
  for (;;) {
    const ssize_t got = ::read(descriptor.number(), part.data(), part.size());
    if (got == 0) {
      return bytes;
    }
    if (got > 0) {
      bytes.append(part.data(), static_cast<std::size_t>(got));
    } else if (errno != EINTR) {
      fail_system("read", file, errno);
    }
  }
}

void make_folders(const fs::path& folder) {
  std::error_code ignored;  // what stands in the way is told by mkdir
  if (folder.empty() || fs::is_directory(folder, ignored)) {
    return;
  }
  make_folders(folder.parent_path());
  if (::mkdir(folder.c_str(), 0777) < 0 && errno != EEXIST) {
    fail_system("make folder", folder, errno);
  }
  sync_folder(folder.parent_path().empty() ? fs::path(".") : folder.parent_path());
}

void sync_file(const fs::path& file) {
  sync_path(file, O_RDONLY);
}

void sync_folder(const fs::path& folder) {
  sync_path(folder, O_RDONLY | O_DIRECTORY);
}

}  // namespace redraft::git
