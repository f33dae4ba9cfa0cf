#include "web/shared_bytes.h"

#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <unistd.h>

namespace redraft::web {

std::shared_ptr<const SharedBytes> SharedBytes::of(std::string_view bytes) {
  const int descriptor = ::memfd_create("page", MFD_CLOEXEC);
  if (descriptor < 0) {
    return nullptr;
  }
  std::shared_ptr<const SharedBytes> shared(new SharedBytes(descriptor, bytes.size()));
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written <= 0) {
      return nullptr;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return shared;
}

SharedBytes::~SharedBytes() {
  ::close(descriptor_);
}

std::size_t SharedBytes::send(int socket, std::string_view head) const {
  const ssize_t begun = ::send(socket, head.data(), head.size(), MSG_MORE | MSG_DONTWAIT);
  if (begun < 0 || static_cast<std::size_t>(begun) < head.size()) {
    return begun < 0 ? 0 : static_cast<std::size_t>(begun);
  }
  off_t at = 0;
  while (static_cast<std::size_t>(at) < size_ &&
         ::sendfile(socket, descriptor_, &at, size_ - static_cast<std::size_t>(at)) > 0) {
  }
  return head.size() + static_cast<std::size_t>(at);
}

}  // namespace redraft::web
