// Runs every file of tests/engine/text/write-up-cases; README.txt there says how to write one.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "redraft/write_up.h"
#include "support/catch.h"

using namespace redraft;

namespace {

using Strings = std::vector<std::string>;

struct Case {
  Event event;
  std::string text;
  Strings expected;
};

Strings names_in(const std::string& line) {
  Strings names;
  for (std::size_t at = line.find(':') + 2; at < line.size();) {
    const std::size_t bar = std::min(line.find(" | ", at), line.size());
    names.push_back(line.substr(at, bar - at));
    at = bar + 3;
  }
  return names;
}

Case read_case(const std::filesystem::path& path) {
  Case read;
  std::ifstream file(path);
  int part = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("== ")) {
      ++part;
    } else if (part == 0) {
      (line.starts_with("prompts:") ? read.event.prompts : read.event.objectives) = names_in(line);
    } else if (part == 1) {
      read.text += line + "\n";
    } else {
      read.expected.push_back(line);
    }
  }
  return read;
}

std::string told(const WriteUpBlock& block) {
  std::string line = std::to_string(block.line) + " " + to_string(block.kind);
  if (block.kind == WriteUpKind::remark) {
    line += "[" + block.objective + "/" + block.prompt + "]";
  }
  return line + (block.prose ? " prose" : "") + " " + block.text;
}

}  // namespace

TEST_CASE("write-ups are read as their cases say", "[write-up]") {
  std::size_t cases = 0;
  for (const auto& entry : std::filesystem::directory_iterator(
           std::filesystem::path(REDRAFT_SOURCE_DIR) / "tests/engine/text/write-up-cases")) {
    if (entry.path().filename() == "README.txt") {
      continue;
    }
    ++cases;
    const Case one = read_case(entry.path());
    Strings seen;
    for (const WriteUpBlock& block : read_write_up(one.text, one.event, {}).blocks) {
      const std::string line = told(block);
      const std::size_t length =
          seen.size() < one.expected.size() ? one.expected[seen.size()].size() : line.size();
      seen.push_back(line.substr(0, length));
    }
    CAPTURE(entry.path().filename().string());
    CHECK(seen == one.expected);
  }
  CHECK(cases >= 5);
}

TEST_CASE("a person's word on a paragraph of prose stands", "[write-up]") {
  const std::string text =
      "Everybody came to the hall at eight. They stayed until the soup was gone, and then they "
      "all went home.\n\n- The bus\n";
  const WriteUp guessed = read_write_up(text, {}, {});
  REQUIRE(guessed.blocks.front().prose);

  const WriteUp said =
      read_write_up(text, {}, {{1, WriteUpCorrection::What::kind, WriteUpKind::remark, {}}});
  CHECK(said.blocks.front().kind == WriteUpKind::remark);
  CHECK_FALSE(said.blocks.front().prose);
  CHECK_FALSE(said.blocks.front().cuts.empty());
}

TEST_CASE("a day that prose tells of is not the event's", "[write-up]") {
  const WriteUp write_up = read_write_up(
      "Round table\n\nEverybody came to the hall at eight. They stayed until the soup was gone, "
      "and it was very good soup.\n\nWe meet again on 21 March 2027 in the chapel.\n\n- The bus\n",
      {}, {});
  CHECK(write_up.title == "Round table");
  CHECK_FALSE(write_up.held);
}
