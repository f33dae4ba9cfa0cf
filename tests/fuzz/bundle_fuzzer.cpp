// Manifests, git bundles' lists of references and rows of any bytes are read or refused, and what
// is read of a manifest is written back alike.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "exchange/bundle_manifest.h"
#include "redraft/error.h"
#include "store/draft_bundle.h"
#include "store/table_lines.h"

namespace {

using redraft::ErrorKind;

template <class Read>
void read_or_refuse(Read read) {
  try {
    read();
  } catch (const redraft::Error& error) {
    if (error.kind() != ErrorKind::corrupt && error.kind() != ErrorKind::unavailable) {
      std::abort();
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  read_or_refuse([&] {
    const auto manifest = redraft::exchange::read_manifest(bytes);
    if (redraft::exchange::read_manifest(redraft::exchange::write_manifest(manifest)) != manifest) {
      std::abort();
    }
    for (const redraft::exchange::BundledFile& file : manifest.files) {
      if (("/" + file.name + "/").find("/../") != std::string::npos) {
        std::abort();
      }
    }
  });
  read_or_refuse(
      [&] { static_cast<void>(redraft::store::read_git_bundle(bytes, "refs/heads/main")); });
  read_or_refuse([&] {
    static redraft::db::Database database = redraft::db::Database::in_memory();
    const redraft::db::Transaction undone(database);
    redraft::store::LinesReader reader(database, "reviewer");
    reader.take(bytes);
    reader.finish();
  });
  return 0;
}
