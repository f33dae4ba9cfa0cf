// What is kept for ever, what comes back from a bundle, and what goes with its people.
#include <algorithm>
#include <sstream>

#include "engine/workspace/workspace_support.h"
#include "redraft/error.h"
#include "redraft/signing.h"
#include "support/catch.h"
#include "support/thrown.h"

using namespace redraft;
using redraft::testing::Desk;
using redraft::testing::kind_of;
namespace fs = std::filesystem;

namespace {

const std::string charter =
    "# Charter\n\n## Money\n\nWe commit to paying within thirty days.\n\nWe agree to say so.\n";

CommentId comment_of(Desk& desk, const Person& person, const std::string& body) {
  NewComment comment;
  comment.body = body;
  comment.person = person;
  comment.channel = Channel::survey;
  comment.targets.push_back({CommentScope::statement, "money-1", std::nullopt});
  return desk.open().add_comment(comment).id;
}

}  // namespace

TEST_CASE("a message with a zero byte comes back from a bundle as it came", "[keeping]") {
  Desk desk;
  desk.publish("V0-1", charter);
  std::string message =
      "From: Asha <asha@example.org>\nX-Odd: a?b\nMessage-ID: <1@example.org>\n"
      "Content-Type: text/plain; charset=iso-8859-1\n\n2.1: Too late, caf\xE9.\n";
  message[message.find('?')] = '\0';
  CommentDefaults defaults;
  defaults.document = "charter";
  std::istringstream in(message);
  const ImportedComments taken = desk.open().import_comments(in, defaults, false);
  for (const Finding& finding : taken.findings) {
    UNSCOPED_INFO(finding.message);
  }
  REQUIRE(taken.added == 1);
  const fs::path file = desk.sandbox.folder() / "all.bundle";

  desk.open().bundle(file, People::kept);
  Workspace::unbundle(file, desk.sandbox.folder() / "restored", {},
                      {desk.clock, desk.randomness, "editor"});

  const Workspace restored =
      Workspace::open(desk.sandbox.folder() / "restored", {desk.clock, desk.randomness, "editor"});
  const std::string id = restored.comments({}).front().id.text;
  CHECK(restored.received(id)->content == message);
}

TEST_CASE("a reviewer named like a word of the store leaves the copy without people whole",
          "[keeping]") {
  Desk desk;
  desk.publish("V0-1", charter);
  comment_of(desk, {"survey", "ed@example.org"}, "Too late.");
  const fs::path file = desk.sandbox.folder() / "public.bundle";

  desk.open().bundle(file, People::left_out);
  Workspace::unbundle(file, desk.sandbox.folder() / "restored", {},
                      {desk.clock, desk.randomness, "editor"});

  const Workspace restored =
      Workspace::open(desk.sandbox.folder() / "restored", {desk.clock, desk.randomness, "editor"});
  CHECK(restored.comments({}).front().channel == Channel::survey);
  CHECK(restored.check().empty());
}

TEST_CASE("as long as a letter cannot be removed, a purge forgets nobody", "[keeping]") {
  Desk desk;
  desk.publish("V0-1", charter);
  const CommentId id = comment_of(desk, {"Asha Varga", "asha@example.org"}, "Too late.");
  desk.open().respond(id.text, {Decision::noted, "Thank you.", "", true, {}, {}});
  LetterRequest request;
  request.document = "charter";
  const Letters letters = desk.open().write_letters(request);
  REQUIRE(letters.letters.size() == 1);
  const fs::path letter = fs::path(letters.folder) / letters.letters.front().file;
  desk.open().set_retention(parse_instant("2026-01-01"));
  fs::remove(letter);
  fs::create_directories(letter / "in the way");

  CHECK(kind_of([&] { desk.open().purge(false); }) == ErrorKind::unavailable);

  CHECK(desk.open().privacy_due().identifiable == 1);
  fs::remove_all(letter);
  testing::write_file(letter, "Dear Asha Varga");
  CHECK(desk.open().purge(false).reviewers == 1);
  CHECK_FALSE(fs::exists(letter));
  CHECK(desk.open().privacy_due().identifiable == 0);
}

TEST_CASE("the beginning of an approval's id that fits several, in any document, moves none",
          "[keeping]") {
  Desk desk;
  desk.publish("V0-1", charter);
  testing::write_file(desk.sandbox.top() / "terms.md", "# Terms\n\nWe agree to meet.\n");
  Workspace workspace = desk.open();
  workspace.add(desk.sandbox.top() / "terms.md");
  workspace.publish({"terms", "V1", "", DraftState::consultation});
  Governance governance(workspace.state());
  const ApprovalStep approved{ApprovalStatus::approved, desk.clock.now(), {}};
  add_approval(governance, {"charter", "", {}, "Board", approved});
  const Approval of_terms = add_approval(governance, {"terms", "", {}, "Board", approved});
  ApprovalStep withdrawn = approved;
  withdrawn.status = ApprovalStatus::withdrawn;

  CHECK(kind_of([&] { move_approval(governance, "", "a-", withdrawn); }) == ErrorKind::conflict);

  CHECK(move_approval(governance, "", of_terms.id.text, withdrawn).on.document == "terms");
}
