#include "redraft/action.h"
#include "redraft/assessment.h"
#include "redraft/remark.h"
#include "support/catch.h"

using namespace redraft;

namespace {

Remark agreed_remark() {
  Remark remark;
  remark.body = "The bus goes too early.";
  remark.group = "Table 2";
  remark.reviewer = {"r-1", "Sedlow Town Council", "council"};
  remark.person = Person{"Isla Moor", "isla@harbour.example"};
  remark.attribution = Attribution::named;
  remark.consent = RemarkConsent::given;
  remark.moderation = Moderation::approved;
  return remark;
}

Consent agreed_to(Publish publish) {
  Consent consent;
  consent.publish = publish;
  return consent;
}

}  // namespace

TEST_CASE("nobody but staff sees a remark before it is approved and agreed to", "[engagement]") {
  Remark remark = agreed_remark();
  REQUIRE(as_everyone_sees(remark, std::nullopt));

  SECTION("pending") {
    remark.moderation = Moderation::pending;
  }

  SECTION("withheld") {
    remark.moderation = Moderation::withheld;
  }

  SECTION("nobody asked") {
    remark.consent = RemarkConsent::not_asked;
  }

  SECTION("refused") {
    remark.consent = RemarkConsent::refused;
  }

  SECTION("withdrawn") {
    remark.withdrawn = true;
  }

  CHECK_FALSE(as_everyone_sees(remark, std::nullopt));
}

TEST_CASE("of who said it everyone sees what its attribution allows", "[engagement]") {
  Remark remark = agreed_remark();
  const auto who = [&](Attribution attribution) {
    remark.attribution = attribution;
    const Remark seen = as_everyone_sees(remark, std::nullopt).value();
    CHECK(seen.reviewer.ref.empty());
    CHECK((!seen.person || seen.person->email.empty()));
    return said_by(seen, false) + "|" + seen.group;
  };

  CHECK(who(Attribution::named) == "Isla Moor, Sedlow Town Council (council)|Table 2");
  CHECK(who(Attribution::organisation) == "Sedlow Town Council (council)|Table 2");
  CHECK(who(Attribution::sector) == "council|");
  CHECK(who(Attribution::none) == "|");
}

TEST_CASE("what a speaker agreed to for all they say lowers what a remark allows", "[engagement]") {
  const Remark remark = agreed_remark();

  CHECK_FALSE(as_everyone_sees(remark, agreed_to(Publish::no)));
  CHECK(said_by(*as_everyone_sees(remark, agreed_to(Publish::anonymous)), false).empty());
  CHECK(said_by(*as_everyone_sees(remark, agreed_to(Publish::organisation)), false) ==
        "Sedlow Town Council (council)");
  Consent confidential = agreed_to(Publish::named);
  confidential.confidential = true;
  CHECK_FALSE(as_everyone_sees(remark, confidential));
}

TEST_CASE("the grid shows every prompt and objective, and what is under none", "[engagement]") {
  Event event;
  event.prompts = {"What works", "What is missing"};
  event.objectives = {"Voice", "Money"};

  const EventGrid grid =
      count_grid(event, {{"What works", "Voice"}, {"What works", "Voice"}, {"", "Money"}});

  CHECK(grid.prompts == std::vector<std::string>{"What works", "What is missing", ""});
  CHECK(grid.rows == std::vector<EventGrid::Row>{{"Voice", {2, 0, 0}}, {"Money", {0, 0, 1}}});
  CHECK(grid_cell(grid, 0) == "none");
}

TEST_CASE("a small count in a public grid cannot be told from an empty cell", "[engagement]") {
  EventGrid grid;
  grid.least = 5;

  CHECK(grid_cell(grid, 0) == grid_cell(grid, 4));
  CHECK(grid_cell(grid, 5) == "5 or more");
  CHECK(grid_cell(grid, 50) == "5 or more");
}

TEST_CASE("a spread is from the lowest to the highest, and what all share", "[engagement]") {
  CHECK(to_string(spread_of({{2, 3}})) == "1-1.5, 1 group");
  CHECK(to_string(spread_of({{2, 4}, {4, 6}, {3, 5}})) == "1-3, 3 groups, all of them at 2");
  CHECK(to_string(spread_of({{2, 2}, {8, 8}})) == "1-4, 2 groups that do not meet");
  CHECK(to_string(spread_of({})) == "not scored");
}

TEST_CASE("an action is overdue the day after it was due, while it is open", "[engagement]") {
  Action action;
  action.steps = {{ActionState::agreed, {}, {}, {}}};
  action.due = parse_instant("2026-05-01");

  judge(action, parse_instant("2026-05-01T23:59:00Z"));
  CHECK_FALSE(action.overdue);
  CHECK(action.unowned);
  judge(action, parse_instant("2026-05-02T00:00:00Z"));
  CHECK(action.overdue);
  action.owner = "Harrowick Trust";
  action.steps.push_back({ActionState::done, {}, {}, {}});
  judge(action, parse_instant("2026-06-01T00:00:00Z"));
  CHECK_FALSE(action.overdue);
  CHECK_FALSE(action.unowned);
}
