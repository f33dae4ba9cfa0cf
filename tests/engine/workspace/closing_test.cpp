// Closing the loop: suggestions, answers, notes, and comments a person placed.
#include <algorithm>
#include <sstream>

#include "engine/workspace/workspace_support.h"
#include "redraft/error.h"
#include "support/catch.h"

using namespace redraft;
using redraft::testing::Desk;

namespace {

const std::string first =
    "# Charter\n\n## Money\n\n"
    "We commit to paying small groups *within thirty days*, always.\n\n"
    "We recognise that late payment ends good work, and that good work is slow to return.\n";

std::string changed(const std::string& from, const std::string& to) {
  std::string text = first;
  text.replace(text.find(from), from.size(), to);
  return text;
}

bool finds(const std::vector<Finding>& findings, const std::string& rule) {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const Finding& finding) { return finding.rule == rule; });
}

}  // namespace

TEST_CASE("a suggestion is put into the Markdown as plain words", "[workspace]") {
  Desk desk;
  desk.publish("V0-1", first);
  const std::string id = desk.comment("money-2", "ends good work", "kills <b>good</b> *work*");

  const AppliedSuggestion applied = desk.open().apply(id);

  CHECK(applied.anchor == "money-2");
  const DraftText text = desk.open().text("charter", "working");
  CHECK(text.document.statements.back().text ==
        "We recognise that late payment kills <b>good</b> *work*, and that good work is slow to "
        "return.");
}

TEST_CASE("suggested words stay words, whatever Markdown would make of them", "[workspace]") {
  Desk desk;
  desk.publish("V0-1", first);
  const auto* words = GENERATE("- late payment ends good work", "# Late payment", "1. Late payment",
                               "> late", "A &amp; B", "a | b", "line\nbreak", "`code` [x](y)");
  const std::string id = desk.comment("money-2", "", words);

  desk.open().apply(id);

  std::string expected = words;
  std::replace(expected.begin(), expected.end(), '\n', ' ');
  const DraftText text = desk.open().text("charter", "working");
  CHECK(text.document.statements.back().text == expected);
  CHECK(text.document.statements.back().kind == StatementKind::paragraph);
}

TEST_CASE("only words suggested for a statement can be applied", "[workspace]") {
  Desk desk;
  desk.publish("V0-1", first);
  NewComment comment;
  comment.body = "Nothing on reserves.";
  comment.suggestion = "We commit to reserves.";
  comment.targets.emplace_back();
  comment.targets.back().anchor = "money-2";
  comment.targets.back().scope = GENERATE(CommentScope::missing, CommentScope::section);
  const std::string id = desk.open().add_comment(comment).id.text;

  CHECK_THROWS_AS(desk.open().apply(id), Error);
  CHECK(desk.open().text("charter", "working").document.source == first);
}

TEST_CASE("text that is not UTF-8 is refused wherever it comes in", "[workspace]") {
  Desk desk;
  desk.publish("V0-1", first);
  const std::string id = desk.comment("money-2", "");
  Workspace workspace = desk.open();

  CHECK_THROWS_AS(workspace.reply(id, "caf\xe9"), Error);
  CHECK_THROWS_AS(workspace.respond(id, {Decision::noted, "caf\xe9", "", true, {}, {}}), Error);
  CHECK_THROWS_AS(workspace.write_update_notes("charter", "V0-1", "caf\xe9"), Error);
  CHECK_THROWS_AS(workspace.publish({"charter", "V1", "caf\xe9", DraftState::consultation}), Error);
}

TEST_CASE("an address comes into git with the text only, and may be quoted from there",
          "[workspace]") {
  Desk desk;
  desk.publish("V0-1", first);
  desk.write(first + "\nWrite to office@wexmoor.example.\n");
  Workspace workspace = desk.open();
  const auto note = [](const std::string& what) {
    ChangeNote made;
    made.what = what;
    return made;
  };

  CHECK_THROWS_AS(workspace.add_note({"charter", ""}, note("Asked for by asha@home.example.")),
                  Error);
  CHECK_THROWS_AS(workspace.write_update_notes("charter", "working", "Call 01632 960 123."), Error);
  CHECK_THROWS_AS(
      workspace.publish({"charter", "V1", "As asha@home.example said", DraftState::consultation}),
      Error);

  const ChangeNote quoting =
      workspace.add_note({"charter", ""}, note("Says office@wexmoor.example."));
  workspace.write_update_notes("charter", "working", "New: office@wexmoor.example.");
  CHECK(workspace.notes({"charter", ""}).front().what == quoting.what);
}

TEST_CASE("a stale suggestion is refused with its words then and now", "[workspace]") {
  Desk desk;
  desk.publish("V0-1", first);
  const std::string id = desk.comment("money-2", "ends good work", "stops good work");
  desk.write(changed("ends good work", "breaks trust"));

  try {
    desk.open().apply(id);
    FAIL("a stale suggestion was applied");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::conflict);
    CHECK(std::string(error.what()).find("ends good work") != std::string::npos);
    CHECK(std::string(error.what()).find("breaks trust") != std::string::npos);
  }
}

