// Surveys read by a map of their columns.
#include "exchange/named_place.h"
#include "exchange/sheet_dates.h"
#include "redraft/comment_files.h"
#include "support/catch.h"
#include "support/workbook_file.h"

using namespace redraft;
using namespace redraft::exchange;
using namespace redraft::testing;
using Catch::Matchers::Contains;

namespace {

const char* const survey =
    "\xEF\xBB\xBFResponse ID;Submitted;Your name;E-mail;Organisation;Sector;May we publish it?;"
    "Q1: Comments on 2.1;Q2: Which statement?;Q2: Comments;Q2: Do you agree?;Status\r\n"
    "R-1;4.4.2026 8:12;Ada Test;ada@example.org;Sedlow Council;Local gov.;Yes, with my name;"
    "\"Two lines:\r\nhere.\";leadership-2;=Not so fast;Disagree;Done\r\n"
    "R-2;2026-04-05;;;;health;Anonymously;n/a;We recognise that trust…;Trust whom?;;Done\r\n"
    "R-3;5.4.2026;Test;;;;No;Testing;;;;Preview\r\n";

SheetAnswers answers_in(const std::string& heading, const std::string& id = {}) {
  SheetAnswers answers;
  answers.id = id;
  answers.column.heading = heading;
  return answers;
}

SheetMap survey_map() {
  SheetMap map;
  map.document = "charter";
  map.draft = "V0-1";
  map.columns = {{"id", {"response id", {}}},
                 {"created", {"Submitted", {}}},
                 {"name", {"Your  name", {}}},
                 {"email", {"E-mail", {}}},
                 {"organisation", {"Organisation", {}}},
                 {"sector", {"Sector", {}}},
                 {"publish", {"May we publish it?", {}}}};
  SheetAnswers first = answers_in("Q1: Comments on 2.1", "q1");
  first.statement = "2.1";
  SheetAnswers second = answers_in("Q2: Comments", "q2");
  second.chosen = SheetColumn{"Q2: Which statement?", {}};
  second.kind_column = SheetColumn{"Q2: Do you agree?", {}};
  map.answers = {first, second};
  map.values["sector"] = {{"local gov.", "council"}};
  map.values["publish"] = {
      {"Yes, with my name", "named"}, {"Anonymously", "anonymous"}, {"No", "no"}};
  map.values["kind"] = {{"Disagree", "object"}};
  map.skip = {{{"Status", {}}, {"preview"}, false}};
  map.no_answer = {"N/A"};
  map.dates = DateOrder::day_first;
  return map;
}

CommentReading read(const std::string& bytes, const SheetMap& map, ReadSheet* summary = nullptr) {
  CommentReading reading;
  CommentDefaults defaults;
  defaults.map = map;
  CommentFileReader reader(
      defaults,
      {.row = [&](CommentRow&& row) { reading.rows.push_back(std::move(row)); },
       .finding = [&](Finding&& finding) { reading.findings.push_back(std::move(finding)); },
       .sheet =
           [&](ReadSheet&& sheet) {
             if (summary != nullptr) {
               *summary = std::move(sheet);
             }
           }});
  for (std::size_t at = 0; at < bytes.size(); at += 7) {
    reader.feed(std::string_view(bytes).substr(at, 7));
  }
  reader.finish();
  return reading;
}

std::string only_message(const CommentReading& reading) {
  return reading.findings.size() == 1
             ? reading.findings[0].message + " | " + reading.findings[0].hint
             : std::to_string(reading.findings.size()) + " findings";
}

}  // namespace

