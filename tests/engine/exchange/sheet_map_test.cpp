// Maps of a survey's columns: written, read strictly, and guessed.
#include "redraft/document.h"
#include "redraft/error.h"
#include "redraft/sheet.h"
#include "support/catch.h"
#include "support/golden.h"
#include "support/workbook_file.h"

using namespace redraft;
using namespace redraft::testing;
using Catch::Matchers::Contains;

namespace {

std::string refusal(const std::string& json) {
  try {
    static_cast<void>(read_sheet_map(json));
  } catch (const Error& error) {
    return error.what() + std::string(" | ") + error.hint();
  }
  return "taken";
}

std::string with(const std::string& more) {
  return R"({"schema": "redraft/sheet-map/1", "answers": [{"column": "Comments"}])" +
         (more.empty() ? "" : ", " + more) + "}";
}

SheetMap full_map() {
  SheetMap map;
  map.sheet = "Answers";
  map.heading_row = 2;
  map.first_row = 4;
  map.document = "principles";
  map.draft = "V0-1";
  map.columns = {{"id", {"Response ID", {}}}, {"name", {"", "C"}}, {"email", {"E-mail", "D"}}};
  SheetAnswers answers;
  answers.id = "q1";
  answers.column = {"Comments", {}};
  answers.statement = "2.1";
  answers.quote = "every month";
  answers.kind = "concern";
  answers.suggestion = SheetColumn{"Instead", {}};
  SheetAnswers chosen;
  chosen.column = {"More", {}};
  chosen.chosen = SheetColumn{"Which?", {}};
  chosen.kind_column = SheetColumn{"Agree?", {}};
  map.answers = {answers, chosen};
  map.values = {{"publish", {{"Yes", "named"}}}};
  map.skip = {{{"Status", {}}, {"Test"}, false}, {{"Finished", {}}, {"True"}, true}};
  map.no_answer = {"n/a"};
  map.dates = DateOrder::month_first;
  map.hidden_rows = false;
  return map;
}

}  // namespace

TEST_CASE("a map is written and read back the same", "[sheet]") {
  const std::string json = write_sheet_map(full_map());

  CHECK(read_sheet_map(json) == full_map());
  check_golden("schemas/examples/sheet-map/full.json", json);
}

TEST_CASE("a map with a mistake is refused with the place and a way out", "[sheet]") {
  CHECK(refusal(with("")) == "taken");
  CHECK_THAT(refusal("{"), Contains("not JSON"));
  CHECK_THAT(refusal("[]"), Contains("not an object"));
  CHECK_THAT(refusal(R"({"answers": [{"column": "C"}]})"), Contains("schema"));
  CHECK_THAT(refusal(R"({"schema": "redraft/sheet-map/1"})"), Contains("answers"));
  CHECK_THAT(refusal(with(R"("colums": {})")), Contains("did you mean \"columns\""));
  CHECK_THAT(refusal(with(R"("columns": {"e-mail": "X"})")),
             Contains("columns: there is no \"e-mail\"") && Contains("\"email\""));
  CHECK_THAT(refusal(with(R"("columns": {"name": {"letter": "7"}})")), Contains("\"7\""));
  CHECK_THAT(refusal(with(R"("columns": {"name": 7})")), Contains("columns.name"));
  CHECK_THAT(refusal(with(R"("heading_row": 0)")), Contains("heading_row"));
  CHECK_THAT(refusal(with(R"("heading_row": 3, "first_row": 3)")), Contains("before the headings"));
  CHECK_THAT(refusal(with(R"("skip": [{"column": "S"}])")), Contains("skip[0]"));
  CHECK_THAT(refusal(with(R"("dates": "european")")), Contains("day-first"));
  CHECK_THAT(refusal(with(R"("values": {"kind": {"x": 1}})")), Contains("values.kind[\"x\"]"));
  CHECK_THAT(refusal(R"({"schema": "redraft/sheet-map/1", "answers":
                     [{"column": "C", "statement": "2.1", "section": "2"}]})"),
             Contains("more than once"));
  CHECK_THAT(refusal(R"({"schema": "redraft/sheet-map/1", "answers":
                     [{"column": "C", "id": "a"}, {"column": "D", "id": "a"}]})"),
             Contains("the id \"a\" is there twice"));
  CHECK_THAT(refusal(R"({"schema": "redraft/sheet-map/1", "answers": [{"column": "C",
                     "kind": "rant"}]})"),
             Contains("support, object"));
}

