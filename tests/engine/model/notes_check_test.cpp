#include <algorithm>

#include "engine/model/comparison_builder.h"
#include "redraft/note.h"
#include "support/catch.h"

using namespace redraft;
using namespace redraft::testing;

namespace {

std::vector<Finding> found(const Scene& scene, const std::string& rule) {
  std::vector<Finding> findings = check_notes(scene.input);
  std::erase_if(findings, [&](const Finding& finding) { return finding.rule != rule; });
  return findings;
}

std::vector<std::string> anchors(const std::vector<Finding>& findings) {
  std::vector<std::string> names;
  for (const Finding& finding : findings) {
    names.push_back(finding.anchor);
  }
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("each substantive change without a note is an error that says how to write one",
          "[notes-check]") {
  const Scene scene;

  const std::vector<Finding> findings = found(scene, "changed-unexplained");

  CHECK(anchors(findings) == Names{"leadership-3", "leadership-5", "access", "access-1"});
  CHECK(findings[0].severity == Severity::error);
  CHECK(findings[0].message ==
        "7.3 in Leadership (“We commit to leaders who listen to everybody.”) was reworded, and no "
        "change note explains it");
  CHECK(findings[0].hint == "redraft note add principles#leadership-3@V1 -m WHAT");
  CHECK(findings[1].message.find("7.5 in Leadership (“Leaders lead.”) of V0-1 was removed") == 0);
}

TEST_CASE("a note explains what it names", "[notes-check]") {
  Scene scene;
  scene.input.notes = {note("n-1", "Reworded", {"leadership-3", "leadership-5"})};
  CHECK(anchors(found(scene, "changed-unexplained")) == Names{"access", "access-1"});
}

TEST_CASE("the heading of an added section explains what came with it", "[notes-check]") {
  Scene scene;
  scene.input.notes = {note("n-1", "Added", {"access"}), note("n-2", "Reworded", {"leadership-3"}),
                       note("n-3", "Removed", {"leadership-5"})};
  CHECK(check_notes(scene.input).empty());
}

TEST_CASE("the heading of a section that stayed explains nothing but itself", "[notes-check]") {
  Scene scene;
  scene.input.notes = {note("n-1", "All new", {"leadership"})};
  CHECK(found(scene, "changed-unexplained").size() == 4);
  CHECK(anchors(found(scene, "explained-unchanged")) == Names{"leadership"});
}

TEST_CASE("a note on any part explains a split or a merge", "[notes-check]") {
  const std::string named = GENERATE("a-1", "a-2");
  Scene scene;
  scene.changes.changes = {
      change(ChangeKind::split, {statement("a-1", "1.1", "One and two.")},
             {statement("a-1", "1.1", "One."), statement("a-2", "1.2", "Two.")})};
  CHECK(found(scene, "changed-unexplained").at(0).message.find("was split into 1.1 and 1.2") !=
        std::string::npos);
  scene.input.notes = {note("n-1", "Split", {named})};
  CHECK(check_notes(scene.input).empty());

  scene.changes.changes = {
      change(ChangeKind::merged, {statement("a-1", "1.1", "One."), statement("a-2", "1.2", "Two.")},
             {statement("a-1", "1.1", "One and two.")})};
  CHECK(check_notes(scene.input).empty());
}

TEST_CASE("an editorial change needs no note, and may have one", "[notes-check]") {
  Scene scene;
  scene.changes.changes = {change(ChangeKind::reworded, {statement("a-1", "1.1", "Colour")},
                                  {statement("a-1", "1.1", "colour")})};
  scene.changes.changes[0].significance = Significance::editorial;
  CHECK(check_notes(scene.input).empty());
  scene.input.notes = {note("n-1", "Case", {"a-1"})};
  CHECK(check_notes(scene.input).empty());
}

TEST_CASE("a note on what did not change, or does not exist, is an error", "[notes-check]") {
  Scene scene;
  scene.input.notes = {note("n-1", "Reworded", {"leadership-4", "leadership-99", "leadership-5"})};

  const std::vector<Finding> findings = found(scene, "explained-unchanged");

  CHECK(anchors(findings) == Names{"leadership-4", "leadership-99"});
  CHECK(findings[0].message.find("n-1 (“Reworded”) names 7.4 in Leadership") != std::string::npos);
  CHECK(findings[1].message.find("which neither draft has") != std::string::npos);
  CHECK(findings[1].hint == "redraft note edit principles@V1 n-1 --on ANCHOR");
}

TEST_CASE("every comment needs a released disposition", "[notes-check]") {
  Scene scene;
  Comment open = comment("c-1", "leadership-4", "health");
  Comment drafted = decided(comment("c-2", "leadership-4", "health"), Decision::not_accepted);
  drafted.disposition->released = false;
  Comment answered = decided(comment("c-3", "leadership-4", "health"), Decision::noted);
  Comment gone = comment("c-4", "leadership-4", "health");
  gone.status = CommentStatus::withdrawn;
  scene.input.comments = {open, drafted, answered, gone};

  const std::vector<Finding> findings = found(scene, "comment-unanswered");

  REQUIRE(findings.size() == 2);
  CHECK(findings[0].comment == "c-1");
  CHECK(findings[0].message ==
        "comment c-1 on 7.4 in Leadership (“We acknowledge that trust takes time.”) has no "
        "disposition");
  CHECK(findings[0].hint == "redraft respond c-1 --decision DECISION -m REASON");
  CHECK(findings[1].comment == "c-2");
  CHECK(findings[1].message.find("is not released") != std::string::npos);
  CHECK(findings[1].hint == "redraft respond --release principles");
  CHECK(findings[0].message.find("words of the comment") == std::string::npos);
}

TEST_CASE("a released answer counts though a later one is drafted", "[notes-check]") {
  Scene scene;
  Comment answered = decided(comment("c-1", "leadership-4", ""), Decision::accepted);
  answered.status = CommentStatus::answered;
  answered.disposition->released = false;
  scene.input.comments = {answered};

  CHECK(found(scene, "comment-unanswered").empty());
  CHECK(found(scene, "accepted-unchanged").empty());
}

TEST_CASE("a change named on a draft that cannot show it is not carried out", "[notes-check]") {
  Scene scene;
  scene.input.earlier = {"V0", "V0-1", "V0-2"};
  const auto carried_out = [&](const std::string& change) {
    scene.input.comments = {
        decided(comment("c-1", "leadership-4", ""), Decision::accepted, change)};
    return found(scene, "accepted-unchanged").empty();
  };

  CHECK(carried_out("principles#leadership-4@V0-2"));
  CHECK_FALSE(carried_out("principles#leadership-3@V99"));
  CHECK_FALSE(carried_out("principles#leadership-3@working"));
  CHECK_FALSE(carried_out("principles#leadership-4@V0"));  // before the comment was made
  CHECK(carried_out("plan#steps-2@P3"));
  CHECK_FALSE(carried_out("plan#steps-2@working"));
}

TEST_CASE("a reviewer who objects to the answer is named, as a warning", "[notes-check]") {
  Scene scene;
  Comment answered = decided(comment("c-1", "leadership-3", ""), Decision::accepted_in_part);
  answered.reaction.emplace().reaction = Reaction::objects;
  scene.input.comments = {answered};
  const std::vector<Finding> findings = found(scene, "reviewer-objects");

  REQUIRE(findings.size() == 1);
  CHECK(findings[0].severity == Severity::warning);
  CHECK(findings[0].comment == "c-1");
  scene.input.comments[0].reaction->reaction = Reaction::satisfied;
  CHECK(found(scene, "reviewer-objects").empty());
}

TEST_CASE("accepted, but nothing changed", "[notes-check]") {
  Scene scene;
  const Decision decision = GENERATE(Decision::accepted, Decision::accepted_in_part);
  const auto check = [&](Comment one) {
    scene.input.comments = {std::move(one)};
    return found(scene, "accepted-unchanged").size();
  };

  CHECK(check(decided(comment("c-1", "leadership-4", ""), decision)) == 1);
  CHECK(check(decided(comment("c-1", "leadership-3", ""), decision)) == 0);
  CHECK(check(decided(comment("c-1", "leadership-5", ""), decision)) == 0);
  CHECK(check(decided(comment("c-1", "leadership-4", ""), decision,
                      "principles#leadership-3@V1")) == 0);
  CHECK(check(decided(comment("c-1", "leadership-3", ""), decision,
                      "principles#leadership-4@V1")) == 1);
  CHECK(check(decided(comment("c-1", "leadership-4", ""), decision, "plan#steps-2@P3")) == 0);
  CHECK(check(decided(comment("c-1", "leadership-4", ""), decision,
                      "principles#leadership-4@V0-1")) == 1);

  Comment changed_before = comment("c-1", "leadership-4", "");
  changed_before.now[0].outcome = Outcome::adjusted;
  CHECK(check(decided(changed_before, decision)) == 0);

  Comment missing = comment("c-1", "leadership-4", "");
  missing.targets[0].scope = CommentScope::missing;
  CHECK(check(decided(missing, decision)) == 0);

  Comment whole = comment("c-1", "", "");
  whole.targets[0].scope = CommentScope::document;
  CHECK(check(decided(whole, decision)) == 0);
}

TEST_CASE("before a draft is published, its label may already be promised", "[notes-check]") {
  Scene scene;
  scene.input.draft.state = DraftState::working;
  scene.input.draft.label = "working";
  scene.input.draft.previous = "V1";
  scene.input.earlier = {"V0-1", "V1"};
  const auto check = [&](const std::string& change) {
    scene.input.comments = {
        decided(comment("c-1", "leadership-4", ""), Decision::accepted, change)};
    return found(scene, "accepted-unchanged").size();
  };
  CHECK(check("principles#leadership-3@V2") == 0);
  CHECK(check("principles#leadership-4@V2") == 1);
  CHECK(check("principles#leadership-4@V1") == 0);
  CHECK(found(scene, "changed-unexplained").at(0).hint ==
        "redraft note add principles#leadership-3 -m WHAT");
}

TEST_CASE("a comment in the tray is named once, with where it may belong", "[notes-check]") {
  Scene scene;
  Comment waiting = decided(comment("c-1", "leadership-3", "health"), Decision::noted);
  waiting.targets.push_back(waiting.targets.front());
  Placement tray;
  tray.outcome = Outcome::tray;
  tray.candidates = {"leadership-4", "access-1"};
  tray.reason = "it is not certain";
  waiting.now.push_back(tray);
  waiting.now.push_back(tray);
  scene.input.comments = {waiting};

  const std::vector<Finding> findings = found(scene, "comment-in-tray");

  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message ==
        "comment c-1 waits for a person to place it: it is not certain; perhaps on leadership-4 or "
        "access-1");
  CHECK(findings[0].hint == "redraft comment place c-1 --target 2 --at principles#leadership-4");
}

TEST_CASE("a first draft is checked for its comments alone", "[notes-check]") {
  NotesInput input;
  input.notes = {note("n-1", "Begun", {"leadership"})};
  CHECK(check_notes(input).empty());
}

TEST_CASE("each change is told with the notes that explain it", "[notes-check]") {
  Scene scene;
  scene.input.notes = {note("n-1", "Added", {"access"}),
                       note("n-2", "Reworded", {"leadership-3", "leadership-4"})};

  const std::vector<Explanation> all = explanations(*scene.input.changes, scene.input.notes);

  Names explained;
  Names open;
  for (const Explanation& one : all) {
    (one.notes.empty() ? open : explained).push_back(one.anchor);
    CHECK(one.wanted);
  }
  CHECK(explained == Names{"leadership-3", "access", "access-1"});
  CHECK(open == Names{"leadership-5"});
  CHECK(anchors(found(scene, "changed-unexplained")) == open);
  CHECK(all.front().notes == std::vector<std::size_t>{1});
}