TEST_CASE("every answer of a survey becomes a comment of its respondent", "[sheet]") {
  ReadSheet summary;
  const CommentReading reading = read(survey, survey_map(), &summary);

  CHECK(reading.findings.empty());
  REQUIRE(reading.rows.size() == 3);
  const NewComment& first = reading.rows[0].comment;
  CHECK(first.id == "R-1#q1");
  CHECK(first.body == "Two lines:\r\nhere.");
  CHECK(first.document == "charter");
  CHECK(first.draft == "V0-1");
  CHECK(first.targets[0].anchor == "2.1");
  CHECK(first.person == Person{"Ada Test", "ada@example.org"});
  CHECK(first.reviewer.organisation == "Sedlow Council");
  CHECK(first.reviewer.sector == "council");
  CHECK(first.channel == Channel::survey);
  CHECK(to_rfc3339(*first.created) == "2026-04-04T08:12:00Z");
  CHECK(first.consent->publish == Publish::named);
  CHECK(reading.rows[0].where == "line 2, column H");
  const NewComment& second = reading.rows[1].comment;
  CHECK(second.kind == CommentKind::object);
  CHECK(second.targets[0].anchor == "leadership-2");
  CHECK(second.body == "=Not so fast");
  const NewComment& third = reading.rows[2].comment;
  CHECK(third.id == "R-2#q2");
  CHECK(third.targets[0].quote->exact == "We recognise that trust");
  CHECK_THAT(third.reviewer.ref, Catch::Matchers::StartsWith("sheet-"));
  CHECK(summary.rows == 2);
  CHECK(summary.skipped == 1);
  REQUIRE(summary.columns.size() == 12);
  CHECK(summary.columns[7] == ReadSheet::Column{"H", "Q1: Comments on 2.1", "answers on 2.1", 2});
  CHECK(summary.columns[11].read_as == "skip");
}

TEST_CASE("a map that does not fit is told with every column that is missing", "[sheet]") {
  SheetMap map = survey_map();
  map.columns["name"].heading = "Your nane";
  map.columns["email"].letter = "A";
  const CommentReading reading = read(survey, map);

  CHECK(reading.rows.empty());
  CHECK_THAT(only_message(reading),
             Contains("line 1: ") &&
                 Contains("columns.email: column A is headed \"Response ID\", not \"E-mail\"") &&
                 Contains("columns.name: there is no column headed \"Your nane\""));
}

TEST_CASE("repeated headings have to be named by their letters", "[sheet]") {
  const std::string bytes = workbook_of_texts({{"Comments", "Comments"}, {"one", "two"}});
  SheetMap map;
  map.document = "charter";
  map.answers = {answers_in("Comments", "a")};
  CHECK_THAT(only_message(read(bytes, map)),
             Contains("sheet \"Answers\", row 1") && Contains("columns A and B are both headed"));
  map.answers[0].column.letter = "B";

  const CommentReading reading = read(bytes, map);

  REQUIRE(reading.rows.size() == 1);
  CHECK(reading.rows[0].comment.body == "two");
  CHECK(reading.rows[0].comment.targets[0].scope == CommentScope::document);
  CHECK(reading.rows[0].where == "sheet \"Answers\", cell B2");
}

TEST_CASE("a bad answer is told with its cell, and the others are taken", "[sheet]") {
  std::string bytes = survey;
  bytes.replace(bytes.find("Disagree"), 8, "Whatever");
  bytes.replace(bytes.find("2026-04-05"), 10, "2026-14-05");
  const CommentReading reading = read(bytes, survey_map());

  REQUIRE(reading.rows.size() == 1);
  REQUIRE(reading.findings.size() == 2);
  CHECK_THAT(reading.findings[0].message, Contains("line 2, column J: kind is not known"));
  CHECK_THAT(reading.findings[1].message, Contains("line 4, column J: ") && Contains("2026-14-05"));
}

TEST_CASE("an id that is there twice takes no second answer in silence", "[sheet]") {
  const std::string head = "Response ID;Q1: Comments on 2.1\n";
  SheetMap map;
  map.document = "charter";
  map.columns = {{"id", {"Response ID", {}}}};
  map.answers = {answers_in("Q1: Comments on 2.1", "q1")};

  CHECK(read(head + "R-1;same\nR-1;same\n", map).findings.empty());
  CHECK_THAT(only_message(read(head + "R-1;one\nR-1;two\n", map)),
             Contains("line 3, column B") && Contains("is in row 2 too"));
}

TEST_CASE("without ids an answer is known again by who said it and what", "[sheet]") {
  SheetMap map;
  map.document = "charter";
  map.columns = {{"name", {"Name", {}}}};
  map.answers = {answers_in("Comments")};
  const auto ids = [&](const std::string& bytes) {
    std::vector<std::string> out;
    for (const CommentRow& row : read(bytes, map).rows) {
      out.push_back(row.comment.id);
    }
    return out;
  };

  const auto first = ids("Name;Comments\nAda;Good.\nBo;Good.\nBo;Good.\n");
  const auto later = ids("Comments;New;Name\nGood.;x;Ada\nGood.;y;Bo\nGood.;z;Bo\nBad.;;Bo\n");

  REQUIRE(first.size() == 3);
  CHECK(first[1] != first[0]);
  CHECK(first[2] == first[1] + "-2");
  REQUIRE(later.size() == 4);
  CHECK(std::vector<std::string>(later.begin(), later.begin() + 3) == first);
}

