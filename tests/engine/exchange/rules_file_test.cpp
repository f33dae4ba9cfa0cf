// The file of drafting rules: read strictly, written back alike.
#include "redraft/rules_file.h"

#include "support/catch.h"

using namespace redraft;
using Catch::Matchers::Contains;

namespace {

std::string faults_of(const std::string& rule) {
  const RulesReading reading =
      read_rules("{\"schema\":\"redraft/rules/1\",\"rules\":[" + rule + "]}");
  std::string all;
  for (const Finding& finding : reading.findings) {
    all += finding.message + "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("rules of every kind are read back as they were written", "[rules]") {
  DraftingRule words{.name = "plain", .severity = Severity::error, .reason = "be “plain”"};
  words.words = {"top down"};
  words.stances = {Stance::agree, Stance::commit};
  DraftingRule length{.name = "short", .kind = RuleKind::sentence_length, .most = 30};
  DraftingRule sectors{.name = "sectors", .kind = RuleKind::sectors};
  sectors.groups = {{"council"}, {"charity", "charities"}};
  DraftingRule defined{.name = "defined", .kind = RuleKind::defined};
  defined.allowed = {"UK"};
  const std::vector<DraftingRule> rules = {words, length, sectors, defined};

  const RulesReading reading = read_rules(write_rules(rules));

  CHECK(reading.findings.empty());
  CHECK(reading.rules == rules);
}

TEST_CASE("every fault of a rule is said, with its number and name", "[rules]") {
  const auto [rule, fault] = GENERATE(table<std::string, std::string>({
      {R"({"name":"a","kind":"words","words":["x"],"word":["y"]})", "not known: \"word\""},
      {R"({"name":"A b","kind":"words","words":["x"]})", "no name of small letters"},
      {R"({"name":"a","kind":"wordy"})", "no such kind"},
      {R"({"name":"a","kind":"words"})", "rule 1 (a) needs \"words\""},
      {R"({"name":"a","kind":"words","words":"x"})", "as a list of words"},
      {R"({"name":"a","kind":"words","words":["x", 3]})", "as a list of words"},
      {R"({"name":"a","kind":"sentence-length","most":0})", "1 to 10000"},
      {R"({"name":"a","kind":"sentence-length"})", "needs \"most\""},
      {R"({"name":"a","kind":"sectors","groups":[["x"]]})", "two \"groups\""},
      {R"({"name":"a","kind":"words","words":["x"],"stances":["promise"]})", "is no stance"},
      {R"({"name":"a","kind":"defined"},{"name":"a","kind":"defined"})", "the name of another"},
      {R"(7)", "rule 1 is not an object"},
  }));

  CHECK_THAT(faults_of(rule), Contains(fault));
}

TEST_CASE("what is no file of rules is refused without harm", "[rules]") {
  for (const std::string bytes : {"", "{", "[]", "{\"schema\":\"redraft/rules/2\",\"rules\":[]}",
                                  "{\"schema\":\"redraft/rules/1\"}", "\xFF\xFE"}) {
    INFO(bytes);
    CHECK(has_error(read_rules(bytes).findings));
  }
  CHECK(has_error(read_rules(std::string(largest_rules_file + 1, ' ')).findings));
  CHECK(has_error(read_rules(std::string(500'000, '[')).findings));
}
