#include "support/catch.h"
#include "workspace_support.h"

using namespace redraft;
using namespace redraft::testing;

TEST_CASE("check misses a draft whose tag is gone while comments rest on it", "[check]") {
  Desk desk;
  desk.publish("V1", "# Aims\n\nThe river stays clean.\n");
  desk.comment("aims-1", "river");
  REQUIRE(desk.open().check().empty());
  git(desk.sandbox.top(), "tag -d charter/V1");

  const std::vector<Finding> found = desk.open().check();
  REQUIRE(found.size() == 1);
  CHECK(found[0].rule == "draft-missing");
  CHECK(found[0].draft == "V1");
}

TEST_CASE("check and rebuild see drafts that the checked-out branch does not list", "[check]") {
  Desk desk;
  desk.publish("V1", "# Aims\n\nThe river stays clean.\n");
  desk.comment("aims-1", "river");
  desk.publish("V2", "# Aims\n\nThe river stays clean and cold.\n");
  write_file(desk.sandbox.top() / ".redraft/documents.tsv", "redraft-documents 1\n");

  CHECK(desk.open().check().empty());
  desk.open().rebuild();
  CHECK(desk.open().check().empty());
}

TEST_CASE("check says that no branch holds the newest draft", "[check]") {
  Desk desk;
  desk.publish("V1", "# Aims\n\nThe river stays clean.\n");
  desk.publish("V2", "# Aims\n\nThe river stays clean and cold.\n");
  testing::git(desk.sandbox.top(), "branch aside");
  testing::git(desk.sandbox.top(), "reset -q --hard HEAD~1");
  CHECK(desk.open().check().empty());

  testing::git(desk.sandbox.top(), "branch -q -D aside");

  const std::vector<Finding> found = desk.open().check();
  REQUIRE(found.size() == 1);
  CHECK(found[0].rule == "branch-moved");
  CHECK(found[0].severity == Severity::warning);
  CHECK(found[0].draft == "V2");
}