TEST_CASE("hidden rows, merged cells and errors are not passed over in silence", "[sheet]") {
  const std::string bytes = workbook_file(
      {.sheets = {{"name=\"A\"",
                   "<sheetData><row><c t=\"inlineStr\"><is><t>Name</t></is></c>"
                   "<c t=\"inlineStr\"><is><t>Comments</t></is></c></row>"
                   "<row><c t=\"inlineStr\"><is><t>Ada</t></is></c><c><v>1</v></c></row>"
                   "<row hidden=\"1\"><c/><c><v>2</v></c></row>"
                   "<row><c/><c t=\"e\"><v>#REF!</v></c></row></sheetData>"
                   "<mergeCells><mergeCell ref=\"A2:A4\"/></mergeCells>"}}});
  SheetMap map;
  map.document = "charter";
  map.columns = {{"name", {"Name", {}}}};
  map.answers = {answers_in("Comments", "c")};

  const CommentReading reading = read(bytes, map);
  map.hidden_rows = false;
  const CommentReading without = read(bytes, map);

  REQUIRE(reading.rows.size() == 2);
  CHECK(reading.rows[1].comment.person.name == "Ada");
  REQUIRE(reading.findings.size() == 2);
  CHECK_THAT(reading.findings[0].message, Contains("cell B4") && Contains("#REF!"));
  CHECK_THAT(reading.findings[1].message, Contains("read all the same: 3"));
  CHECK(without.rows.size() == 1);
}

TEST_CASE("a sheet with the names of CSV needs no map", "[sheet]") {
  const CommentReading reading =
      read_comment_file(workbook_of_texts({{"document", "anchor", "body"},
                                           {"charter", "money-2", "Good."},
                                           {"charter", "", "Where?"}}));

  REQUIRE(reading.rows.size() == 1);
  CHECK(reading.rows[0].comment.body == "Good.");
  CHECK(reading.rows[0].line == 2);
  REQUIRE(reading.findings.size() == 1);
  CHECK_THAT(reading.findings[0].message, Contains("sheet \"Answers\", row 3: neither"));
}

TEST_CASE("what a heading is about is read from it, or not at all", "[sheet]") {
  const auto statement = [](std::string_view text) { return place_named_in(text).statement; };
  CHECK(statement("Q3: Comments on 2.1") == "2.1");
  CHECK(statement("3.1. What do you think of statement 2.4?") == "2.4");
  CHECK(statement("Q3.1 Comments (2.4)") == "2.4");
  CHECK(statement("2.1 We recognise") == "2.1");
  CHECK(statement("About leadership-3") == "leadership-3");
  CHECK(statement("2.1 and 2.2").empty());
  CHECK(statement("Version 2").empty());
  CHECK(place_named_in("Section 2").section == "2");
  CHECK(place_named_in("5").section == "5");
  CHECK(place_named_in("On “no one is turned away”").quote == "no one is turned away");
  CHECK(place_named_in(" General ").whole);
  CHECK(place_named_in("Anything else?") == NamedPlace{});
}

TEST_CASE("dates are read in the order that the map says", "[sheet]") {
  const auto date = [](std::string_view text, DateOrder order) {
    return date_written(text, order).value_or("none");
  };
  CHECK(date("04/03/2026 8:12", DateOrder::day_first) == "2026-03-04T08:12:00Z");
  CHECK(date("04/03/2026 8:12 PM", DateOrder::month_first) == "2026-04-03T20:12:00Z");
  CHECK(date("4/3/26", DateOrder::day_first) == "2026-03-04T00:00:00Z");
  CHECK(date("2026-03-04T08:12:00+01:00", DateOrder::day_first) == "2026-03-04T07:12:00Z");
  CHECK(date("2026-03-04 08:12:00.5", DateOrder::year_first) == "2026-03-04T08:12:00Z");
  CHECK(date("04/03/2026", DateOrder::year_first) == "none");
  CHECK(date("31/02/2026", DateOrder::day_first) == "none");
  CHECK(date("12:00", DateOrder::day_first) == "none");
  CHECK(date("99999999999/1/1", DateOrder::day_first) == "none");
}
