// Many verbs with one commit.
#include <thread>

#include "engine/workspace/workspace_support.h"
#include "redraft/error.h"
#include "support/catch.h"

using namespace redraft;
using redraft::testing::Desk;

namespace {

const std::string charter =
    "# Charter\n\n## Money\n\nWe commit to paying within thirty days.\n\nWe agree to say so.\n";

NewComment saying(const std::string& body) {
  NewComment comment;
  comment.body = body;
  Target target;
  target.anchor = "money-2";
  comment.targets = {target};
  return comment;
}

std::size_t count_of(const Workspace& workspace, const std::string& text) {
  CommentFilter filter;
  filter.text = text;
  return workspace.count_comments(filter);
}

}  // namespace

TEST_CASE("what is written together is seen by others once all of it is committed", "[together]") {
  Desk desk;
  desk.publish("V0-1", charter);
  Workspace workspace = desk.open();
  Workspace other = desk.open();

  workspace.together([&] {
    workspace.add_comment(saying("One"));
    workspace.add_comment(saying("Two"));
    CHECK(workspace.comments({}).size() == 2);
    CHECK(other.comments({}).empty());
  });

  CHECK(other.comments({}).size() == 2);
  CHECK(other.check().empty());
}

TEST_CASE("a verb that fails takes back itself, and nothing of the others", "[together]") {
  Desk desk;
  desk.publish("V0-1", charter);
  Workspace workspace = desk.open();

  workspace.together([&] {
    const std::string first = workspace.add_comment(saying("One")).id.text;
    CHECK_THROWS_AS(workspace.add_comment(saying(" ")), Error);
    CHECK_THROWS_AS(workspace.moderate({first, "c-0000000000"}, Moderation::approved, ""), Error);
    workspace.add_comment(saying("Three"));
  });

  const std::vector<Comment> comments = workspace.comments({});
  REQUIRE(comments.size() == 2);
  CHECK(comments[0].moderation == Moderation::pending);
  CHECK(workspace.check().empty());
}

TEST_CASE("where the work throws, nothing of it was written", "[together]") {
  Desk desk;
  desk.publish("V0-1", charter);
  Workspace workspace = desk.open();

  CHECK_THROWS_AS(workspace.together([&] {
    workspace.add_comment(saying("One"));
    throw Error(ErrorKind::unavailable, "write: the disk is full");
  }),
                  Error);

  CHECK(workspace.comments({}).empty());
  workspace.add_comment(saying("Two"));
  CHECK(workspace.comments({}).size() == 1);
  CHECK(workspace.check().empty());
}

TEST_CASE("what was said in a group is found in it, and changed in it, as it is after it",
          "[together]") {
  Desk desk;
  desk.publish("V0-1", charter);
  Workspace workspace = desk.open();
  const auto found = [&](const std::string& text) { return count_of(workspace, text); };

  workspace.together([&] {
    const std::string first = workspace.add_comment(saying("About herons")).id.text;
    CHECK_THROWS_AS(workspace.add_comment(saying(" ")), Error);
    workspace.add_comment(saying("About otters"));
    CHECK(found("otters") == 1);
    const std::string third = workspace.add_comment(saying("About badgers")).id.text;
    workspace.edit_comment(first, CommentEdit{.body = "About swallows", .suggestion = {}});
    workspace.reply(third, "Which weasels?");
    workspace.add_comment(saying("About beavers"));
  });

  CHECK(found("herons") == 0);
  CHECK(found("swallows") == 1);
  CHECK(found("badgers") == 1);
  CHECK(found("weasels") == 1);
  CHECK(found("beavers") == 1);
  CHECK(workspace.check().empty());
}

TEST_CASE("what a group that failed had said is not looked for in the next", "[together]") {
  Desk desk;
  desk.publish("V0-1", charter);
  Workspace workspace = desk.open();
  workspace.add_comment(saying("About herons"));

  CHECK_THROWS_AS(workspace.together([&] {
    workspace.add_comment(saying("About otters"));
    throw Error(ErrorKind::unavailable, "write: the disk is full");
  }),
                  Error);
  workspace.together([&] { workspace.add_comment(saying("About badgers")); });

  CHECK(count_of(workspace, "otters") == 0);
  CHECK(count_of(workspace, "badgers") == 1);
  CHECK(workspace.check().empty());
}

TEST_CASE("a group is not begun in a group, and a draft is not published in one", "[together]") {
  Desk desk;
  desk.publish("V0-1", charter);
  Workspace workspace = desk.open();

  CHECK_THROWS_AS(workspace.together([&] { workspace.together([] {}); }), Error);
  CHECK_THROWS_AS(workspace.together([&] {
    workspace.publish({.document = "charter", .label = "V1", .summary = ""});
  }),
                  Error);
  CHECK(workspace.drafts("charter").size() == 1);
}

TEST_CASE("others wait for a group, and write when it is over", "[together]") {
  Desk desk;
  desk.publish("V0-1", charter);
  Workspace workspace = desk.open();
  std::thread other;

  workspace.together([&] {
    other = std::thread([&] { desk.open().add_comment(saying("Other")); });
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    CHECK(workspace.add_comment(saying("Mine")).existed == false);
    CHECK(workspace.comments({}).size() == 1);
  });
  other.join();

  CHECK(workspace.comments({}).size() == 2);
  CHECK(workspace.check().empty());
}

TEST_CASE("a change by another is counted, reading is not", "[together]") {
  Desk desk;
  desk.publish("V0-1", charter);
  Workspace watching = desk.open();
  static_cast<void>(watching.changes());
  std::this_thread::sleep_for(std::chrono::milliseconds(60));
  const std::uint64_t before = watching.changes();
  CHECK(watching.changes() == before);

  SECTION("a comment") {
    desk.comment("money-2", "");
  }
  SECTION("a state") {
    desk.open().set_state("charter", "V0-1", DraftState::closed);
  }
  SECTION("a draft") {
    desk.publish("V1", charter + "\nMore.\n");
  }
  CHECK(watching.changes() > before);
  static_cast<void>(watching.changes());
  std::this_thread::sleep_for(std::chrono::milliseconds(60));
  const std::uint64_t after = watching.changes();
  CHECK(desk.open().comments({}).size() <= 1);
  CHECK(watching.changes() == after);
}
