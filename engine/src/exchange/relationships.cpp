#include "exchange/relationships.h"

#include <algorithm>
#include <optional>

#include "base/code_points.h"
#include "exchange/xml.h"
#include "redraft/error.h"

namespace redraft::exchange {

namespace {

constexpr std::size_t most_nested = 16;  // there are two levels

// "word/document.xml" and "../x.xml" make "x.xml"; nothing where it leads out of the archive.
std::optional<std::string> resolved(const std::string& part, const std::string& target) {
  std::vector<std::string> folders;
  const auto walk = [&](std::string_view path) {
    while (!path.empty()) {
      const std::size_t slash = std::min(path.find('/'), path.size());
      const std::string_view step = path.substr(0, slash);
      path.remove_prefix(std::min(slash + 1, path.size()));
      if (step == "..") {
        if (folders.empty()) {
          return false;
        }
        folders.pop_back();
      } else if (!step.empty() && step != ".") {
        folders.emplace_back(step);
      }
    }
    return true;
  };
  const bool inside =
      (target.starts_with('/') || walk(std::string_view(part).substr(0, part.rfind('/') + 1))) &&
      walk(target);
  if (!inside) {
    return std::nullopt;
  }
  std::string out;
  for (const std::string& folder : folders) {
    out += (out.empty() ? "" : "/") + folder;
  }
  return out;
}

std::string name_of_relationships(const std::string& part) {
  const std::size_t name = part.rfind('/') == std::string::npos ? 0 : part.rfind('/') + 1;
  return part.substr(0, name) + "_rels/" + part.substr(name) + ".rels";
}

}  // namespace

std::vector<Relationship> relationships_of(const std::string& doing, const ZipArchive& archive,
                                           const std::string& part) {
  std::vector<Relationship> out;
  const std::string name = name_of_relationships(part);
  const std::optional<std::string> bytes = archive.part(name);
  if (!bytes) {
    return out;
  }
  const pugi::xml_document document = parse_xml(doing + ": " + name, *bytes, most_nested);
  for (const pugi::xml_node one : document.document_element().children()) {
    const std::string_view type = attribute_of(one, "Type");
    if (std::string_view(attribute_of(one, "TargetMode")) == "External") {
      continue;
    }
    std::optional<std::string> target = resolved(part, attribute_of(one, "Target"));
    if (!target) {
      throw Error(ErrorKind::invalid, doing + ": " + name + " leads out of the file (" +
                                          shorten(attribute_of(one, "Target"), 60) + ")");
    }
    out.push_back({attribute_of(one, "Id"), std::string(type.substr(type.rfind('/') + 1)),
                   *std::move(target)});
  }
  return out;
}

}  // namespace redraft::exchange
