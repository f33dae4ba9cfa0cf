// Ladders, steps and counts of approvals and concerns; definitions that change under comments.
#include "redraft/approval.h"
#include "redraft/concern.h"
#include "redraft/definition_findings.h"
#include "redraft/error.h"
#include "support/catch.h"
#include "support/thrown.h"

using namespace redraft;
using Catch::Matchers::Contains;
using redraft::testing::kind_of;

namespace {

Concern raised() {
  Concern concern;
  concern.id.text = "k-1";
  concern.steps.push_back({ConcernStepKind::raised, {}, "They do not.", std::nullopt, ""});
  return concern;
}

ConcernStep step(ConcernStepKind kind, std::optional<ConcernOutcome> outcome = std::nullopt) {
  return {kind, {}, "Met.", outcome, "Ottilie"};
}

std::vector<Concern> concerns(std::size_t with_outcome, std::size_t in_dialogue) {
  std::vector<Concern> all;
  for (std::size_t i = 0; i < with_outcome + in_dialogue; ++i) {
    Concern one = raised();
    one.steps.push_back(i < with_outcome ? step(ConcernStepKind::outcome, ConcernOutcome::resolved)
                                         : step(ConcernStepKind::dialogue));
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace

TEST_CASE("an approval climbs the ladder, goes back to trial, and ends for good", "[approval]") {
  using enum ApprovalStatus;
  CHECK(may_become(proposed, approved));
  CHECK(may_become(proposed, in_use));
  CHECK(may_become(in_use, in_trial));
  CHECK_FALSE(may_become(approved, proposed));
  CHECK_FALSE(may_become(approved, approved));
  for (const ApprovalStatus to : {proposed, approved, in_trial, in_use, not_approved, withdrawn}) {
    CHECK_FALSE(may_become(not_approved, to));
    CHECK_FALSE(may_become(withdrawn, to));
  }
  CHECK(is_in_force(in_trial));
  CHECK_FALSE(is_in_force(proposed));
}

TEST_CASE("good faith comes first: escalation follows dialogue, and an outcome ends it",
          "[concern]") {
  Concern concern = raised();

  CHECK(kind_of([&] { require_step(concern, step(ConcernStepKind::escalation)); }) ==
        ErrorKind::conflict);
  CHECK(kind_of([&] { require_step(concern, step(ConcernStepKind::raised)); }) ==
        ErrorKind::invalid);
  CHECK(kind_of([&] { require_step(concern, step(ConcernStepKind::outcome)); }) ==
        ErrorKind::invalid);
  CHECK(kind_of([&] {
          require_step(concern, step(ConcernStepKind::dialogue, ConcernOutcome::resolved));
        }) == ErrorKind::invalid);
  concern.steps.push_back(step(ConcernStepKind::dialogue));
  CHECK_NOTHROW(require_step(concern, step(ConcernStepKind::escalation)));
  concern.steps.push_back(step(ConcernStepKind::outcome, ConcernOutcome::unresolved));
  CHECK(kind_of([&] { require_step(concern, step(ConcernStepKind::dialogue)); }) ==
        ErrorKind::conflict);
}

TEST_CASE("no small count of concerns is told, nor can it be worked out", "[concern]") {
  CHECK_FALSE(count_concerns(concerns(2, 2), 5).all);
  CHECK(count_concerns(concerns(2, 2), 5).by_stage.empty());
  const ConcernCounts large = count_concerns(concerns(6, 5), 5);
  CHECK(large.all == 11U);
  CHECK(large.by_stage.size() == 2);
  const ConcernCounts hidden = count_concerns(concerns(9, 2), 5);
  CHECK(hidden.all == 11U);
  CHECK(hidden.by_stage.empty());  // nine alone would give the two away
  CHECK(hidden.together == 11);
}

TEST_CASE("a definition that changes under commented statements is a warning", "[definitions]") {
  Comparison changes;
  ComparedChange definition;
  definition.to.emplace_back();
  definition.to.back().anchor = "terms-1";
  ComparedChange use;
  use.to.emplace_back();
  use.to.back().anchor = "money-1";
  changes.changes = {definition, use};
  changes.substance.definitions = {{DefinitionFate::changed, "help", "", 0, {LaterPlace{1, 0}}}};
  NotesInput input;
  input.draft.document = "charter";
  input.draft.label = "V1";
  input.changes = &changes;
  CHECK(definition_findings(input).empty());
  Comment comment;
  comment.now.emplace_back();
  comment.now.back().anchor = "money-1";
  input.comments = {comment, comment};

  const std::vector<Finding> findings = definition_findings(input);

  REQUIRE(findings.size() == 1);
  CHECK(findings.front().rule == "definition-changed");
  CHECK(findings.front().severity == Severity::warning);
  CHECK(findings.front().anchor == "terms-1");
  CHECK_THAT(findings.front().message, Contains("2 comments stand") && Contains("money-1"));
  changes.substance.definitions.front().fate = DefinitionFate::added;
  CHECK(definition_findings(input).empty());
}
