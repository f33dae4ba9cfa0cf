#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <rapidcheck.h>

#include "redraft/lineage.h"
#include "support/builders.h"
#include "support/catch.h"

using namespace redraft;
using redraft::testing::document_of;

namespace {

using Strings = std::vector<std::string>;

Strings name(const Document& from, const Document& to, const Strings& anchors = {},
             const std::vector<RetiredAnchor>& retired = {}) {
  const std::vector<Pin> pins;
  const MatchInput input{from, to, anchors, pins, retired};
  return assign_anchors(input, match(input));
}

Strings first_names(const Document& document) {
  return name(Document{}, document);
}

const Strings sample = {"Before any heading stands this.",
                        "# Leadership",
                        "We commit to publishing the waiting times of every clinic each month.",
                        "We recognise that people wait longest where services are fewest.",
                        "# Homes",
                        "Landlords must repair heating within three days of a report."};

}  // namespace

TEST_CASE("a first draft is named by its sections", "[anchors]") {
  CHECK(first_names(document_of(sample)) ==
        Strings{"opening-1", "leadership", "leadership-1", "leadership-2", "homes", "homes-1"});
}

TEST_CASE("a second heading of the same name takes a number", "[anchors]") {
  CHECK(first_names(document_of({"# Notes", "One thing.", "# Notes", "Another thing."})) ==
        Strings{"notes", "notes-1", "notes-2", "notes-3"});
}

TEST_CASE("a first draft's markers are its anchors when they are well formed and unique",
          "[anchors]") {
  const Document document =
      document_of({"# A", "One. <!-- @kept-7 -->", "Two. <!-- @twice -->", "Three. <!-- @twice -->",
                   "Four. <!-- @Bad Name -->", "Five."});
  CHECK(first_names(document) == Strings{"a", "kept-7", "a-1", "a-2", "a-3", "a-4"});
}

TEST_CASE("anchors stay when statements are reworded, moved and renumbered", "[anchors]") {
  const Document from = document_of(sample);
  const Strings anchors = first_names(from);
  const Document to = document_of(
      {sample[0], sample[4], "Landlords must repair all heating within two days of a report.",
       sample[1], "A new promise about something else entirely.", sample[3], sample[2]});
  CHECK(name(from, to, anchors) == Strings{"opening-1", "homes", "homes-1", "leadership",
                                           "leadership-3", "leadership-2", "leadership-1"});
}

TEST_CASE("a retired anchor is never given again", "[anchors]") {
  const Document from = document_of({"# Homes", "Landlords must repair heating quickly."});
  const Document to = document_of(
      {"# Homes", "Landlords must repair heating quickly.", "Tenants hold meetings every spring."});
  CHECK(
      name(from, to, {"homes", "homes-1"}, {{"homes-7", StatementKind::paragraph, "none", "V1"}}) ==
      Strings{"homes", "homes-1", "homes-8"});
  const Document renamed = document_of({"# Health", "Wholly other words about clinics there."});
  CHECK(name(from, renamed, {"homes", "homes-1"},
             {{"health", StatementKind::heading, "none", "V1"}})[0] == "health-1");
}

TEST_CASE("the heaviest part of a split keeps the anchor", "[anchors]") {
  const Document from = document_of(
      {"# A",
       "Tenants may complain by letter. The ombudsman investigates each complaint within twenty "
       "working days and publishes her findings without naming anybody."});
  const Document to = document_of(
      {"# A", "Tenants may complain by letter.",
       "The ombudsman investigates each complaint within twenty working days and publishes her "
       "findings without naming anybody."});
  CHECK(name(from, to, {"a", "a-1"}) == Strings{"a", "a-2", "a-1"});
}

TEST_CASE("a merged statement keeps its heaviest source's anchor", "[anchors]") {
  const Document from = document_of(
      {"# A", "Tenants may complain by letter.",
       "The ombudsman investigates each complaint within twenty working days and publishes her "
       "findings without naming anybody."});
  const Document to = document_of(
      {"# A",
       "Tenants may complain by letter. The ombudsman investigates each complaint within twenty "
       "working days and publishes her findings without naming anybody."});
  CHECK(name(from, to, {"a", "a-1", "a-2"}) == Strings{"a", "a-2"});
}

TEST_CASE("restored text gets its anchor back", "[anchors]") {
  const Document with = document_of(sample);
  Strings shorter = sample;
  shorter.erase(shorter.begin() + 3);
  const Document without = document_of(shorter);
  const Strings anchors = {"opening-1", "leadership", "leadership-1", "homes", "homes-1"};
  CHECK(name(without, with, anchors,
             {{"leadership-2", StatementKind::paragraph, words_hash(with.statements[3]), "V1"}}) ==
        Strings{"opening-1", "leadership", "leadership-1", "leadership-2", "homes", "homes-1"});
}

TEST_CASE("no two statements ever share an anchor, and none is reused", "[anchors]") {
  CHECK(rc::check("unique over five drafts", [] {
    const auto line = rc::gen::element<std::string>(
        "# A", "# A 1", "# B", "Health for all people.", "Homes for all people here.", "Noted.",
        "- We commit to listening to everybody who asks.", "- We commit to listening.",
        "Text. <!-- @a-1 -->", "Words of another kind. <!-- @b -->", "| a | b |");
    Document last;
    Strings anchors;
    std::vector<RetiredAnchor> retired;
    std::set<std::string> ever;
    for (int draft = 0; draft < 5; ++draft) {
      const Document next = document_of(*rc::gen::container<Strings>(line));
      const Strings names = name(last, next, anchors, retired);
      RC_ASSERT(names.size() == next.statements.size());
      const std::set<std::string> now(names.begin(), names.end());
      RC_ASSERT(now.size() == names.size());
      RC_ASSERT(now.count("") == 0);
      // A name that was gone returns only with its own words.
      for (std::size_t i = 0; i < names.size(); ++i) {
        const auto gone = std::find_if(retired.begin(), retired.end(),
                                       [&](const auto& known) { return known.anchor == names[i]; });
        const bool returns = gone == retired.end() || gone->words == words_hash(next.statements[i]);
        RC_ASSERT(returns);
        if (gone != retired.end()) {
          retired.erase(gone);
        }
      }
      for (std::size_t i = 0; i < anchors.size(); ++i) {
        if (now.count(anchors[i]) == 0) {
          retired.push_back({anchors[i], last.statements[i].kind, words_hash(last.statements[i]),
                             "V" + std::to_string(draft)});
        }
      }
      last = next;
      anchors = names;
    }
  }));
}