TEST_CASE("the check is clean only when every change is explained and every comment answered",
          "[workspace]") {
  Desk desk;
  desk.publish("V0-1", first);
  const std::string id = desk.comment("money-2", "late payment");
  desk.write(changed("thirty days", "fourteen days"));
  Workspace workspace = desk.open();

  const std::vector<Finding> before = workspace.check_notes("charter", "");
  workspace.respond(id, {Decision::noted, "Thank you.", "", true, {}, {}});
  ChangeNote note;
  note.what = "Payment is due sooner.";
  note.anchors = {"money-1"};
  workspace.add_note({"charter", ""}, note);

  CHECK(finds(before, "comment-unanswered"));
  CHECK(finds(before, "changed-unexplained"));
  CHECK(workspace.check_notes("charter", "").empty());
  workspace.publish({"charter", "V1", "Sooner", DraftState::consultation});
  CHECK(workspace.check_notes("charter", "V1").empty());
  CHECK(workspace.update_notes("charter", "V1").find("Payment is due sooner") != std::string::npos);
}

TEST_CASE("an answer that names the working text names the draft once it is published",
          "[workspace]") {
  Desk desk;
  desk.publish("V0-1", first);
  const std::string id = desk.comment("money-1", "thirty days");
  desk.write(changed("thirty days", "fourteen days"));
  desk.open().respond(id, {Decision::accepted, "", "charter#money-1", false, {}, {}});

  desk.publish("V1", changed("thirty days", "fourteen days"));

  const Comment comment = desk.open().comment(id, "", false);
  REQUIRE(comment.disposition);
  CHECK(comment.disposition->change == "charter#money-1@V1");
  CHECK(comment.disposition->released);
  CHECK(comment.status == CommentStatus::answered);
}

TEST_CASE("imported words that cannot be located wait in the tray until a person places them",
          "[workspace]") {
  Desk desk;
  desk.publish("V0-1", first);
  std::istringstream file(
      R"({"id":"s-1","body":"Which?","made_on":{"document":"charter","quote":{"exact":"good work"}}})"
      "\n{\"id\":\"s-2\",\"body\":\"\",\"made_on\":{\"document\":\"charter\",\"anchor\":\"money-"
      "1\"}}\n");

  const ImportedComments imported = desk.open().import_comments(file, {}, false);

  CHECK(imported.added == 1);
  CHECK(imported.in_tray == 1);
  CHECK(imported.findings.size() == 1);
  CHECK(desk.open().comment("s-1", "", false).now.front().outcome == Outcome::tray);
  PlaceRequest request;
  request.id = "s-1";
  request.anchor = "money-2";
  request.quote = "ends good work";
  desk.open().place(request);
  desk.publish("V1", changed("thirty days", "fourteen days"));
  const Placement placed = desk.open().comment("s-1", "V1", false).now.front();
  CHECK(placed.anchor == "money-2");
  CHECK(placed.outcome != Outcome::tray);
  Workspace workspace = desk.open();
  workspace.rebuild();
  CHECK(workspace.comment("s-1", "V1", false).now.front() == placed);
  CHECK(workspace.check().empty());
}

TEST_CASE("update notes are appended between markers, and appending again changes nothing",
          "[workspace]") {
  Desk desk;
  desk.publish("V0-1", first);
  desk.write(changed("thirty days", "fourteen days"));
  Workspace workspace = desk.open();

  workspace.append_update_notes("charter", "V1");
  const std::string once = testing::read_file(desk.sandbox.top() / "charter.md");
  workspace.append_update_notes("charter", "V1");

  CHECK(testing::read_file(desk.sandbox.top() / "charter.md") == once);
  CHECK(once.find("V0-1") != std::string::npos);
  CHECK(once.find("**V1**") != std::string::npos);
  CHECK(workspace.text("charter", "working").document.statements.size() ==
        workspace.text("charter", "V0-1").document.statements.size());
}

TEST_CASE("a change note is found by its id, with the draft that it belongs to", "[workspace]") {
  Desk desk;
  desk.publish("V0-1", first);
  ChangeNote note;
  note.what = "Sooner";
  const ChangeNote coming = desk.open().add_note({"charter", ""}, note);
  const ChangeNote published = desk.open().add_note({"charter", "V0-1"}, note);

  CHECK(desk.open().note(coming.id.text).label == "working");
  CHECK(desk.open().note(published.id.text).label == "V0-1");
  CHECK(desk.open().note(published.id.text).document == "charter");
  CHECK(desk.open().note(published.id.text).note == published);
  CHECK_THROWS_AS(desk.open().note("n-none"), Error);
}
