#include <algorithm>

#include "engine/workspace/workspace_support.h"
#include "redraft/error.h"
#include "support/catch.h"

using namespace redraft;
using redraft::testing::Desk;

namespace {

const std::string first =
    "# Charter\n\n"
    "## Money\n\n"
    "We commit to publishing the accounts of every programme within three months of its end.\n\n"
    "We recognise that small groups cannot wait for payment in the way that large ones can.\n\n"
    "## People\n\n"
    "We acknowledge that volunteers give time which no budget line ever shows in full.\n";

const std::string reworded =
    "# Charter\n\n"
    "## Money\n\n"
    "We commit to publishing the accounts of every programme within two months of its end.\n\n"
    "We recognise that small groups cannot wait for payment in the way that large ones can.\n\n"
    "## People\n\n"
    "We acknowledge that volunteers give time which no budget line ever shows in full.\n";

const std::string moved_and_shorter =
    "# Charter\n\n"
    "## Money\n\n"
    "We commit to publishing the accounts of every programme within two months of its end.\n\n"
    "## People\n\n"
    "We acknowledge that volunteers give time which no budget line ever shows in full.\n\n"
    "## Trust\n\n"
    "We agree that a promise made in a meeting is written down before the meeting ends.\n";

const ComparedChange& change_of(const Comparison& comparison, const std::string& anchor) {
  const auto found = std::find_if(comparison.changes.begin(), comparison.changes.end(),
                                  [&](const ComparedChange& change) {
                                    const auto& side = change.to.empty() ? change.from : change.to;
                                    return side.front().anchor == anchor;
                                  });
  REQUIRE(found != comparison.changes.end());
  return *found;
}

}  // namespace

TEST_CASE("drafts that are not neighbours are compared through the drafts between", "[workspace]") {
  Desk desk;
  desk.publish("V0-1", first);
  desk.publish("V1", reworded);
  desk.publish("V2", moved_and_shorter);

  const Comparison all = desk.open().compare("charter", "V0-1", "V2");

  CHECK(change_of(all, "money-1").change.kind == ChangeKind::reworded);
  CHECK(change_of(all, "money-2").change.kind == ChangeKind::removed);
  CHECK(change_of(all, "trust").change.kind == ChangeKind::added);
  CHECK(change_of(all, "people-1").change.kind == ChangeKind::unchanged);
}

TEST_CASE("a comparison read backwards mirrors it", "[workspace]") {
  Desk desk;
  desk.publish("V0-1", first);
  desk.publish("V1", reworded);
  desk.publish("V2", moved_and_shorter);

  const Comparison back = desk.open().compare("charter", "V2", "V1");

  CHECK(change_of(back, "money-2").change.kind == ChangeKind::added);
  CHECK(change_of(back, "trust").change.kind == ChangeKind::removed);
  CHECK(change_of(back, "money-1").change.kind == ChangeKind::unchanged);
}

TEST_CASE("a statement that comes back gets its anchor and its comments back", "[workspace]") {
  Desk desk;
  desk.publish("V0-1", first);
  const std::string id = desk.comment("money-2", "wait for payment");
  desk.publish("V1", moved_and_shorter);
  const Comment meanwhile = desk.open().comment(id, "V1", false);
  desk.publish("V2", first);

  const Comment comment = desk.open().comment(id, "V2", false);

  CHECK(meanwhile.now.front().outcome == Outcome::section);
  CHECK(comment.now.front().outcome == Outcome::exact);
  CHECK(comment.now.front().anchor == "money-2");
  REQUIRE(comment.now.front().quote);
  CHECK(comment.now.front().quote->exact == "wait for payment");
}

TEST_CASE("the life of a statement has a stage for every draft", "[workspace]") {
  Desk desk;
  desk.publish("V0-1", first);
  desk.comment("money-1", "");
  desk.publish("V1", reworded);

  const StatementLife life = desk.open().life({"charter", "money-1", ""});

  REQUIRE(life.drafts.size() == 2);
  CHECK_FALSE(life.drafts[0].change);
  CHECK(life.drafts[0].comments.size() == 1);
  CHECK(life.drafts[1].change == ChangeKind::reworded);
  CHECK(life.drafts[1].words.size() > 1);
}

TEST_CASE("a pin wins over what the words say, and is undone with the same words", "[workspace]") {
  Desk desk;
  desk.publish("V0-1", first);
  desk.write(moved_and_shorter);
  Workspace workspace = desk.open();

  workspace.link("charter", "money-2", "trust-1");
  const Comparison linked = workspace.compare("charter", "", "");
  workspace.unlink("charter", "money-2", "trust-1");
  const Comparison unlinked = workspace.compare("charter", "", "");

  CHECK(change_of(linked, "money-2").change.basis == Basis::pin);
  CHECK(change_of(linked, "money-2").to.size() == 1);
  CHECK(change_of(unlinked, "money-2").change.kind == ChangeKind::removed);
}

TEST_CASE("stamping writes anchors that publish honours through heavy rewriting", "[workspace]") {
  Desk desk;
  desk.publish("V0-1", first);
  desk.open().stamp("charter");
  const std::string stamped = testing::read_file(desk.sandbox.top() / "charter.md");
  std::string rewritten = stamped;
  const std::string old_words =
      "small groups cannot wait for payment in the way that large ones can";
  rewritten.replace(rewritten.find(old_words), old_words.size(),
                    "cash in hand matters more to little clubs, which cannot wait");

  desk.publish("V1", rewritten);

  CHECK(change_of(desk.open().compare("charter", "V0-1", "V1"), "money-2").change.kind ==
        ChangeKind::reworded);
}

TEST_CASE("an unknown draft, document or statement is not found, with a hint", "[workspace]") {
  Desk desk;
  desk.publish("V0-1", first);
  const Workspace workspace = desk.open();

  CHECK_THROWS_AS(workspace.text("charter", "V9"), Error);
  CHECK_THROWS_AS(workspace.drafts("chapter"), Error);
  try {
    static_cast<void>(workspace.life({"charter", "money-11", ""}));
    FAIL("a statement that never was has a life");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::not_found);
    CHECK(error.hint().find("money-1") != std::string::npos);
  }
}
