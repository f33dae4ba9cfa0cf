// The publish protocol: what is refused, and what becomes of a publish that was cut short.
#include "engine/workspace/workspace_support.h"
#include "redraft/error.h"
#include "support/catch.h"
#include "workspace/lineage_records.h"
#include "workspace/state.h"

using namespace redraft;
using redraft::testing::Desk;

namespace {

const std::string first = "# Charter\n\nWe commit to plain words in every letter that we send.\n";
const std::string second =
    "# Charter\n\nWe commit to plain words in every letter and text that we send.\n";

ErrorKind refusal(Desk& desk, const std::string& label) {
  try {
    desk.open().publish({"charter", label, "", DraftState::consultation});
  } catch (const Error& error) {
    CHECK_FALSE(error.hint().empty());
    return error.kind();
  }
  FAIL("published " << label);
  return ErrorKind::internal;
}

// Carries a publish of `second` as V1 up to a step, and leaves it there as a kill would.
enum class Until { journal, tag, branch };

void cut_short(Desk& desk, Until step) {
  workspace::State state(store::DraftStore::open(desk.sandbox.top()),
                         {desk.clock, desk.randomness, "editor"});
  const store::DocumentEntry entry = state.document("charter");
  const workspace::State::Working working = state.working(entry);
  store::DraftContent content;
  content.draft = working.before.draft;
  content.draft.previous = "V0-1";
  content.draft.label = "V1";
  content.draft.sequence = 2;
  content.draft.published = desk.clock.now();
  content.draft.statements = working.document.statements.size();
  content.document = working.document;
  content.anchors = working.anchors;
  content.lineage = workspace::to_record(working.lineage, working.before.anchors, working.anchors);
  const store::PreparedDraft prepared = state.drafts.prepare(entry, content, desk.clock.now());
  state.comments.begin_publishing({prepared.document, prepared.label, prepared.path,
                                   prepared.commit, prepared.tag, prepared.tag_ref,
                                   prepared.branch_ref, prepared.parent, desk.clock.now()});
  if (step != Until::journal) {
    state.drafts.create_tag(prepared);
  }
  if (step == Until::branch) {
    state.drafts.advance_branch(prepared);
  }
}

}  // namespace

TEST_CASE("publish refuses with a hint what would break a promise", "[workspace]") {
  Desk desk;
  desk.publish("V0-1", first);

  SECTION("the same label twice") {
    desk.write(second);
    CHECK(refusal(desk, "V0-1") == ErrorKind::conflict);
  }
  SECTION("nothing changed") {
    CHECK(refusal(desk, "V1") == ErrorKind::conflict);
  }
  SECTION("a detached HEAD") {
    desk.write(second);
    testing::git(desk.sandbox.top(), "checkout -q --detach");
    CHECK(refusal(desk, "V1") == ErrorKind::conflict);
  }
  SECTION("text that is not UTF-8") {
    desk.write("# Charter\n\nWe commit to caf\xE9s.\n");
    CHECK(refusal(desk, "V1") == ErrorKind::invalid);
  }
  SECTION("no git identity") {
    desk.write(second);
    testing::git(desk.sandbox.top(), "config --unset user.email");
    CHECK(refusal(desk, "V1") == ErrorKind::not_allowed);
  }
  SECTION("the word for what is not published") {
    desk.write(second);
    CHECK(refusal(desk, "working") == ErrorKind::invalid);
  }
}

TEST_CASE("a publish cut short before its tag never happened", "[workspace]") {
  Desk desk;
  desk.publish("V0-1", first);
  desk.write(second);
  cut_short(desk, Until::journal);

  Workspace workspace = desk.open();

  CHECK(workspace.drafts("charter").size() == 1);
  CHECK(workspace.check().empty());
  CHECK(workspace.publish({"charter", "V1", "", DraftState::consultation}).draft.sequence == 2);
}

TEST_CASE("a publish cut short after its tag is finished", "[workspace]") {
  Desk desk;
  desk.publish("V0-1", first);
  const std::string id = desk.comment("charter-1", "plain words");
  desk.write(second);
  cut_short(desk, GENERATE(Until::tag, Until::branch));

  Workspace workspace = desk.open();

  CHECK(workspace.drafts("charter").size() == 2);
  CHECK(workspace.check().empty());
  CHECK(workspace.comment(id, "V1", false).now.front().outcome == Outcome::exact);
  CHECK(testing::git(desk.sandbox.top(), "status --porcelain").empty());
  CHECK(testing::git(desk.sandbox.top(), "rev-parse HEAD") ==
        testing::git(desk.sandbox.top(), "rev-parse 'charter/V1^{commit}'"));
}

TEST_CASE("other commits, files and staged work between drafts are left alone", "[workspace]") {
  Desk desk;
  desk.publish("V0-1", first);
  testing::write_file(desk.sandbox.top() / "minutes.txt", "agenda\n");
  testing::git(desk.sandbox.top(), "add minutes.txt");
  testing::git(desk.sandbox.top(), "commit -q -m minutes");
  testing::write_file(desk.sandbox.top() / "staged.txt", "not yet\n");
  testing::git(desk.sandbox.top(), "add staged.txt");

  desk.publish("V1", second);

  CHECK(testing::git(desk.sandbox.top(), "status --porcelain") == "A  staged.txt\n");
  CHECK(testing::git(desk.sandbox.top(), "show HEAD:minutes.txt") == "agenda\n");
  CHECK(desk.open().check().empty());
}

TEST_CASE("a linked work tree shares drafts and comments", "[workspace]") {
  Desk desk;
  desk.publish("V0-1", first);
  desk.comment("charter-1", "plain words");
  testing::git(desk.sandbox.top(), "worktree add -q ../second -b second");

  const Workspace second_tree =
      Workspace::open(desk.sandbox.folder() / "second", {desk.clock, desk.randomness, "editor"});

  CHECK(second_tree.drafts("charter").size() == 1);
  CHECK(second_tree.comments({}).size() == 1);
}

TEST_CASE("an answer drafted while a publish waits for git's index is for the draft after it",
          "[workspace]") {
  Desk desk;
  desk.publish("V0-1", first);
  const std::string id = desk.comment("charter-1", "plain words");
  desk.write(second);
  testing::write_file(desk.sandbox.top() / ".git" / "index.lock", "another program's");
  const Published published = desk.open().publish({"charter", "V1", "", DraftState::consultation});
  REQUIRE(published.findings.front().rule == "checkout-behind");

  desk.open().respond(id, {Decision::accepted, "", "charter#charter-1", false, {}, {}});
  std::filesystem::remove(desk.sandbox.top() / ".git" / "index.lock");

  const Comment comment = desk.open().comment(id, "", false);
  REQUIRE(comment.disposition);
  CHECK(comment.disposition->change == "charter#charter-1@working");
  CHECK_FALSE(comment.disposition->released);
  CHECK(testing::git(desk.sandbox.top(), "status --porcelain").empty());
}
