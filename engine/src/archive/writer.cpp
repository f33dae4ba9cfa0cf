#include <exception>

#include <archive.h>
#include <archive_entry.h>

#include "archive/archive.h"
#include "archive/handles.h"

namespace redraft::archive {

struct Writer::State {
  Out out;
  std::exception_ptr failure;  // of `out`, which is called through C
  std::uint64_t left = 0;      // bytes that the file under way still lacks
  WriteHandle handle;          // last: freed first, and it may still write

  static la_ssize_t take(struct ::archive*, void* self, const void* bytes, std::size_t size) {
    State& state = *static_cast<State*>(self);
    try {
      state.out({static_cast<const char*>(bytes), size});
      return static_cast<la_ssize_t>(size);
    } catch (...) {
      state.failure = std::current_exception();
      return -1;
    }
  }

  void check(int code) const {
    if (failure) {
      std::rethrow_exception(failure);
    }
    if (code < ARCHIVE_OK) {
      throw Error(ErrorKind::internal, "write the archive: " + reason(handle.get()));
    }
  }
};

Writer::Writer(Format format, Out out) : state_(std::make_unique<State>()) {
  state_->out = std::move(out);
  state_->handle.reset(archive_write_new());
  struct ::archive* handle = state_->handle.get();
  if (format == Format::zip) {
    state_->check(archive_write_set_format_zip(handle));
  } else {
    // Of the tar formats the one that takes names of any length as the bytes they are.
    state_->check(archive_write_set_format_gnutar(handle));
    state_->check(archive_write_add_filter_zstd(handle));
  }
  state_->check(archive_write_set_bytes_in_last_block(handle, 1));
  state_->check(archive_write_open2(handle, state_.get(), nullptr, &State::take, nullptr, nullptr));
}

Writer::~Writer() {
  if (state_->handle) {
    // Unfinished: what freeing it would write is nobody's.
    state_->out = [](std::string_view) {};
  }
}

void Writer::begin(const std::string& name, std::uint64_t size) {
  const EntryHandle entry(archive_entry_new());
  archive_entry_set_pathname(entry.get(), name.c_str());
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), 0644);
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(size));
  // The first day that every format can say, at noon so that it is that day everywhere.
  constexpr time_t first_day = 315'576'000;
  archive_entry_set_mtime(entry.get(), first_day, 0);
  state_->left = size;
  state_->check(archive_write_header(state_->handle.get(), entry.get()));
}

void Writer::write(std::string_view bytes) {
  if (bytes.size() > state_->left) {
    throw Error(ErrorKind::internal, "write the archive: a file is longer than was said");
  }
  state_->left -= bytes.size();
  while (!bytes.empty()) {
    const la_ssize_t written = archive_write_data(state_->handle.get(), bytes.data(), bytes.size());
    state_->check(written < 0 ? ARCHIVE_FATAL : ARCHIVE_OK);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void Writer::finish() {
  if (state_->left != 0) {
    throw Error(ErrorKind::internal, "write the archive: a file is shorter than was said");
  }
  state_->check(archive_write_close(state_->handle.get()));
  state_->handle.reset();
}

}  // namespace redraft::archive
