#include "workspace/bundle_reading.h"

#include <algorithm>

#include "base/hash.h"
#include "redraft/error.h"
#include "store/bundle_file.h"

namespace redraft::workspace {

namespace {

using exchange::BundledFile;
using exchange::BundleManifest;
using exchange::BundlePart;

// What is held in memory while it is read: everything but the rows of the comment store.
constexpr std::uint64_t most_in_memory = std::uint64_t{2} << 30U;

[[noreturn]] void damaged(const std::string& why) {
  throw Error(ErrorKind::corrupt, "read the bundle: " + why, "take another copy of it");
}

void require_small(const BundleManifest& manifest) {
  std::uint64_t sum = 0;
  for (const BundledFile& file : manifest.files) {
    sum += file.part == BundlePart::table ? 0 : file.size;
  }
  if (sum > most_in_memory) {
    damaged("its drafts are larger than " + std::to_string(most_in_memory >> 30U) + " GiB");
  }
}

void read_file(store::BundleReader& reader, const BundledFile& file, const TakePart& take) {
  const std::string name = name_in_bundle(file);
  const std::optional<archive::Entry> entry = reader.next();
  if (!entry || entry->name != name) {
    damaged(entry ? "\"" + entry->name + "\" stands where \"" + name + "\" should"
                  : "\"" + name + "\" is missing");
  }
  if (entry->size != file.size) {
    damaged("\"" + name + "\" is not as long as its manifest says");
  }
  Sha256 hash;
  std::uint64_t size = 0;
  for (std::string_view part = reader.read(); !part.empty(); part = reader.read()) {
    hash.add(part);
    size += part.size();
    if (size > file.size) {
      break;
    }
    take(file, part);
  }
  if (size != file.size || hash.finish() != file.sha256) {
    damaged("\"" + name + "\" is not what its manifest says");
  }
  take(file, {});
}

}  // namespace

void read_bundle(const std::filesystem::path& file,
                 const std::function<void(const BundleManifest&)>& begin, const TakePart& take) {
  store::BundleReader reader(file);
  const std::optional<archive::Entry> first = reader.next();
  if (!first || first->name != exchange::manifest_name) {
    damaged("it does not begin with its manifest");
  }
  const BundleManifest manifest =
      exchange::read_manifest(reader.read_whole(exchange::max_manifest_bytes));
  require_small(manifest);
  begin(manifest);
  for (const BundledFile& one : manifest.files) {
    read_file(reader, one, take);
  }
  if (const auto more = reader.next()) {
    damaged("\"" + more->name + "\" is in it, and its manifest does not say so");
  }
}

Restoring::Restoring(std::filesystem::path folder, std::filesystem::path database_file)
    : folder_(std::move(folder)), database_file_(std::move(database_file)) {}

void Restoring::begin(const BundleManifest& manifest) {
  manifest_ = manifest;
  drafts_.branch = manifest.branch;
}

void Restoring::take(const BundledFile& file, std::string_view part) {
  switch (file.part) {
    case BundlePart::drafts:
      drafts_.git_bundle += part;
      return;
    case BundlePart::text:
      if (drafts_.files.empty() || drafts_.files.back().first != file.name) {
        drafts_.files.emplace_back(file.name, "");
      }
      drafts_.files.back().second += part;
      return;
    case BundlePart::erased:
      erase_list_ += part;
      return;
    case BundlePart::table:
      break;
  }
  restore_drafts();
  take_row(file, part);
}

void Restoring::restore_drafts() {
  if (drafts_restored_) {
    return;
  }
  drafts_restored_ = true;
  store::DraftStore::restore(folder_, drafts_);
  drafts_ = {};
  database_.emplace(db::Database::create(database_file_, manifest_.store));
  rows_.emplace(*database_);
  // A row may refer to a later one of its own table.
  database_->execute("PRAGMA defer_foreign_keys = ON");
  std::vector<std::string> named;
  for (const BundledFile& one : manifest_.files) {
    if (one.part == BundlePart::table) {
      named.push_back(one.name);
    }
  }
  if (named != store::truth_tables(*database_)) {
    damaged("its tables are not those of a comment store of its version");
  }
}

void Restoring::take_row(const BundledFile& file, std::string_view part) {
  if (!lines_) {
    lines_.emplace(*database_, file.name);
  }
  if (!part.empty()) {
    lines_->take(part);
    return;
  }
  lines_->finish();
  lines_.reset();
  // What was understood of it must be all of it.
  Sha256 hash;
  store::each_line(*database_, file.name, [&](std::string_view line) { hash.add(line); });
  if (hash.finish() != file.sha256) {
    damaged("\"" + name_in_bundle(file) + "\" holds more than rows of a comment store");
  }
}

void Restoring::finish() {
  if (!drafts_restored_) {
    damaged("it holds no comment store");
  }
  try {
    rows_->commit();
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::unavailable) {
      throw;
    }
    damaged("rows of it refer to others that are missing");
  }
  rows_.reset();
  database_->bring_up_to_date();
}

}  // namespace redraft::workspace
