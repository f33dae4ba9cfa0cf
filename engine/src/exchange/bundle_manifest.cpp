#include "exchange/bundle_manifest.h"

#include <algorithm>
#include <set>

#include "base/code_points.h"
#include "exchange/json_values.h"
#include "redraft/error.h"

namespace redraft::exchange {

namespace {

constexpr std::string_view schema = "redraft/bundle/1";
constexpr std::string_view texts = "work/";
constexpr std::string_view tables = "store/";
constexpr std::string_view lines = ".jsonl";
constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz_";
// More than any consultation has, and little enough for every sum of sizes.
constexpr std::uint64_t largest_file = std::uint64_t{1} << 40U;

[[noreturn]] void damaged(const std::string& why) {
  throw Error(ErrorKind::corrupt, "read the bundle's manifest: " + why);
}

bool equal_folded(std::string_view text, std::string_view lower) {
  return std::equal(text.begin(), text.end(), lower.begin(), lower.end(), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
  });
}

std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t slash = path.find('/');
    parts.push_back(path.substr(0, slash));
    if (slash == std::string_view::npos) {
      return parts;
    }
    path.remove_prefix(slash + 1);
  }
}

// A file of the work tree that is neither git's nor private to a computer.
bool is_text_path(std::string_view path) {
  const std::vector<std::string_view> parts = parts_of(path);
  const bool odd = std::any_of(parts.begin(), parts.end(), [](std::string_view part) {
    return part.empty() || part == "." || part == ".." || equal_folded(part, ".git") ||
           part.find('\0') != std::string_view::npos;
  });
  if (odd) {
    return false;
  }
  if (parts.front() == ".redraft") {
    const std::string_view last = parts.back();
    return parts.size() == 2 ? last == ".gitignore" || last == ".gitattributes" ||
                                   last == "documents.tsv" || last == "rules.json"
                             : parts.size() == 3 && last.ends_with(".tsv");
  }
  return std::none_of(parts.begin(), parts.end(),
                      [](std::string_view part) { return equal_folded(part, ".redraft"); });
}

BundledFile part_of(const std::string& name) {
  BundledFile file;
  if (name == "drafts.bundle") {
    return file;
  }
  if (name == "erased.tsv") {
    file.part = BundlePart::erased;
    return file;
  }
  if (name.starts_with(texts)) {
    file.part = BundlePart::text;
    file.name = name.substr(texts.size());
    if (is_text_path(file.name)) {
      return file;
    }
  } else if (name.starts_with(tables) && name.ends_with(lines) &&
             name.size() > tables.size() + lines.size()) {
    file.part = BundlePart::table;
    file.name = name.substr(tables.size(), name.size() - tables.size() - lines.size());
    if (file.name.find_first_not_of(letters) == std::string::npos) {
      return file;
    }
  }
  damaged("\"" + shorten(name, 80) + "\" is no file of a bundle");
}

const Json& member(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) {
    damaged(std::string("it lacks \"") + key + "\"");
  }
  return *found;
}

std::string text_at(const Json& object, const char* key) {
  const Json& value = member(object, key);
  if (!value.is_string()) {
    damaged(std::string("\"") + key + "\" is no text");
  }
  return value.get<std::string>();
}

std::uint64_t number_at(const Json& object, const char* key, std::uint64_t most) {
  const Json& value = member(object, key);
  if (!value.is_number_unsigned() || value.get<std::uint64_t>() > most) {
    damaged(std::string("\"") + key + "\" is no number that can be");
  }
  return value.get<std::uint64_t>();
}

BundledFile file_of(const Json& value) {
  if (!value.is_object()) {
    damaged("it lists something that is no file");
  }
  BundledFile file = part_of(text_at(value, "name"));
  file.size = number_at(value, "size", largest_file);
  file.sha256 = text_at(value, "sha256");
  if (file.sha256.size() != 64 ||
      file.sha256.find_first_not_of("0123456789abcdef") != std::string::npos) {
    damaged("\"sha256\" is no hash");
  }
  return file;
}

}  // namespace

std::string name_in_bundle(const BundledFile& file) {
  switch (file.part) {
    case BundlePart::drafts:
      return "drafts.bundle";
    case BundlePart::text:
      return std::string(texts) + file.name;
    case BundlePart::erased:
      return "erased.tsv";
    case BundlePart::table:
      break;
  }
  return std::string(tables) + file.name + std::string(lines);
}

std::string write_manifest(const BundleManifest& manifest) {
  Json value = shape(schema);
  value["people"] = manifest.people;
  value["store"] = manifest.store;
  value["branch"] = manifest.branch;
  value["files"] = Json::array();
  for (const BundledFile& file : manifest.files) {
    value["files"].push_back(
        {{"name", name_in_bundle(file)}, {"size", file.size}, {"sha256", file.sha256}});
  }
  return finished(value);
}

BundleManifest read_manifest(std::string_view text) {
  if (text.size() > max_manifest_bytes || first_invalid_utf8(text)) {
    damaged("it is no JSON");
  }
  const Json value = Json::parse(text, nullptr, false);
  if (!value.is_object()) {
    damaged("it is no JSON object");
  }
  const std::string said = text_at(value, "schema");
  if (said != schema) {
    if (said.starts_with("redraft/bundle/")) {
      throw Error(ErrorKind::unavailable,
                  "read the bundle: it was made by a newer version of redraft (" + said + ")",
                  "use the newer version");
    }
    damaged("it is of another kind of file");
  }
  BundleManifest manifest;
  const Json& people = member(value, "people");
  if (!people.is_boolean()) {
    damaged("\"people\" is neither true nor false");
  }
  manifest.people = people.get<bool>();
  constexpr std::uint64_t most_steps = 999;
  manifest.store = static_cast<int>(number_at(value, "store", most_steps));
  manifest.branch = text_at(value, "branch");
  const Json& files = member(value, "files");
  if (!files.is_array()) {
    damaged("\"files\" is no list");
  }
  std::set<std::string> names;
  for (const Json& one : files) {
    BundledFile file = file_of(one);
    const std::string name = name_in_bundle(file);
    if (!names.insert(name).second) {
      damaged("it lists \"" + name + "\" twice");
    }
    if (!manifest.files.empty() && file.part < manifest.files.back().part) {
      damaged("its files are in no order of ours");
    }
    manifest.files.push_back(std::move(file));
  }
  return manifest;
}

}  // namespace redraft::exchange