TEST_CASE("a map is guessed from the headings and what stands under them", "[sheet]") {
  const SheetMap map = suggest_sheet_map(
      "Survey of the charter;;;;;;;;;\n"
      "Response ID;Timestamp;Your name;Email address;Organisation (if any);Can we publish your "
      "answer?;Q1: Do you agree with 2.1?;Q2: Comments on 2.1;Comments;Comments\n"
      "1;13/04/2026 10:00;Ada;ada@example.org;Loft;Yes;Agree;Plainly said, and about time "
      "too.;;No\n"
      "2;14/04/2026 10:00;Bo;bo@example.org;;Yes, but anonymously;Disagree;;I have more to say on "
      "this.;\n"
      "3;15/04/2026 10:00;Cy;;;No;Agree;;;\n",
      "", nullptr);

  CHECK(map.heading_row == 2);
  CHECK(map.columns.at("id").heading == "Response ID");
  CHECK(map.columns.at("created").heading == "Timestamp");
  CHECK(map.columns.at("name").heading == "Your name");
  CHECK(map.columns.at("email").heading == "Email address");
  CHECK(map.columns.at("organisation").heading == "Organisation (if any)");
  CHECK(map.values.at("publish").at("Yes, but anonymously") == "anonymous");
  CHECK(map.values.at("kind").at("Disagree") == "object");
  CHECK(map.dates == DateOrder::day_first);
  REQUIRE(map.answers.size() == 3);
  CHECK(map.answers[0].id == "q2");
  CHECK(map.answers[0].statement == "2.1");
  CHECK(map.answers[0].kind_column->heading == "Q1: Do you agree with 2.1?");
  CHECK(map.answers[1].column == SheetColumn{"Comments", "I"});
  CHECK(map.answers[2].column == SheetColumn{"Comments", "J"});
  CHECK(read_sheet_map(write_sheet_map(map)).answers == map.answers);
}

TEST_CASE("Qualtrics' second and third row are not answers", "[sheet]") {
  const SheetMap map = suggest_sheet_map(workbook_of_texts({{"ResponseId", "Q2"},
                                                            {"Response ID", "Comments on 2.1"},
                                                            {"{\"ImportId\":\"_recordId\"}", "{}"},
                                                            {"R_1", "Good."}}),
                                         "", nullptr);

  CHECK(map.heading_row == 2);
  CHECK(map.first_row == 4);
  CHECK(map.columns.at("id").heading == "Response ID");
  CHECK(map.answers.at(0).statement == "2.1");
}

TEST_CASE("a guess on a draft names anchors, and leaves out what the draft does not have",
          "[sheet]") {
  DraftText draft;
  draft.draft.document = "charter";
  draft.draft.label = "V0-1";
  Statement statement;
  statement.text = "We recognise that trust takes time to build, and longer to mend.";
  statement.number = "1.1";
  draft.document.statements = {statement};
  draft.anchors = {"leadership-1"};

  const SheetMap map = suggest_sheet_map(
      "Comments on 1.1,Comments on 7.7,Comments on We recognise that trust takes time to build\n"
      "a,b,c\n",
      "", &draft);

  CHECK(map.document == "charter");
  REQUIRE(map.answers.size() == 3);
  CHECK(map.answers[0].statement == "leadership-1");
  CHECK(map.answers[1].statement.empty());
  CHECK(map.answers[2].statement == "leadership-1");
}
