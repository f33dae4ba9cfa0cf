// Runs every file of tests/engine/text/lineage-cases; README.txt there says how to write one.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "redraft/lineage.h"
#include "support/builders.h"
#include "support/catch.h"

using namespace redraft;

namespace {

using Strings = std::vector<std::string>;

struct Case {
  testing::DocumentBuilder builders[2];
  Strings labels[2];
  std::map<std::string, std::string> expected;  // "b -> b c" to "split"
  std::set<std::string> questions;              // "b ? c"
  std::set<std::string> findings;
};

Strings split_words(const std::string& line) {
  std::istringstream in(line);
  Strings words;
  for (std::string word; in >> word;) {
    words.push_back(word);
  }
  return words;
}

std::string joined(const Strings& words) {
  std::string line;
  for (const std::string& word : words) {
    line += (line.empty() ? "" : " ") + word;
  }
  return line;
}

void read_statement(Case& read, std::size_t side, const std::string& line) {
  const std::size_t label_begin = line.find_first_not_of(' ');
  const std::size_t label_end = line.find(' ', label_begin);
  const std::string label = line.substr(label_begin, label_end - label_begin);
  const std::size_t text = line.find_first_not_of(' ', label_end);
  REQUIRE(text != std::string::npos);
  read.builders[side].line(line.substr(text));
  if (line[text] != '|') {
    read.labels[side].push_back(label);
    return;
  }
  int column = 0;  // the cells of a row labelled r are r1, r2 ...; empty cells are counted
  for (std::size_t at = text + 1; at < line.size();) {
    const std::size_t bar = std::min(line.find('|', at), line.size());
    ++column;
    if (line.substr(at, bar - at).find_first_not_of(' ') != std::string::npos) {
      read.labels[side].push_back(label + std::to_string(column));
    }
    at = bar + 1;
  }
}

Case read_case(const std::filesystem::path& path) {
  Case read;
  std::ifstream file(path);
  std::string part;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') {
      continue;
    }
    if (line.front() != ' ') {
      part = line;
      continue;
    }
    if (part == "old" || part == "new") {
      read_statement(read, part == "old" ? 0 : 1, line);
      continue;
    }
    REQUIRE(part == "expect");
    Strings words = split_words(line);
    if (words.front() == "finding") {
      read.findings.insert(words.at(1));
    } else if (words.at(1) == "?") {
      read.questions.insert(joined(words));
    } else {
      const std::size_t colon = line.find(':');
      REQUIRE(colon != std::string::npos);
      read.expected[joined(split_words(line.substr(0, colon)))] =
          joined(split_words(line.substr(colon + 1)));
    }
  }
  return read;
}

std::string names(const Strings& labels, const std::vector<std::size_t>& indices) {
  Strings found;
  for (const std::size_t i : indices) {
    found.push_back(labels.at(i));
  }
  return found.empty() ? "nothing" : joined(found);
}

std::string kind_of(const Change& change) {
  const bool both = change.kind == ChangeKind::reworded && change.moved;
  return both                 ? "moved reworded"
         : change.typographic ? to_string(change.kind) + " typographic"
                              : to_string(change.kind);
}

void check_case(const std::filesystem::path& path) {
  Case expected = read_case(path);
  const Document from = expected.builders[0].take();
  const Document to = expected.builders[1].take();
  REQUIRE(from.statements.size() == expected.labels[0].size());
  REQUIRE(to.statements.size() == expected.labels[1].size());
  const std::vector<Pin> pins;
  const std::vector<RetiredAnchor> retired;
  const Lineage lineage = match(MatchInput{from, to, expected.labels[0], pins, retired});
  std::set<std::string> seen;
  for (const Change& change : lineage.changes) {
    const std::string bead =
        names(expected.labels[0], change.from) + " -> " + names(expected.labels[1], change.to);
    const auto rule = expected.expected.find(bead);
    seen.insert(bead);
    INFO(bead << ": " << kind_of(change));
    if (rule != expected.expected.end()) {
      CHECK(kind_of(change) == rule->second);
    } else {  // what a case does not mention keeps its label and its words
      CHECK(kind_of(change) == "unchanged");
      CHECK(names(expected.labels[0], change.from) == names(expected.labels[1], change.to));
    }
  }
  for (const auto& [bead, kind] : expected.expected) {
    INFO("expected " << bead << ": " << kind);
    CHECK(seen.count(bead) == 1);
  }
  std::set<std::string> questions;
  for (const LineageQuestion& question : lineage.questions) {
    questions.insert(expected.labels[0].at(question.from) + " ? " +
                     expected.labels[1].at(question.to));
  }
  for (const std::string& question : expected.questions) {
    INFO("question " << question);
    CHECK(questions.count(question) == 1);
  }
  std::set<std::string> findings;
  for (const Finding& finding : lineage.findings) {
    findings.insert(finding.rule);
  }
  CHECK(findings == expected.findings);
}

}  // namespace

TEST_CASE("every lineage case holds", "[lineage]") {
  const std::filesystem::path folder =
      std::filesystem::path(REDRAFT_SOURCE_DIR) / "tests/engine/text/lineage-cases";
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt" && entry.path().filename() != "README.txt") {
      files.insert(entry.path());
    }
  }
  REQUIRE(files.size() >= 20);
  for (const auto& file : files) {
    DYNAMIC_SECTION(file.stem().string()) {
      check_case(file);
    }
  }
}
