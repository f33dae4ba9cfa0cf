// Many comments at a time: tags, themes, answers, what comes late, suggestions on the same words.
#include <algorithm>
#include <sstream>

#include "engine/workspace/workspace_support.h"
#include "redraft/error.h"
#include "support/catch.h"
#include "support/thrown.h"

using namespace redraft;
using namespace redraft::testing;
using Catch::Matchers::Contains;

namespace {

const std::string charter =
    "# Charter\n\n## Money\n\n"
    "We pay every month, and we publish what we pay every month.\n\n"
    "We recognise that late payment ends good work.\n";

Chosen ids(std::vector<std::string> named) {
  return {std::move(named), std::nullopt};
}

Chosen all_with_tag(const std::string& tag) {
  CommentFilter filter;
  filter.tag = tag;
  return {{}, filter};
}

NewComment made_on(const std::string& day, const std::string& label) {
  NewComment comment;
  comment.body = "Made on " + day;
  comment.created = parse_instant(day);
  comment.draft = label;
  comment.targets.emplace_back();
  comment.targets.back().scope = CommentScope::document;
  return comment;
}

std::string working(Desk& desk) {
  return read_file(desk.sandbox.top() / "charter.md");
}

}  // namespace

TEST_CASE("a tag that is not on the controlled list is refused with the nearest one",
          "[workspace]") {
  Desk desk;
  desk.publish("V0-1", charter);
  const std::string id = desk.comment("money-1", "");
  Workspace workspace = desk.open();
  workspace.allow_tags({"transport", "money"});

  const Error error = error_of([&] { workspace.tag(ids({id}), {"money", "transprot"}, {}); });

  CHECK(error.kind() == ErrorKind::invalid);
  CHECK_THAT(error.hint(), Contains("transport"));
  CHECK(workspace.comment(id, "", false).tags.empty());
  workspace.allow_tags({});
  CHECK(workspace.tag(ids({id, id}), {"anything"}, {}) == 1);
}

TEST_CASE("many comments are answered, or none", "[workspace]") {
  Desk desk;
  desk.publish("V0-1", charter);
  const std::string first = desk.comment("money-1", "");
  const std::string second = desk.comment("money-2", "");
  const std::string gone = desk.comment("money-2", "good work");
  Workspace workspace = desk.open();
  workspace.tag(ids({first, second, gone}), {"all"}, {});
  workspace.withdraw(gone);
  const Disposition noted{Decision::noted, "Thank you.", "", true, {}, {}};

  CHECK(error_of([&] {
          workspace.respond_all(ids({first, gone}), noted);
        }).kind() == ErrorKind::conflict);
  CHECK_FALSE(workspace.comment(first, "", false).disposition);
  CHECK(workspace.respond_all(all_with_tag("all"), noted) == 2);
  CHECK(workspace.respond_all(all_with_tag("all"), noted) == 0);
  CHECK(workspace.comment(second, "", false).status == CommentStatus::answered);
  CHECK(workspace.check().empty());
}

TEST_CASE("a theme is answered once for all of its comments that wait", "[workspace]") {
  Desk desk;
  desk.publish("V0-1", charter);
  const std::string answered = desk.comment("money-1", "");
  const std::string waiting = desk.comment("money-2", "");
  const std::string later = desk.comment("money-2", "good work");
  Workspace workspace = desk.open();
  workspace.add_theme("Payment", "When money comes.");
  workspace.put_in_theme("payment", ids({answered, waiting}));
  workspace.respond(answered, {Decision::out_of_scope, "Set by law.", "", true, {}, {}});

  CHECK(workspace.respond_to_theme("Payment", {Decision::accepted, "", "", false, {}, {}}) == 1);
  workspace.put_in_theme("Payment", ids({later}));

  CHECK(workspace.comment(answered, "", false).disposition->decision == Decision::out_of_scope);
  CHECK_FALSE(workspace.comment(waiting, "", false).disposition->released);
  const Theme theme = workspace.theme("Payment");
  CHECK(theme.unanswered == 1);
  CHECK(theme.joined_since == std::vector<CommentId>{{later}});
  CHECK_THAT(error_of([&] { static_cast<void>(workspace.theme("Paiment")); }).hint(),
             Contains("Payment"));
  CHECK(workspace.check().empty());
}

