#include "store/writer_lock.h"

#include <cerrno>
#include <cstring>
#include <string>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "redraft/error.h"

namespace redraft::store {

namespace {

constexpr std::chrono::milliseconds pause(20);

// Lock of the open file description, not of the process: closing another descriptor of the same
// file does not let go of it, and threads exclude each other.
bool try_lock(int descriptor) {
  struct flock range {};

  range.l_type = F_WRLCK;
  range.l_whence = SEEK_SET;
  return ::fcntl(descriptor, F_OFD_SETLK, &range) == 0;
}

std::string holder(int descriptor) {
  char digits[32] = {};
  const ssize_t count = ::pread(descriptor, digits, sizeof digits - 1, 0);
  std::string text(digits, count > 0 ? static_cast<std::size_t>(count) : 0);
  text = text.substr(0, text.find_first_not_of("0123456789"));
  return text.empty() ? "another process" : "process " + text;
}

void write_holder(int descriptor) {
  const std::string text = std::to_string(::getpid()) + "\n";
  // Only for the message to others: a full disk must not refuse the lock.
  if (::ftruncate(descriptor, 0) == 0) {
    [[maybe_unused]] const ssize_t written = ::pwrite(descriptor, text.data(), text.size(), 0);
  }
}

}  // namespace

WriterLock::WriterLock(const std::filesystem::path& file, std::chrono::milliseconds patience)
    : descriptor_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR)) {
  if (descriptor_ < 0) {
    throw Error(ErrorKind::unavailable,
                "lock the consultation for writing: " + file.string() + ": " + std::strerror(errno),
                "check the permissions of the folder, and that its disk is not read-only or full");
  }
  const auto give_up = std::chrono::steady_clock::now() + patience;
  while (!try_lock(descriptor_)) {
    const int error = errno;
    if (error != EAGAIN && error != EACCES && error != EINTR) {
      ::close(descriptor_);
      throw Error(ErrorKind::unavailable, "lock the consultation for writing: " + file.string() +
                                              ": " + std::strerror(error));
    }
    if (std::chrono::steady_clock::now() >= give_up) {
      const std::string who = holder(descriptor_);
      ::close(descriptor_);
      throw Error(ErrorKind::unavailable,
                  "lock the consultation for writing: " + who + " is writing to it",
                  "try again when it has finished");
    }
    std::this_thread::sleep_for(pause);
  }
  write_holder(descriptor_);
}

WriterLock::WriterLock(WriterLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

WriterLock::~WriterLock() {
  if (descriptor_ >= 0) {
    ::close(descriptor_);
  }
}

}  // namespace redraft::store
