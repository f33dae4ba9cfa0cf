#pragma once
// Bytes that are sent many times: the system takes them from where they are, without a copy for
// each time. Linux only, as the whole program.

#include <cstddef>
#include <memory>
#include <string_view>

namespace redraft::web {

class SharedBytes {
 public:
  // None where the system gives none: then they are sent as any other bytes.
  static std::shared_ptr<const SharedBytes> of(std::string_view bytes);
  ~SharedBytes();
  SharedBytes(const SharedBytes&) = delete;
  SharedBytes& operator=(const SharedBytes&) = delete;
  SharedBytes(SharedBytes&&) = delete;
  SharedBytes& operator=(SharedBytes&&) = delete;

  // Sends `head` and then them, as far as the socket takes them at once; returns how much it took.
  // What went wrong is seen by whoever sends the rest. SIGPIPE must be blocked.
  [[nodiscard]] std::size_t send(int socket, std::string_view head) const;

 private:
  SharedBytes(int descriptor, std::size_t size) : descriptor_(descriptor), size_(size) {}

  int descriptor_;
  std::size_t size_;
};

}  // namespace redraft::web
