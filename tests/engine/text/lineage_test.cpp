#include "redraft/lineage.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <rapidcheck.h>

#include "support/builders.h"
#include "support/catch.h"

using namespace redraft;
using redraft::testing::document_of;

namespace {

using Strings = std::vector<std::string>;

Lineage match_drafts(const Document& from, const Document& to, const Strings& anchors = {},
                     const std::vector<Pin>& pins = {},
                     const std::vector<RetiredAnchor>& retired = {}) {
  return match(MatchInput{from, to, anchors, pins, retired});
}

// One file of tests/engine/text/lineage-cases; README.txt there says how to write one.
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
  const Lineage lineage = match_drafts(from, to, expected.labels[0]);
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

// Every earlier and every later statement in exactly one change, indices in order.
void check_complete(const Lineage& lineage, std::size_t from_size, std::size_t to_size) {
  std::vector<int> from(from_size, 0);
  std::vector<int> to(to_size, 0);
  for (const Change& change : lineage.changes) {
    for (const std::size_t i : change.from) {
      ++from.at(i);
    }
    for (const std::size_t i : change.to) {
      ++to.at(i);
    }
    CHECK(std::is_sorted(change.from.begin(), change.from.end()));
    CHECK(std::is_sorted(change.to.begin(), change.to.end()));
    CHECK((change.confidence >= 0 && change.confidence <= 1000));
  }
  CHECK(std::all_of(from.begin(), from.end(), [](int n) { return n == 1; }));
  CHECK(std::all_of(to.begin(), to.end(), [](int n) { return n == 1; }));
}

const Change& change_to(const Lineage& lineage, std::size_t to) {
  for (const Change& change : lineage.changes) {
    if (std::count(change.to.begin(), change.to.end(), to) != 0) {
      return change;
    }
  }
  throw std::runtime_error("no change holds this statement");
}

Strings random_draft() {
  const auto words = rc::gen::element<std::string>(
      "health", "care", "we", "commit", "to", "recognise", "that", "the", "board", "5", "not",
      "homes", "people", "listen", "and", "share", "power");
  const auto line = rc::gen::map(
      rc::gen::pair(rc::gen::element<std::string>("", "", "- ", "## ", "| a | "),
                    rc::gen::nonEmpty(rc::gen::container<Strings>(words))),
      [](const std::pair<std::string, Strings>& parts) {
        return parts.first + joined(parts.second) + (parts.first == "| a | " ? " |" : "");
      });
  return *rc::gen::container<Strings>(line);
}

const Strings sample = {"## Leadership",
                        "We commit to publishing the waiting times of every clinic each month.",
                        "We recognise that people wait longest where services are fewest.",
                        "## Homes",
                        "Landlords must repair heating within three days of a report.",
                        "- Tenants can report by telephone, letter or in person.",
                        "- The council keeps a public register of repairs."};

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

TEST_CASE("a draft compared with itself is unchanged throughout", "[lineage]") {
  CHECK(rc::check("A to A", [] {
    const Document draft = document_of(random_draft());
    const Lineage lineage = match_drafts(draft, draft);
    for (const Change& change : lineage.changes) {
      RC_ASSERT(change.kind == ChangeKind::unchanged);
      RC_ASSERT(change.from == change.to);
      RC_ASSERT(change.basis == Basis::exact);
    }
    RC_ASSERT(lineage.changes.size() == draft.statements.size());
    RC_ASSERT(lineage.questions.empty());
  }));
}

TEST_CASE("every statement of both drafts is in exactly one change", "[lineage]") {
  CHECK(rc::check("complete", [] {
    const Document from = document_of(random_draft());
    const Document to = document_of(random_draft());
    check_complete(match_drafts(from, to), from.statements.size(), to.statements.size());
  }));
  check_complete(match_drafts(document_of({}), document_of(sample)), 0, 7);
  check_complete(match_drafts(document_of(sample), document_of({})), 7, 0);
}

TEST_CASE("the same two drafts always give the same lineage", "[lineage]") {
  CHECK(rc::check("deterministic", [] {
    const Document from = document_of(random_draft());
    const Document to = document_of(random_draft());
    RC_ASSERT(match_drafts(from, to).changes == match_drafts(from, to).changes);
  }));
}

TEST_CASE("comparing backwards finds the same links", "[lineage]") {
  Strings later = sample;
  std::rotate(later.begin(), later.begin() + 3, later.end());
  later[1] = "Landlords must repair heating and hot water within two days of a report.";
  later.pop_back();
  const Document from = document_of(sample);
  const Document to = document_of(later);
  std::set<std::pair<std::size_t, std::size_t>> forwards;
  std::set<std::pair<std::size_t, std::size_t>> backwards;
  for (const Change& change : match_drafts(from, to).changes) {
    for (const std::size_t a : change.from) {
      for (const std::size_t b : change.to) {
        forwards.emplace(a, b);
      }
    }
  }
  for (const Change& change : match_drafts(to, from).changes) {
    for (const std::size_t a : change.from) {
      for (const std::size_t b : change.to) {
        backwards.emplace(b, a);
      }
    }
  }
  CHECK(forwards == backwards);
  CHECK(forwards.size() == 6);
}

TEST_CASE("removed statements stand in the list where they stood", "[lineage]") {
  Strings later = sample;
  later.erase(later.begin() + 2);
  const Lineage lineage = match_drafts(document_of(sample), document_of(later));
  REQUIRE(lineage.changes.size() == 7);
  CHECK(lineage.changes[2].kind == ChangeKind::removed);
  CHECK(lineage.changes[2].from == std::vector<std::size_t>{2});
}

TEST_CASE("a pin links what the text would not", "[lineage][pins]") {
  const Document from =
      document_of({"# A", "Old words about fishing quotas here.", "Stays as it is."});
  const Document to =
      document_of({"# A", "Stays as it is.", "Entirely fresh prose regarding trees."});
  const Strings anchors = {"a", "a-1", "a-2"};
  const Pin pin{PinKind::same, "a-1", words_hash(to.statements[2])};
  CHECK(change_to(match_drafts(from, to, anchors), 2).kind == ChangeKind::added);
  const Lineage lineage = match_drafts(from, to, anchors, {pin});
  const Change& change = change_to(lineage, 2);
  CHECK(change.from == std::vector<std::size_t>{1});
  CHECK(change.basis == Basis::pin);
  CHECK(change.confidence == 1000);
}

TEST_CASE("a pin keeps apart what the text would link", "[lineage][pins]") {
  const Document from = document_of(sample);
  const Strings anchors = {"leadership", "leadership-1", "leadership-2", "homes",
                           "homes-1",    "homes-2",      "homes-3"};
  const Pin pin{PinKind::not_same, "homes-1", words_hash(from.statements[4])};
  const Lineage lineage = match_drafts(from, from, anchors, {pin});
  CHECK(change_to(lineage, 4).kind == ChangeKind::added);
  check_complete(lineage, 7, 7);
}

TEST_CASE("a pin wins over equal words", "[lineage][pins]") {
  const Document from = document_of(sample);
  const Strings anchors = {"leadership", "leadership-1", "leadership-2", "homes",
                           "homes-1",    "homes-2",      "homes-3"};
  const Pin pin{PinKind::same, "leadership-1", words_hash(from.statements[4])};
  const Lineage lineage = match_drafts(from, from, anchors, {pin});
  CHECK(change_to(lineage, 4).from == std::vector<std::size_t>{1});
}

TEST_CASE("two pins from one statement are a split", "[lineage][pins]") {
  const Document from = document_of({"# A", "One old sentence."});
  const Document to =
      document_of({"# A", "First new text entirely.", "Second other prose wholly."});
  const Lineage lineage = match_drafts(from, to, {"a", "a-1"},
                                       {{PinKind::same, "a-1", words_hash(to.statements[1])},
                                        {PinKind::same, "a-1", words_hash(to.statements[2])}});
  const Change& change = change_to(lineage, 2);
  CHECK(change.kind == ChangeKind::split);
  CHECK(change.to == std::vector<std::size_t>{1, 2});
}

TEST_CASE("pins that name nothing are no error", "[lineage][pins]") {
  const Document from = document_of(sample);
  const Lineage lineage = match_drafts(from, from, {}, {{PinKind::same, "gone-9", "00"}});
  check_complete(lineage, 7, 7);
}

TEST_CASE("text that was removed in an earlier draft comes back with its anchor", "[lineage]") {
  const Document with = document_of(sample);
  Strings shorter = sample;
  shorter.erase(shorter.begin() + 2);
  const Document without = document_of(shorter);
  const RetiredAnchor retired{"leadership-2", StatementKind::paragraph,
                              words_hash(with.statements[2]), "V1"};
  const Lineage lineage = match_drafts(without, with, {}, {}, {retired});
  const Change& change = change_to(lineage, 2);
  CHECK(change.kind == ChangeKind::restored);
  CHECK(change.restored_anchor == "leadership-2");
  CHECK(change.from.empty());
}

TEST_CASE("a short text that comes back is nobody's", "[lineage]") {
  const Document from = document_of({"# A", "Some text that stays here."});
  const Document to = document_of({"# A", "Some text that stays here.", "Noted."});
  const RetiredAnchor retired{"a-7", StatementKind::paragraph, words_hash(to.statements[2]), "V1"};
  CHECK(change_to(match_drafts(from, to, {}, {}, {retired}), 2).kind == ChangeKind::added);
}

TEST_CASE("there and back again restores every link", "[lineage]") {
  Strings later = sample;
  later[1] = "We promise to publish the waiting times of every hospital clinic each month.";
  std::swap(later[5], later[6]);
  const Document a = document_of(sample);
  const Document b = document_of(later);
  std::map<std::size_t, std::size_t> to_b;
  for (const Change& change : match_drafts(a, b).changes) {
    to_b[change.from.at(0)] = change.to.at(0);
  }
  for (const Change& change : match_drafts(b, a).changes) {
    CHECK(to_b[change.to.at(0)] == change.from.at(0));
  }
}

TEST_CASE("words_hash ignores quotes, dashes, case, spaces and numbering", "[lineage]") {
  const auto hash = [](const std::string& text, StatementKind kind = StatementKind::paragraph) {
    Statement statement;
    statement.text = text;
    statement.kind = kind;
    return words_hash(statement);
  };
  CHECK(hash("“We” commit – now") == hash("\"we\" commit - now"));
  CHECK(hash("3.1 The board acts") == hash("4.2 The board acts"));
  CHECK(hash("(a) the board acts") == hash("(b) the board acts"));
  CHECK(hash("3 Purpose", StatementKind::heading) == hash("4 Purpose", StatementKind::heading));
  CHECK(hash("1.5 million people") != hash("2.5 million people"));
  CHECK(hash("2027 targets", StatementKind::heading) !=
        hash("2028 targets", StatementKind::heading));
  CHECK(hash("We act") != hash("We do not act"));
  CHECK(hash("Cafe\u0301") == hash("Café"));
  CHECK(hash("").size() == 32);
}

TEST_CASE("text_hash tells apart what words_hash does not", "[lineage]") {
  Statement a;
  a.text = "We act";
  Statement b;
  b.text = "we  act";
  CHECK(words_hash(a) == words_hash(b));
  CHECK(text_hash(a) != text_hash(b));
}

TEST_CASE("a document of one repeated sentence does not explode", "[lineage]") {
  const Document from = document_of(Strings(3000, "We recognise the same thing again."));
  const Document to = document_of(Strings(2500, "We recognise the same thing again."));
  const Lineage lineage = match_drafts(from, to);
  check_complete(lineage, 3000, 2500);
  CHECK(std::count_if(lineage.changes.begin(), lineage.changes.end(), [](const Change& change) {
          return change.kind == ChangeKind::unchanged;
        }) == 2500);
}
