#pragma once
// The file of a bundle: an archive (tar, zstd), and after it a seal, the SHA-256 of all bytes
// before it. The seal stands in a frame that zstd's own readers pass over, so that
// `tar --zstd -xf` opens a bundle.

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "archive/archive.h"
#include "base/hash.h"
#include "git/durable_files.h"

namespace redraft::store {

// Nothing stands under the final name before finish() returned.
class BundleWriter {
 public:
  // Throws conflict when there is something of that name.
  explicit BundleWriter(const std::filesystem::path& file);

  void begin(const std::string& name, std::uint64_t size) { archive_.begin(name, size); }

  void write(std::string_view bytes) { archive_.write(bytes); }

  // Returns the size of the file.
  std::uint64_t finish();

 private:
  void put(std::string_view bytes);

  git::NewFile file_;
  Sha256 hash_;
  std::uint64_t size_ = 0;
  archive::Writer archive_;
};

class BundleReader {
 public:
  // Reads the file through and holds it against its seal. Throws not_found, invalid (no bundle),
  // corrupt (not as it was written).
  explicit BundleReader(const std::filesystem::path& file);

  std::optional<archive::Entry> next() { return archive_->next(); }

  std::string_view read() { return archive_->read(); }

  // The rest of the file under way. Throws corrupt when that is more than `most` bytes.
  std::string read_whole(std::uint64_t most);

 private:
  struct Close {
    void operator()(std::FILE* file) const noexcept { std::fclose(file); }
  };

  std::unique_ptr<std::FILE, Close> file_;
  std::uint64_t left_ = 0;  // of the archive
  std::optional<archive::Reader> archive_;
};

}  // namespace redraft::store
