#include "redraft/placement.h"

#include <filesystem>
#include <set>

#include <rapidcheck.h>

#include "base/code_points.h"
#include "engine/text/placement_cases.h"
#include "support/catch.h"

using namespace redraft;
using testing::CaseComment;
using testing::CaseDraft;
using testing::PlacementCase;

namespace {

// As a store does it: a row only for what a step touches.
Placement step(const CaseDraft& from, const CaseDraft& to, const Target& target,
               const Placement& before) {
  const Lineage lineage = testing::case_lineage(from, to);
  const PlacementStep placing(from.document, from.anchors, to.document, to.anchors, lineage);
  if (before.outcome == Outcome::exact && !placing.touches(before.anchor)) {
    Placement same = before;
    same.happened.clear();
    return same;
  }
  return placing.place(target, before);
}

void check_range(const CaseDraft& draft, const Placement& placement) {
  if (!placement.quote) {
    return;
  }
  for (std::size_t i = 0; i < draft.anchors.size(); ++i) {
    if (draft.anchors[i] == placement.anchor) {
      CHECK(slice_code_points(draft.document.statements[i].text, placement.quote->start,
                              placement.quote->end) == placement.quote->exact);
      return;
    }
  }
  FAIL_CHECK("no statement " << placement.anchor);
}

CaseDraft one_statement(const std::string& text) {
  return testing::case_draft("V", {"# a: Access", "a-1: " + text});
}

Target quoting(const std::string& statement, const std::string& words) {
  Target target;
  target.anchor = "a-1";
  target.quote = locate_quote(statement, Quote{words, "", "", 0, 0}).value().quote;
  return target;
}

}  // namespace

TEST_CASE("every placement case stands where its file says", "[placement]") {
  const std::string file = GENERATE("words.txt", "statements.txt", "chains.txt", "scripts.txt");
  const std::vector<PlacementCase> cases = testing::read_placement_cases(file);
  REQUIRE(cases.size() >= 5);
  for (const PlacementCase& one : cases) {
    for (const CaseComment& comment : one.comments) {
      INFO(file << ":" << comment.line << ": " << one.title);
      REQUIRE(comment.expected.size() + 1 == one.drafts.size());
      Placement now = placement_as_made(comment.target);
      for (std::size_t i = 1; i < one.drafts.size(); ++i) {
        now = step(one.drafts[i - 1], one.drafts[i], comment.target, now);
        CHECK(comment.expected[i - 1].first == one.drafts[i].label);
        CHECK(testing::describe(now) == comment.expected[i - 1].second);
        CHECK((now.outcome == Outcome::tray) == !now.reason.empty());
        check_range(one.drafts[i], now);
      }
    }
  }
}

TEST_CASE("no file of placement cases is forgotten", "[placement]") {
  std::set<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(
           std::filesystem::path(REDRAFT_SOURCE_DIR) / "tests/engine/text/placement-cases")) {
    files.insert(entry.path().filename().string());
  }
  CHECK(files == std::set<std::string>{"README.txt", "chains.txt", "scripts.txt", "statements.txt",
                                       "words.txt"});
}

TEST_CASE("a step touches what changed and nothing else", "[placement]") {
  const CaseDraft from = testing::case_draft("V0", {"# a: Access", "a-1: One thing we do.",
                                                    "a-2: Two things we do.", "a-3: Three we do."});
  const CaseDraft to = testing::case_draft(
      "V1", {"# a: Access", "a-1: One thing we do.", "a-2: Two more things we do.", "a-4: Four.",
             "question a-1 -> a-4"});
  const Lineage lineage = testing::case_lineage(from, to);
  const PlacementStep placing(from.document, from.anchors, to.document, to.anchors, lineage);

  CHECK_FALSE(placing.touches("a"));
  CHECK_FALSE(placing.touches("a-1"));  // the question is about a second descendant
  CHECK_FALSE(placing.touches(""));
  CHECK(placing.touches("a-2"));
  CHECK(placing.touches("a-3"));
  CHECK(placing.touches("nowhere-1"));
}

TEST_CASE("a person's words are the new starting point", "[placement]") {
  const std::string first = "We commit to cleaner buses and to safer paths for all who walk.";
  const CaseDraft v1 =
      one_statement("We commit to cleaner trams and to safer paths for all who walk.");
  const CaseDraft v2 =
      one_statement("We commit to cleaner trams and to safer, wider paths for all who walk.");
  const Target target = quoting(first, "cleaner buses");
  Placement person;
  person.anchor = "a-1";
  person.outcome = Outcome::adjusted;
  person.decided_by = DecidedBy::person;
  const std::string& text = v1.document.statements[1].text;
  const Quote chosen = locate_quote(text, Quote{"safer paths for all", "", "", 0, 0})->quote;
  person.quote = PlacedQuote{chosen.exact, chosen.start, chosen.end};

  const Placement now = step(v1, v2, target, person);

  CHECK(testing::describe(now) == "adjusted a-1 {safer, wider paths for all} reworded");
  CHECK(now.decided_by == DecidedBy::engine);
}