TEST_CASE("what is made in time is taken after the draft was closed; what is late is marked",
          "[workspace]") {
  Desk desk;
  desk.publish("V0-1", charter);
  Workspace workspace = desk.open();
  workspace.set_state("charter", "V0-1", DraftState::closed);  // on 2 March

  const Error refused = error_of([&] { workspace.add_comment(made_on("2026-03-05", "V0-1")); });
  const AddedComment in_time = workspace.add_comment(made_on("2026-02-27", "V0-1"));
  NewComment kept = made_on("2026-03-05", "V0-1");
  kept.late = true;
  kept.person.email = "late@harbour.example";
  const AddedComment late = workspace.add_comment(kept);
  workspace.add_comment(kept);

  CHECK(refused.kind() == ErrorKind::conflict);
  CHECK_THAT(refused.hint(), Contains("--late"));
  CHECK_FALSE(workspace.comment(in_time.id.text, "", false).late);
  CHECK(workspace.comment(late.id.text, "", false).late);
  CommentFilter filter;
  filter.late = true;
  CHECK(workspace.comments(filter).size() == 1);
  CHECK(workspace.check().empty());
}

TEST_CASE("an import keeps what came after the closing date, and marks it", "[workspace]") {
  Desk desk;
  desk.publish("V0-1", charter);
  Workspace workspace = desk.open();
  workspace.set_closing_date("charter", "V0-1", parse_instant("2026-02-28T23:59:59Z"));
  std::istringstream file(
      "document,scope,body,created,late\n"
      "charter,document,In time,2026-02-27,\n"
      "charter,document,Too late,2026-03-01,\n"
      "charter,document,Said to be late,2026-02-01,true\n");

  const ImportedComments imported = workspace.import_comments(file, {}, false);

  CHECK(imported.added == 3);
  CHECK(imported.late == 2);
  const Error refused = error_of([&] { workspace.add_comment(made_on("2026-03-05", "")); });
  CHECK_THAT(refused.what(), Contains("2026-02-28"));
  workspace.set_closing_date("charter", "V0-1", std::nullopt);
  CHECK_FALSE(workspace.closing_date("charter", "V0-1").has_value());
  CHECK_FALSE(
      workspace.comment(workspace.add_comment(made_on("2026-03-05", "")).id.text, "", false).late);
}

TEST_CASE("suggestions on different words of a statement are applied in either order",
          "[workspace]") {
  const auto [first, second] = GENERATE(table<int, int>({{0, 1}, {1, 0}}));
  Desk desk;
  desk.publish("V0-1", charter);
  // The first puts in words that the second quotes.
  const std::string id[2] = {
      desk.comment("money-1", "every month, and", "each month (we publish what we can), and"),
      desk.comment("money-1", "we publish what", "we show what")};

  desk.open().apply(id[first]);
  desk.open().apply(id[second]);

  CHECK_THAT(
      working(desk),
      Contains("We pay each month (we publish what we can), and we show what we pay every month."));
}

TEST_CASE("of words that stand twice the suggestion replaces those that were meant",
          "[workspace]") {
  Desk desk;
  desk.publish("V0-1", charter);
  NewComment comment;
  comment.body = "Which of the two?";
  comment.suggestion = "every week";
  comment.targets.emplace_back();
  comment.targets.back().anchor = "money-1";
  comment.targets.back().quote.emplace();
  comment.targets.back().quote->exact = "every month";
  comment.targets.back().quote->prefix = "what we pay ";
  const std::string id = desk.open().add_comment(comment).id.text;

  desk.open().apply(id);

  CHECK_THAT(working(desk), Contains("We pay every month, and we publish what we pay every week."));
}

