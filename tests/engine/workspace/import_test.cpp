// Files of many comments, and what the next draft makes of them.
#include <algorithm>
#include <sstream>

#include "engine/workspace/workspace_support.h"
#include "redraft/error.h"
#include "support/catch.h"

using namespace redraft;
using redraft::testing::Desk;

namespace {

constexpr const char* first_draft =
    "# Charter\n\n"
    "## Money\n\n"
    "We commit to publishing the accounts of every programme within three months of its end.\n\n"
    "We recognise that small groups cannot wait for payment in the way that large ones can.\n";
constexpr const char* next_draft =
    "# Charter\n\n"
    "## Money\n\n"
    "We commit to publishing the accounts of every programme within six weeks of its end.\n\n"
    "We recognise that small groups cannot wait for payment in the way that large ones can.\n";

// Every seventh row is bad, every third quotes words without saying where they stand.
std::string lines(int rows) {
  std::string out;
  for (int i = 0; i < rows; ++i) {
    const std::string n = std::to_string(i);
    if (i % 7 == 6) {
      out += i % 2 == 0 ? "{\"body\": \n"
                        : R"({"body":"x","made_on":{"anchor":"money-9"}})"
                          "\n";
      continue;
    }
    out += R"({"id":"s-)" + n + R"(","body":"Remark )" + n + R"( by 01632 960123","made_on":{)" +
           (i % 3 == 0 ? std::string(R"("quote":{"exact":"within  Three months"})")
                       : R"("anchor":"money-)" + std::to_string(i % 2 + 1) + '"') +
           R"(},"reviewer":{"sector":"housing","email":"p)" + std::to_string(i % 40) +
           "@example.org\"}}\n";
  }
  return out;
}

ImportedComments take_in(Desk& desk, const std::string& text, bool dry_run = false) {
  std::istringstream file(text);
  return desk.open().import_comments(file, {.document = "charter", .draft = "", .late = false},
                                     dry_run);
}

}  // namespace

TEST_CASE("a long file is taken in row by row, and its findings come in its order",
          "[workspace][import]") {
  Desk desk;
  desk.publish("V1", first_draft);

  CHECK(take_in(desk, lines(1400), true).added == 1200);
  CHECK(desk.open().comments({}).empty());
  const ImportedComments imported = take_in(desk, lines(1400));

  CHECK(imported.added == 1200);
  CHECK(imported.in_tray == 0);
  std::vector<std::size_t> rows;
  for (const Finding& finding : imported.findings) {
    rows.push_back(finding.line);
  }
  CHECK(rows.size() == 1400);  // a telephone number in each good row
  CHECK(std::is_sorted(rows.begin(), rows.end()));
  const ImportedComments again = take_in(desk, lines(1400));
  CHECK(again.added == 0);
  CHECK(again.existed == 1200);
  CHECK(desk.open().comment_counts("") ==
        std::vector<CommentCount>{{"charter", "housing", CommentStatus::open, 1200}});
  CHECK(desk.open().check().empty());
}

TEST_CASE("the next draft places what a file brought, and a rebuild finds the same",
          "[workspace][import]") {
  Desk desk;
  desk.publish("V1", first_draft);
  take_in(desk, lines(1400));

  const Published published = desk.publish("V2", next_draft);

  const auto on_changed = [&] {
    CommentFilter filter;
    filter.outcome = Outcome::exact;
    std::size_t exact = 0;
    desk.open().each_comment(filter, [&](const Comment&) { ++exact; });
    return 1200 - exact;
  };
  CHECK(published.comments_placed == on_changed());
  CHECK(published.comments_placed > 500);
  CHECK(desk.open().check().empty());
  CHECK(desk.open().rebuild() == published.comments_placed);
  CHECK(published.comments_placed == on_changed());
}

TEST_CASE("a file that fails half-way changes nothing", "[workspace][import]") {
  Desk desk;
  desk.publish("V1", first_draft);
  std::istringstream file(lines(700));
  file.exceptions(std::ios::failbit);  // thrown at the end of the file

  CHECK_THROWS_AS(
      desk.open().import_comments(file, {.document = "charter", .draft = "", .late = false}, false),
      std::ios_base::failure);

  CHECK(desk.open().comments({}).empty());
  CHECK(desk.open().check().empty());
}
