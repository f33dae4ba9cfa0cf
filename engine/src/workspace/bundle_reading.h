#pragma once
// Reading bundles that come from anywhere. Nothing is believed: what a bundle holds is what its
// manifest says, in that order, byte for byte, or it is damaged.

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "db/database.h"
#include "exchange/bundle_manifest.h"
#include "store/draft_store.h"
#include "store/table_lines.h"

namespace redraft::workspace {

// The bytes of a file as they come, and nothing at its end. They are held against the manifest only
// after that.
using TakePart = std::function<void(const exchange::BundledFile& file, std::string_view part)>;

// `begin` is called once, before everything else. Throws not_found, invalid (no bundle), corrupt,
// unavailable (made by a newer version).
void read_bundle(const std::filesystem::path& file,
                 const std::function<void(const exchange::BundleManifest&)>& begin,
                 const TakePart& take);

// Makes a consultation of what read_bundle() gives: the drafts in a folder, the comment store in a
// file, or in memory.
class Restoring {
 public:
  Restoring(std::filesystem::path folder, std::filesystem::path database_file);

  void begin(const exchange::BundleManifest& manifest);
  void take(const exchange::BundledFile& file, std::string_view part);
  // When all was read: the comment store is complete and up to date, but for its derived tables.
  void finish();

  [[nodiscard]] db::Database& database() { return *database_; }

  [[nodiscard]] const std::string& erase_list() const { return erase_list_; }

 private:
  void restore_drafts();
  void take_row(const exchange::BundledFile& file, std::string_view part);

  std::filesystem::path folder_;
  std::filesystem::path database_file_;
  exchange::BundleManifest manifest_;
  store::BundledDrafts drafts_;
  bool drafts_restored_ = false;
  std::string erase_list_;
  std::optional<db::Database> database_;
  std::optional<db::Transaction> rows_;
  std::optional<store::LinesReader> lines_;
};

}  // namespace redraft::workspace