TEST_CASE("a second suggestion on the same words is refused with both", "[workspace]") {
  Desk desk;
  desk.publish("V0-1", charter);
  const std::string first =
      desk.comment("money-2", "late payment ends good work", "late payment ends good work early");
  // Its words still stand there, inside what the first put in.
  const std::string second = desk.comment("money-2", "good work", "small groups");
  desk.open().apply(first);
  const std::string applied = working(desk);

  const Error error = error_of([&] { desk.open().apply(second); });
  const Error again = error_of([&] { desk.open().apply(first); });

  CHECK(error.kind() == ErrorKind::conflict);
  CHECK_THAT(error.what(), Contains(first) && Contains(second) && Contains("then: \"good work\"") &&
                               Contains("good work early") && Contains("small groups"));
  CHECK(again.kind() == ErrorKind::conflict);
  CHECK(working(desk) == applied);
  desk.write(charter);  // an editor takes it back
  desk.open().apply(second);
  CHECK_THAT(working(desk), Contains("late payment ends small groups"));
}

TEST_CASE("a suggestion that was applied is known again, however its words are spaced",
          "[workspace]") {
  Desk desk;
  desk.publish("V1", charter);
  const std::string one = desk.comment("money-2", "ends good work", "stops  good \n work");
  const std::string other = desk.comment("money-2", "good work", "small groups");

  desk.open().apply(one);

  CHECK_THROWS_AS(desk.open().apply(other), Error);
}

TEST_CASE("what would become of comments is told, and nothing is written", "[workspace]") {
  Desk desk;
  desk.publish("V0-1", charter);
  const std::string stays = desk.comment("money-1", "we publish");
  const std::string loses = desk.comment("money-2", "late payment");
  desk.write(
      "# Charter\n\n## Money\n\nWe pay every month, and we publish what we pay every month.\n");

  const CommentsIfPublished told = desk.open().comments_if_published("charter");

  CHECK(told.outcomes.at(Outcome::exact) == 1);
  REQUIRE(told.lost.size() + told.tray.size() == 1);
  const PlaceAtRisk& place = told.lost.empty() ? told.tray.front() : told.lost.front();
  CHECK(place.comment.text == loses);
  CHECK(place.then == "late payment");
  CHECK(desk.open().comment(loses, "", false).now.front().outcome == Outcome::exact);
  CHECK(desk.open().drafts("charter").size() == 1);
}

TEST_CASE("what another working text would do is told without putting it there", "[workspace]") {
  Desk desk;
  desk.publish("V0-1", charter);
  const std::string loses = desk.comment("money-2", "late payment");
  const std::string other =
      "# Charter\n\n## Money\n\nWe pay every month, and we publish what we pay every month.\n";

  const Comparison changes = desk.open().compare_text("charter", other);
  const CommentsIfPublished told = desk.open().comments_if_published("charter", other);
  const CommentsIfPublished as_it_is = desk.open().comments_if_published("charter");

  CHECK(changes.from_label == "V0-1");
  CHECK(changes.to_label == "working");
  CHECK(std::any_of(changes.changes.begin(), changes.changes.end(),
                    [](const auto& change) { return change.change.kind == ChangeKind::removed; }));
  CHECK(told.lost.size() + told.tray.size() == 1);
  CHECK(as_it_is.lost.empty());
  CHECK(as_it_is.tray.empty());
  CHECK(working(desk) == charter);
  CHECK(desk.open().comment(loses, "", false).now.front().outcome == Outcome::exact);
}

TEST_CASE("before the first draft a text is compared with nothing", "[workspace]") {
  Desk desk;
  desk.write(charter);
  desk.open().add(desk.sandbox.top() / "charter.md");
  const Comparison changes = desk.open().compare_text("charter", charter);
  CHECK(changes.from_label.empty());
  for (const ComparedChange& change : changes.changes) {
    CHECK(change.change.kind == ChangeKind::added);
  }
}
