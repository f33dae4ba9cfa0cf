#include "redraft/json.h"
#include "redraft/json_comment_counts.h"
#include "support/catch.h"
#include "support/golden.h"

using namespace redraft;
using namespace redraft::testing;

namespace {

const Instant may = parse_instant("2026-05-04T10:00:00Z");

// What the program says is what schemas/ promises: these files are validated by tests/schemas.
void check_example(const std::string& path, const std::string& actual) {
  check_golden("schemas/examples/" + path, actual);
}

}  // namespace

TEST_CASE("tags are listed with their counts", "[json]") {
  check_example("tags/controlled.json",
                json::tags({true, {{"money", 3, true}, {"parking", 1, false}}}));
}

TEST_CASE("counts of comments name every outcome", "[json]") {
  check_example("comment-counts/few.json",
                json::comment_counts({{Outcome::exact, 12}, {Outcome::tray, 1}}));
  check_example("comment-counts/none.json", json::comment_counts({}));
}

TEST_CASE("a theme shows its answer and who joined after it", "[json]") {
  Theme asked;
  asked.id.text = "t-4f7k2m9qx1";
  asked.name = "Buses";
  asked.description = "Getting home in the evening.";
  asked.made = may;
  asked.made_by = "Ottilie";
  Theme answered = asked;
  answered.comments = 3;
  answered.unanswered = 1;
  answered.sectors = {{"", 1}, {"council", 2}};
  answered.response = ThemeResponse{Decision::accepted_in_part, "One bus more.",
                                    "principles#money-1@V1", may, "Ottilie"};
  answered.joined_since = {{"c-4f7k2m9qx1"}};

  check_example("themes/answered.json", json::themes({asked, answered}));
}

TEST_CASE("a campaign shows its size and its earliest comment", "[json]") {
  check_example(
      "campaigns/one.json",
      json::campaigns(
          "principles",
          {{{"c-4f7k2m9qx1"}, "Keep the night bus …", 41, 38, {{"community groups", 41}}}}));
}

TEST_CASE("what would become of comments names the places at risk", "[json]") {
  CommentsIfPublished comments;
  comments.document = "principles";
  comments.outcomes = {{Outcome::exact, 7}, {Outcome::section, 1}, {Outcome::tray, 1}};
  PlaceAtRisk place;
  place.comment.text = "c-4f7k2m9qx1";
  place.then = "act early";
  place.before.anchor = "leadership-3";
  place.after.outcome = Outcome::tray;
  place.after.reason = "two statements are alike";
  place.after.candidates = {"leadership-2", "leadership-4"};
  comments.tray = {place};
  place.after.outcome = Outcome::section;
  place.after.anchor = "leadership";
  place.after.reason.clear();
  place.after.candidates.clear();
  place.now = "Leadership";
  comments.lost = {place};

  check_example("comments-if-published/two-at-risk.json", json::comments_if_published({comments}));
}
