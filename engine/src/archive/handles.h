#pragma once
// Owners for libarchive's objects. Only the .cpp files of this folder see libarchive.

#include <memory>
#include <string>

#include <archive.h>
#include <archive_entry.h>

#include "redraft/error.h"

namespace redraft::archive {

struct FreeWriter {
  void operator()(struct ::archive* handle) const noexcept { archive_write_free(handle); }
};

struct FreeReader {
  void operator()(struct ::archive* handle) const noexcept { archive_read_free(handle); }
};

struct FreeEntry {
  void operator()(archive_entry* entry) const noexcept { archive_entry_free(entry); }
};

using WriteHandle = std::unique_ptr<struct ::archive, FreeWriter>;
using ReadHandle = std::unique_ptr<struct ::archive, FreeReader>;
using EntryHandle = std::unique_ptr<archive_entry, FreeEntry>;

inline std::string reason(struct ::archive* handle) {
  const char* said = archive_error_string(handle);
  return said == nullptr ? "libarchive says no more" : said;
}

}  // namespace redraft::archive
