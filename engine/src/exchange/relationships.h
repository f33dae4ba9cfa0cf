#pragma once
// How the parts of a Word or spreadsheet file lead to each other.

#include <string>
#include <vector>

#include "exchange/zip_archive.h"

namespace redraft::exchange {

struct Relationship {
  std::string id;
  std::string kind;    // the last word of its type: "comments", "worksheet"
  std::string target;  // a part of the same archive
};

// Those of a part, or with an empty name, of the whole file; in its order. What leads to another
// file is left out. Throws Error(invalid) that begins with `doing`, also where a target leads out
// of the archive's folders.
std::vector<Relationship> relationships_of(const std::string& doing, const ZipArchive& archive,
                                           const std::string& part);

}  // namespace redraft::exchange
