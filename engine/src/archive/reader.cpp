#include <array>
#include <exception>

#include <archive.h>
#include <archive_entry.h>

#include "archive/archive.h"
#include "archive/handles.h"

namespace redraft::archive {

struct Reader::State {
  In in;
  std::exception_ptr failure;  // of `in`, which is called through C
  std::array<char, 1U << 16U> raw{};
  std::array<char, 1U << 16U> part{};
  ReadHandle handle;

  static la_ssize_t give(struct ::archive*, void* self, const void** bytes) {
    State& state = *static_cast<State*>(self);
    try {
      *bytes = state.raw.data();
      return static_cast<la_ssize_t>(state.in(state.raw.data(), state.raw.size()));
    } catch (...) {
      state.failure = std::current_exception();
      return -1;
    }
  }

  // A warning is as bad as an error: nothing we write gives one.
  void check(bool good) const {
    if (failure) {
      std::rethrow_exception(failure);
    }
    if (!good) {
      throw Error(ErrorKind::corrupt, "read the archive: " + reason(handle.get()));
    }
  }
};

Reader::Reader(In in) : state_(std::make_unique<State>()) {
  state_->in = std::move(in);
  state_->handle.reset(archive_read_new());
  struct ::archive* handle = state_->handle.get();
  state_->check(archive_read_support_filter_zstd(handle) == ARCHIVE_OK);
  state_->check(archive_read_support_format_gnutar(handle) == ARCHIVE_OK);
  state_->check(archive_read_open(handle, state_.get(), nullptr, &State::give, nullptr) ==
                ARCHIVE_OK);
}

Reader::~Reader() = default;

std::optional<Entry> Reader::next() {
  archive_entry* entry = nullptr;  // the handle's
  const int code = archive_read_next_header(state_->handle.get(), &entry);
  state_->check(code == ARCHIVE_OK || code == ARCHIVE_EOF);
  if (code == ARCHIVE_EOF) {
    return std::nullopt;
  }
  const char* name = archive_entry_pathname(entry);
  const std::string shown = name == nullptr ? "" : name;
  if (shown.empty() || archive_entry_filetype(entry) != AE_IFREG ||
      archive_entry_hardlink(entry) != nullptr || archive_entry_symlink(entry) != nullptr ||
      archive_entry_sparse_count(entry) != 0) {
    throw Error(ErrorKind::corrupt, "read the archive: \"" + shown + "\" is no plain file");
  }
  const la_int64_t size = archive_entry_size(entry);
  if (archive_entry_size_is_set(entry) == 0 || size < 0) {
    throw Error(ErrorKind::corrupt, "read the archive: \"" + shown + "\" does not say its size");
  }
  return Entry{shown, static_cast<std::uint64_t>(size)};
}

std::string_view Reader::read() {
  const la_ssize_t got =
      archive_read_data(state_->handle.get(), state_->part.data(), state_->part.size());
  state_->check(got >= 0);
  return {state_->part.data(), static_cast<std::size_t>(got)};
}

}  // namespace redraft::archive
