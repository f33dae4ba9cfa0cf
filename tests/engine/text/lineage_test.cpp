#include "redraft/lineage.h"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
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

std::string joined(const Strings& words) {
  std::string line;
  for (const std::string& word : words) {
    line += (line.empty() ? "" : " ") + word;
  }
  return line;
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

TEST_CASE("another bullet, emphasis, a link, an escape or a line break changes no words",
          "[lineage]") {
  const Document from = parse_markdown(
      "## Rules\n\n* Anglers keep two metres from the *weir*.\n\n"
      "Licences are sold at the office for 5 crowns. They lapse at the end of the year.\n");
  const Document to = parse_markdown(
      "Rules\n-----\n\n- Anglers keep **two metres** from the weir.\n\n"
      "Licences are sold at the [office](https://example.org) for 5\ncrowns\\. They lapse\n"
      "at the end of the year.\n");
  const Lineage lineage = match_drafts(from, to);
  REQUIRE(lineage.changes.size() == 3);
  for (const Change& change : lineage.changes) {
    CHECK(change.kind == ChangeKind::unchanged);
    CHECK(change.basis == Basis::exact);
  }
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
