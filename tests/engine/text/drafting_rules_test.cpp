// Drafting rules and glossaries: what they point at.
#include <algorithm>

#include "redraft/companion.h"
#include "redraft/drafting_rule.h"
#include "support/catch.h"

using namespace redraft;
using Catch::Matchers::Contains;

namespace {

std::vector<RuleFinding> find(const std::string& markdown, const DraftingRule& rule) {
  return check_rules(parse_markdown(markdown), {rule});
}

DraftingRule words(std::vector<std::string> list, std::vector<Stance> stances = {}) {
  DraftingRule rule;
  rule.name = "plain";
  rule.reason = "be plain";
  rule.words = std::move(list);
  rule.stances = std::move(stances);
  return rule;
}

DraftingRule of_kind(RuleKind kind) {
  DraftingRule rule;
  rule.name = "rule";
  rule.kind = kind;
  return rule;
}

}  // namespace

TEST_CASE("words to avoid are found whole, whatever their case, with place and reason", "[rules]") {
  const auto found =
      find("We work Top  Down, not “top-down” in stopdowns.\n", words({"top down", "stop"}));

  REQUIRE(found.size() == 2);  // hyphens part words
  CHECK(found.front().statement == 0);
  CHECK(found.front().start == 8);
  CHECK(found.front().end == 16);
  CHECK(found.back().start == 23);
  CHECK(found.back().end == 31);
  CHECK_THAT(found.front().message, Contains("\"Top Down\"") && Contains("be plain"));
}

TEST_CASE("a rule for commitments leaves other statements alone", "[rules]") {
  const std::string text = "We recognise that it is not easy.\n\nWe commit to not waiting.\n";

  CHECK(find(text, words({"not"})).size() == 2);
  const auto found = find(text, words({"not"}, {Stance::commit}));
  REQUIRE(found.size() == 1);
  CHECK(found.front().statement == 1);
}

TEST_CASE("in a statement of several sentences, a rule for commitments reads those that commit",
          "[rules]") {
  const auto found = find("It is not easy. We commit to not waiting. Others may not.\n",
                          words({"not"}, {Stance::commit}));

  REQUIRE(found.size() == 1);
  CHECK(found.front().start == 29);
}

TEST_CASE("headings and the document's own update notes are not checked", "[rules]") {
  CHECK(find("# Top down\n\nWe listen.\n\n## Update Notes\n\nV1 – avoided top down.\n",
             words({"top down"}))
            .empty());
}

TEST_CASE("a sentence is too long by its own words, not its paragraph's", "[rules]") {
  DraftingRule rule = of_kind(RuleKind::sentence_length);
  rule.most = 4;

  CHECK(find("We listen to you. We answer to you. We act.\n", rule).empty());
  const auto found = find("We listen. We answer you and each other. We act.\n", rule);
  REQUIRE(found.size() == 1);
  CHECK(found.front().start == 11);
  CHECK_THAT(found.front().message, Contains("6 words, over 4"));
}

TEST_CASE("a statement names all sectors or none", "[rules]") {
  DraftingRule rule = of_kind(RuleKind::sectors);
  rule.groups = {{"charity", "charities"}, {"council"}, {"health board"}};

  CHECK(find("We share what we know.\n", rule).empty());
  CHECK(find("Charities, councils and the health board share what they know.\n", rule).empty());
  const auto found = find("Each council shares what it knows.\n", rule);
  REQUIRE(found.size() == 1);
  CHECK_THAT(found.front().message, Contains("\"council\" and not: charity, health board"));
}

TEST_CASE("an abbreviation is said once, unless it is spelt out, defined or known", "[rules]") {
  DraftingRule rule = of_kind(RuleKind::defined);
  rule.words = {"anchor institution"};
  rule.allowed = {"UK"};

  CHECK(find("The Harbour Care System (HCS) is in the UK. HCS means much.\n", rule).empty());
  CHECK(find("By ABC we mean a list.\n\nThe ABC is long.\n", rule).empty());
  const auto found = find("The HCSs pay.\n\nAn anchor institution pays. The HCS too.\n", rule);
  REQUIRE(found.size() == 2);
  CHECK_THAT(found[0].message, Contains("\"HCS\""));
  CHECK_THAT(found[1].message, Contains("\"anchor institution\""));
}

TEST_CASE(
    "the rules that ship find something in text they are meant for, and nothing in plain text",
    "[rules]") {
  const std::string bad =
      "We commit to not leaving the NHS alone, going forward, where possible with the VCFQ.\n";
  std::vector<std::string> rules;
  for (const RuleFinding& finding : check_rules(parse_markdown(bad), shipped_rules())) {
    rules.push_back(finding.rule);
  }
  for (const std::string rule : {"positive-commitments", "all-sectors", "plain-words",
                                 "defined-terms", "promises-not-wishes"}) {
    INFO(rule);
    CHECK(std::count(rules.begin(), rules.end(), rule) > 0);
  }
  CHECK(check_rules(parse_markdown("We commit to listen, and to say what we heard.\n"),
                    shipped_rules())
            .empty());
}

TEST_CASE("what stands before the verb of a promise is no promise", "[rules]") {
  const auto found = [](const std::string& sentence) {
    std::vector<DraftingRule> rules = shipped_rules();
    std::erase_if(rules,
                  [](const DraftingRule& rule) { return rule.name != "positive-commitments"; });
    return check_rules(parse_markdown(sentence + "\n"), rules).size();
  };
  CHECK(found("Where we do not agree, we commit to talking.") == 0);
  CHECK(found("We know that buses do not run at night and we commit to asking why.") == 0);
  CHECK(found("We commit to not closing the hall.") == 1);
  CHECK(found("We will never close the hall.") == 1);
  CHECK(found("We agree that closing the hall is not right.") == 1);
}

TEST_CASE("a glossary names each term's sentence and the statements that use it", "[rules]") {
  const Document document = parse_markdown(
      "# Terms\n\nBy **helping early** we mean acting before harm is done.\n\n"
      "We commit to Helping Early.\n\nWe help, early or late.\n\n"
      "A carer means anyone who helps.\n\nCarers are paid.\n");

  const std::vector<GlossaryTerm> terms = glossary(document);

  REQUIRE(terms.size() == 2);
  CHECK(terms[0].term == "helping early");
  CHECK(terms[0].statement == 1);
  CHECK(terms[0].uses == std::vector<std::size_t>{2});
  CHECK(terms[1].term == "carer");
  CHECK(terms[1].uses == std::vector<std::size_t>{5});
}

TEST_CASE("an empty text, and one that runs right to left, have findings in their bounds",
          "[rules]") {
  CHECK(check_rules(parse_markdown(""), shipped_rules()).empty());
  const auto found = find("אנחנו לא stop כאן\n", words({"stop", "לא"}));
  REQUIRE(found.size() == 2);
  CHECK(found[0].start == 6);
  CHECK(found[0].end == 8);
}
