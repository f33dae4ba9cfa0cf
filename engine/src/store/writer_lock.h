#pragma once
// One writer at a time in a consultation: an advisory lock on a file, held by whoever writes to the
// comment store or publishes. The operating system lets go of it when the process ends, however it
// ends. The file holds the holder's process id, for the message to those who wait in vain.

#include <chrono>
#include <filesystem>

namespace redraft::store {

class WriterLock {
 public:
  // Makes the file (mode 0600) where there is none, and waits for the lock. Throws unavailable,
  // naming the holder's process id, when the time is up, and at once when the file cannot be
  // written. Two locks of one process exclude each other too.
  explicit WriterLock(const std::filesystem::path& file,
                      std::chrono::milliseconds patience = std::chrono::seconds(10));
  ~WriterLock();
  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&&) = delete;
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

 private:
  int descriptor_ = -1;
};

}  // namespace redraft::store
