// A person's decision where a comment stands, and what later drafts make of it.
#include <algorithm>

#include "engine/workspace/workspace_support.h"
#include "redraft/error.h"
#include "support/catch.h"

using namespace redraft;
using redraft::testing::Desk;

namespace {

std::string charter(const std::string& accounts, const std::string& volunteers) {
  return "# Charter\n\n"
         "## Money\n\n"
         "We commit to publishing the accounts of every programme within " +
         accounts +
         " of its end.\n\n"
         "We recognise that small groups cannot wait for payment in the way that large ones "
         "can.\n\n"
         "## People\n\n"
         "We acknowledge that volunteers give time which no budget line ever shows " +
         volunteers + ".\n";
}

PlaceRequest at(const std::string& id, const std::string& label, const std::string& anchor) {
  PlaceRequest request;
  request.id = id;
  request.label = label;
  request.anchor = anchor;
  return request;
}

Placement placed(Desk& desk, const std::string& id, const std::string& label) {
  return desk.open().comment(id, label, false).now.front();
}

}  // namespace

TEST_CASE("a decision on an older draft leaves a later decision standing", "[workspace]") {
  Desk desk;
  desk.publish("V0-1", charter("three months", "in full"));
  const std::string id = desk.comment("money-1", "three months");
  desk.publish("V1", charter("two months", "in full"));
  desk.publish("V2", charter("six weeks", "in full"));
  desk.publish("V3", charter("six weeks", "in part"));
  desk.open().place(at(id, "V2", "people-1"));

  desk.open().place(at(id, "V1", "money-2"));

  CHECK(placed(desk, id, "V1").anchor == "money-2");
  CHECK(placed(desk, id, "V2").anchor == "people-1");
  CHECK(placed(desk, id, "V2").decided_by == DecidedBy::person);
  CHECK(placed(desk, id, "V3").anchor == "people-1");
  CHECK(desk.open().check().empty());
  const Placement before = placed(desk, id, "V3");
  desk.open().rebuild();
  CHECK(placed(desk, id, "V3") == before);
}

TEST_CASE("a comment cannot be placed on a draft before its own", "[workspace]") {
  Desk desk;
  desk.publish("V0-1", charter("three months", "in full"));
  desk.publish("V1", charter("two months", "in full"));
  const std::string id = desk.comment("money-1", "two months");

  try {
    desk.open().place(at(id, "V0-1", "money-2"));
    FAIL("it was placed");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::invalid);
    CHECK(error.hint().find("charter@V1") != std::string::npos);
  }
  CHECK(placed(desk, id, "V1").anchor == "money-1");
}

TEST_CASE("a comment refused where no section holds it stays with the document", "[workspace]") {
  Desk desk;
  desk.publish("V0-1", charter("three months", "in full"));
  NewComment whole;
  whole.body = "Shorter, please.";
  whole.targets.emplace_back();
  whole.targets.back().scope = CommentScope::document;
  const std::string id = desk.open().add_comment(whole).id.text;
  desk.open().place(at(id, "", ""));

  desk.publish("V1", charter("two months", "in full"));

  const Placement now = placed(desk, id, "V1");
  CHECK(now.outcome == Outcome::section);
  CHECK(now.anchor.empty());
  CHECK(now.reason.empty());
  CHECK(now.decided_by == DecidedBy::person);
  CHECK(desk.open().check().empty());
}
