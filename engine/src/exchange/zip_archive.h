#pragma once
// Zip archives in memory: the shell of Word and spreadsheet files. The only door to libzip.
//
// Names are only names here: nothing is ever unpacked to a disk.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace redraft::exchange {

struct ZipLimits {
  std::size_t archive_bytes;
  std::size_t parts;
  std::size_t part_bytes;      // unpacked
  std::size_t unpacked_bytes;  // of all parts, as they declare
};

// Keeps the bytes by reference. Throws Error(invalid) that begins with `doing` for what is no sound
// archive, is encrypted, or is over a limit. Of several parts with one name the first counts.
class ZipArchive {
 public:
  ZipArchive(std::string doing, std::string_view bytes, const ZipLimits& limits);
  ~ZipArchive();
  ZipArchive(const ZipArchive&) = delete;
  ZipArchive& operator=(const ZipArchive&) = delete;

  // In the order of the archive.
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

  // A part unpacked whole; nothing where there is none. Counted while it is unpacked: what a part
  // declares about itself is not believed.
  [[nodiscard]] std::optional<std::string> part(const std::string& name) const;

 private:
  struct Handle;
  std::string doing_;
  ZipLimits limits_;
  std::unique_ptr<Handle> handle_;
  std::vector<std::string> names_;
};

struct ZipPart {
  std::string name;
  std::string bytes;
};

// The same parts give the same bytes: sorted by name, all dated 1 January 1980.
std::string zip_of(std::vector<ZipPart> parts);

}  // namespace redraft::exchange
