#pragma once
// A bundle: one file that holds a consultation, to keep or to move to another machine
// (docs/bundles.md).

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "redraft/finding.h"

namespace redraft {

// With people a bundle restores to the same consultation. Without them it holds nothing that says
// who the reviewers are, and what was redacted is gone from it for good.
enum class People { left_out, kept };

struct BundleSummary {
  std::filesystem::path file;
  std::filesystem::path folder;  // that it was restored to; empty when it was made
  People people = People::left_out;
  std::size_t documents = 0;
  std::size_t drafts = 0;
  std::size_t comments = 0;      // of a disclosure: those in it
  std::uint64_t bytes = 0;       // of the file
  std::size_t passages = 0;      // that were replaced to leave people out; redacted ones, disclosed
  std::size_t erased_again = 0;  // reviewers that an erase list named, when it was restored
  std::vector<Finding> findings;  // warnings
};

}  // namespace redraft