TEST_CASE("what a person left in the tray, or at its section, stays there", "[placement]") {
  const CaseDraft v0 = testing::case_draft("V0", {"# a: Access"});
  const CaseDraft v1 =
      testing::case_draft("V1", {"# a: Access", "a-1: Words come back.", "restored a-1"});
  Target target;
  target.anchor = "a-1";
  Placement person;
  person.decided_by = DecidedBy::person;

  person.outcome = Outcome::section;
  person.anchor = "a";
  CHECK(testing::describe(step(v0, v1, target, person)) == "section a");
  CHECK(step(v0, v1, target, person).decided_by == DecidedBy::person);

  person.outcome = Outcome::tray;
  person.anchor.clear();
  CHECK(testing::describe(step(v0, v1, target, person)) == "tray");
}

TEST_CASE("where no section holds a refused comment, it stays with the document", "[placement]") {
  const CaseDraft v0 = testing::case_draft("V0", {"a-1: We meet on Mondays."});
  const CaseDraft v1 = testing::case_draft("V1", {"a-1: We meet on Fridays."});
  Target target;
  target.scope = GENERATE(CommentScope::statement, CommentScope::document);
  target.anchor = target.scope == CommentScope::document ? "" : "a-1";
  Placement refused;
  refused.outcome = Outcome::section;
  refused.decided_by = DecidedBy::person;

  CHECK(step(v0, v1, target, refused) == refused);
}

TEST_CASE("ten drafts carry a comment as one step would, or give it up, but never to other words",
          "[placement][property]") {
  const std::vector<std::string> vocabulary = {
      "clinic", "bridge", "garden", "school", "market", "river", "choir",  "library",
      "the",    "and",    "of",     "we",     "will",   "trust", "listen", "share"};
  CHECK(rc::check("no drift over ten drafts", [&] {
    const auto word = [&] { return *rc::gen::elementOf(vocabulary); };
    std::vector<std::string> words = *rc::gen::container<std::vector<std::string>>(
        static_cast<std::size_t>(14), rc::gen::elementOf(vocabulary));
    const std::size_t begin = *rc::gen::inRange<std::size_t>(0, 10);
    const std::size_t count = *rc::gen::inRange<std::size_t>(1, 5);
    // The quoted words are made unmistakable, so that where they are can be known for certain.
    const std::vector<std::string> marks = {"azure", "basalt", "cobalt", "dune"};
    for (std::size_t i = 0; i < count; ++i) {
      words[begin + i] = marks[i];
    }
    const auto text_of = [](const std::vector<std::string>& all) {
      std::string text;
      for (const std::string& one : all) {
        text += (text.empty() ? "" : " ") + one;
      }
      return text;
    };
    std::string quoted;
    for (std::size_t i = 0; i < count; ++i) {
      quoted += (i == 0 ? "" : " ") + marks[i];
    }
    CaseDraft draft = one_statement(text_of(words));
    const Target target = quoting(text_of(words), quoted);
    Placement now = placement_as_made(target);

    for (int i = 0; i < 10; ++i) {
      const std::size_t at = *rc::gen::inRange<std::size_t>(0, words.size());
      const int what = *rc::gen::inRange(0, 3);
      const auto place = words.begin() + static_cast<std::ptrdiff_t>(at);
      if (what == 0) {
        words.insert(place, word());
      } else if (what == 1 && words.size() > 4) {
        words.erase(place);
      } else {
        *place = word();
      }
      CaseDraft next = one_statement(text_of(words));
      now = step(draft, next, target, now);
      draft = std::move(next);

      const std::string text = text_of(words);
      RC_ASSERT(now.anchor == "a-1");
      if (now.quote) {
        RC_ASSERT(slice_code_points(text, now.quote->start, now.quote->end) == now.quote->exact);
        // It holds some of the quoted words, and is not much longer than they were.
        bool holds = false;
        for (std::size_t k = 0; k < count; ++k) {
          holds = holds || now.quote->exact.find(marks[k]) != std::string::npos;
        }
        RC_ASSERT(holds);
        RC_ASSERT(now.quote->exact.size() <= 3 * quoted.size());
      }
      RC_ASSERT((now.outcome == Outcome::exact) == (now.quote && now.quote->exact == quoted));
      RC_ASSERT(now.outcome != Outcome::statement || !now.quote);
      if (text.find(quoted) != std::string::npos && count >= 3) {
        RC_ASSERT(now.outcome == Outcome::exact);
      }
    }
  }));
}
