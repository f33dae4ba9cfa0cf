// Shapes of approvals, adoptions, links, glossaries, findings of rules, and concerns.
#include "redraft/adoption_register.h"
#include "redraft/json_governance.h"
#include "redraft/rules_file.h"
#include "support/catch.h"
#include "support/golden.h"

using namespace redraft;
using namespace redraft::testing;
using Catch::Matchers::Contains;

namespace {

const Instant june = parse_instant("2026-06-01T00:00:00Z");
const std::string git_id(40, 'a');
const std::string hash(32, 'b');

void check_example(const std::string& path, const std::string& actual) {
  check_golden("schemas/examples/" + path, actual);
}

DraftText small_text() {
  DraftText text;
  text.draft.document = "charter";
  text.draft.label = "V1";
  text.document.source = "We pay early.\n\nWe ask.\n";
  for (const std::string words : {"We pay early.", "We ask."}) {
    Statement statement;
    statement.text = words;
    statement.number = std::to_string(text.document.statements.size() + 1);
    statement.source = {0, 3};
    text.document.statements.push_back(statement);
    text.anchors.push_back("money-" + statement.number);
  }
  return text;
}

Adoption adoption(const std::string& organisation, AdoptionOutcome outcome) {
  Adoption one;
  one.id.text = "o-4f7k2m9qx1";
  one.outcome = outcome;
  one.on = {"charter", "V0-1", git_id, git_id, {}};
  one.organisation = organisation;
  one.sector = "Councils";
  one.role = "Clerk";
  one.given = june;
  if (outcome == AdoptionOutcome::signs) {
    one.reservations = {{{"money-1", hash}, "Not | before April"}};
  } else {
    one.reason = "It needs a vote.";
  }
  return one;
}

AdoptionRegister small_register() {
  AdoptionRegister all;
  all.document = "charter";
  all.label = "V1";
  all.history = {adoption("Sedlow Town Council", AdoptionOutcome::signs),
                 adoption("=Harrowick <Council>", AdoptionOutcome::cannot_consent)};
  for (const Adoption& one : all.history) {
    all.entries.push_back({one, {Standing::changed, {{"money-1", Standing::changed}}}, {}, 1});
  }
  all.entries.front().reservations_changed = {"money-1"};
  return all;
}

}  // namespace

TEST_CASE("an approval says what it is bound to and how that stands", "[json]") {
  Approval approval{
      {"a-4f7k2m9qx1"},
      "Governance Board",
      {"charter", "V0-1", git_id, git_id, {{"money-1", hash}}},
      {{ApprovalStatus::proposed, june, ""}, {ApprovalStatus::approved, june, "For a year"}}};
  check_example(
      "approvals/changed.json",
      json::approvals("charter", "",
                      {{approval, {Standing::changed, {{"money-1", Standing::changed}}}}}));
  const DraftText text = small_text();
  check_example("statements/approved.json", json::statements(text, {{"money-1",
                                                                     {{{"a-4f7k2m9qx1"},
                                                                       "Governance Board",
                                                                       ApprovalStatus::in_trial,
                                                                       "V0-1",
                                                                       Standing::holds}}}}));
}

TEST_CASE("the register is the same in every form", "[report]") {
  const AdoptionRegister all = small_register();

  check_example("adoptions/two.json", write_adoptions(all, ReportFormat::json));
  check_golden("engine/exchange/golden/adoptions.md", write_adoptions(all, ReportFormat::markdown));
  const std::string html = write_adoptions(all, ReportFormat::html);
  CHECK_THAT(html, Contains("=Harrowick &lt;Council&gt;"));
  CHECK_THAT(write_adoptions(all, ReportFormat::csv), !Contains("\n=Harrowick"));
  CHECK_THAT(write_adoptions({"charter", "", {}, {}}, ReportFormat::markdown),
             Contains("No organisation"));
}

TEST_CASE("links, terms and findings of rules name their places", "[json]") {
  check_example("links/one.json", json::links({{{"l-4f7k2m9qx1"},
                                                {"charter", "money-1", hash},
                                                {"plan", "budget", hash},
                                                "Who pays",
                                                june}}));
  check_example("glossary/one.json",
                json::glossary(small_text(), {{"early", "Early means before.", 0, {1}}}));
  RuleFinding open;
  open.rule = "plain-words";
  open.statement = 1;
  open.end = 2;
  open.message = "\"We\"";
  RuleFinding waived = open;
  waived.waived = Waiver{"plain-words", "money-2", hash, "It is the name", june};
  check_example("rule-findings/two.json", json::rule_findings(small_text(), {open, waived}));
  check_example(
      "rules/shipped.json",
      write_rules({{.name = "plain-words", .reason = "be plain", .words = {"leverage"}}}));
}

TEST_CASE("concerns are told to handlers whole, to everyone in counts", "[json]") {
  Concern concern;
  concern.id.text = "k-4f7k2m9qx1";
  concern.document = "charter";
  concern.label = "V1";
  concern.anchor = "money-1";
  concern.about = "Sedlow Town Council";
  concern.raised_by = {"Sal Broadhurn", "sal@example.org", ""};
  concern.steps = {{ConcernStepKind::raised, june, "They pay late.", std::nullopt, "Bram"},
                   {ConcernStepKind::outcome, june, "Paid.", ConcernOutcome::resolved, "Ottilie"}};
  check_example("concerns/one.json", json::concerns({concern}));
  check_example("concern-counts/few.json", json::concern_counts({5, std::nullopt, {}, 0}));
  check_example("concern-counts/many.json", json::concern_counts({5, 17, {{"dialogue", 9}}, 8}));
  check_example("handlers/two.json", json::handlers({"Bram", "Ottilie"}));
}
