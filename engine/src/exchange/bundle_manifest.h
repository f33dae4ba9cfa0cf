#pragma once
// The first file of a bundle, manifest.json (schemas/bundle.schema.json): what the others are, in
// their order. Reading it believes nothing: a name that is not one of ours cannot come out.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace redraft::exchange {

inline constexpr std::string_view manifest_name = "manifest.json";
inline constexpr std::uint64_t max_manifest_bytes = 4U << 20U;

// What a file of a bundle is, in the order in which they stand in it.
enum class BundlePart {
  drafts,  // drafts.bundle: for `git clone`
  text,    // work/PATH: a document or record as it stands in the work tree
  erased,  // erased.tsv: the erase list
  table,   // store/TABLE.jsonl: rows of the comment store
};

struct BundledFile {
  BundlePart part = BundlePart::drafts;
  std::string name;  // of the table, or the path from the work tree's top; else empty
  std::uint64_t size = 0;
  std::string sha256;  // 64 hex digits
  bool operator==(const BundledFile&) const = default;
};

struct BundleManifest {
  bool people = false;
  int store = 0;       // version of the comment store's schema
  std::string branch;  // refs/heads/...
  std::vector<BundledFile> files;
  bool operator==(const BundleManifest&) const = default;
};

// "work/principles.md"
std::string name_in_bundle(const BundledFile& file);

std::string write_manifest(const BundleManifest& manifest);

// Throws corrupt, saying what is wrong with it; unavailable for one of a newer form.
BundleManifest read_manifest(std::string_view text);

}  // namespace redraft::exchange
