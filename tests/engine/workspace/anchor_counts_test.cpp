// Counts by anchor that one program keeps while others write: always those of a fresh count.
#include <map>

#include "engine/workspace/workspace_support.h"
#include "support/catch.h"

using namespace redraft;
using redraft::testing::Desk;

namespace {

const std::string first_draft =
    "# Charter\n\n## Money\n\nWe commit to paying within thirty days.\n\nWe agree to say so.\n";
const std::string second_draft =
    "# Charter\n\n## Money\n\nWe commit to paying within twenty days.\n\nWe tell everybody.\n";

// Open all the time, beside what others do.
class Reader {
 public:
  explicit Reader(Desk& desk) : desk_(desk), workspace_(desk.open()) { require_fresh(); }

  // Everything it has kept against what somebody finds who has kept nothing.
  void require_fresh() {
    const Workspace fresh = desk_.open();
    for (const Draft& draft : fresh.drafts("charter")) {
      for (const Audience audience : {Audience::staff, Audience::everyone}) {
        REQUIRE(workspace_.comment_counts("charter", draft.label, audience) ==
                fresh.comment_counts("charter", draft.label, audience));
      }
    }
  }

  std::size_t staff_count(const std::string& anchor) {
    const auto counts = workspace_.comment_counts("charter", "", Audience::staff);
    const auto found = counts.find(anchor);
    return found == counts.end() ? 0 : found->second;
  }

  Workspace& workspace() { return workspace_; }

 private:
  Desk& desk_;
  Workspace workspace_;
};

}  // namespace

TEST_CASE("counts that are kept follow everything that is done to comments", "[counts]") {
  Desk desk;
  desk.publish("V1", first_draft);
  Reader reader(desk);

  const std::string one = desk.comment("money-1", "");
  const std::string two = desk.comment("money-1", "thirty days", "twenty days");
  const std::string three = desk.comment("money-2", "");
  reader.require_fresh();
  CHECK(reader.staff_count("money-1") == 2);

  desk.open().moderate({one, two, three}, Moderation::approved, "");
  reader.require_fresh();
  desk.open().edit_comment(one, {.body = "Other words"});
  reader.require_fresh();
  desk.open().moderate({two}, Moderation::withheld, "spam");
  reader.require_fresh();
  desk.open().withdraw(three);
  reader.require_fresh();
  CHECK(reader.staff_count("money-2") == 0);

  desk.publish("V2", second_draft);
  reader.require_fresh();
  PlaceRequest request;
  request.id = two;
  request.anchor = "money-3";
  desk.open().place(request);
  reader.require_fresh();

  desk.open().erase_person(desk.open().comment(one, "", false).reviewer.ref, "asked", false);
  reader.require_fresh();
  desk.open().rebuild();
  reader.require_fresh();
}

TEST_CASE("counts that are kept follow what this program writes itself", "[counts]") {
  Desk desk;
  desk.publish("V1", first_draft);
  Reader reader(desk);

  NewComment comment;
  comment.body = "Words";
  comment.targets.resize(2);
  comment.targets[0].anchor = "money-1";
  comment.targets[1].anchor = "money-2";
  CHECK_THROWS(reader.workspace().together([&] {
    reader.workspace().add_comment(comment);
    CHECK(reader.staff_count("money-2") == 1);
    throw 1;
  }));
  reader.require_fresh();
  CHECK(reader.staff_count("money-2") == 0);

  reader.workspace().add_comment(comment);
  reader.require_fresh();
  CHECK(reader.staff_count("money-1") == 1);
}

TEST_CASE("counts that are kept are made anew where too much was written since", "[counts]") {
  Desk desk;
  desk.publish("V1", first_draft);
  Reader reader(desk);

  {
    Workspace writer = desk.open();
    writer.together([&] {
      for (int number = 0; number < 300; ++number) {
        NewComment comment;
        comment.body = "Words " + std::to_string(number);
        comment.targets.resize(1);
        comment.targets[0].anchor = number % 2 == 0 ? "money-1" : "money-2";
        writer.add_comment(comment);
      }
    });
  }

  reader.require_fresh();
  CHECK(reader.staff_count("money-1") == 150);
}
