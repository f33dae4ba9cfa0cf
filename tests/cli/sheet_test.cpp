// Surveys, spreadsheets and the ISO/IEC comment form by the command line.
#include "redraft/sheet.h"

#include "support/catch.h"
#include "support/golden.h"
#include "support/run_cli.h"
#include "support/workbook_file.h"

using namespace redraft;
using namespace redraft::testing;
using Catch::Matchers::Contains;

namespace {

std::string sample(const char* name) {
  return std::string(REDRAFT_SOURCE_DIR) + "/sample-docs/" + name;
}

void start_sample(Cli& cli) {
  cli.succeed("init");
  cli.write("principles.md", read_file(sample("principles-v0-1.md")));
  cli.succeed("add principles.md");
  cli.succeed("publish principles V0-1 -m 'For the survey'");
}

}  // namespace

TEST_CASE("the sample survey comes in by its map, looked at first", "[cli][sheet]") {
  Cli cli;
  start_sample(cli);
  cli.write("survey.csv", read_file(sample("survey.csv")));
  cli.write("survey-map.json", read_file(sample("survey-map.json")));
  std::string text;
  for (const std::string line :
       {"comment import survey.csv --map survey-map.json --dry-run",
        "comment import survey.csv --map survey-map.json",
        "comment import survey.csv --map survey-map.json", "comment list --tray",
        "comment list --organisation 'Withy End Pantry'"}) {
    text += (text.empty() ? "" : "\n") + cli.transcript(line);
  }

  check_golden("cli/golden/sheet/survey.txt", text);
}

TEST_CASE("a map is guessed, and the guess can be imported with", "[cli][sheet]") {
  Cli cli;
  start_sample(cli);
  cli.write("survey.csv", read_file(sample("survey.csv")));

  const std::string map = cli.succeed("comment map survey.csv");
  cli.write("guess.json", map);

  check_golden("schemas/examples/sheet-map/guessed.json", map);
  CHECK_THAT(cli("comment import survey.csv --map guess.json --dry-run").out,
             Contains("Would add "));
}

TEST_CASE("faults of a survey are told by sheet and cell, and the rest is taken", "[cli][sheet]") {
  Cli cli;
  start_consultation(cli);
  cli.write("answers.xlsx",
            workbook_of_texts(
                {{"Name", "On 1.1", "On 9.9"}, {"Ada", "Good.", "Where is it?"}, {"Bo", "", ""}}));
  cli.write("map.json",
            R"({"schema": "redraft/sheet-map/1", "columns": {"name": "Name"}, "answers": [
                {"column": "On 1.1", "statement": "1.1"}, {"column": "On 9.9", "statement": "9.9"}]})");
  cli.write("wrong.json", R"({"schema": "redraft/sheet-map/1", "answer": []})");
  std::string text;
  for (const std::string line :
       {"comment import answers.xlsx --map map.json",
        "comment import answers.xlsx --map wrong.json",
        "comment import answers.xlsx --map map.json --sheet Other", "comment import answers.xlsx",
        "comment map answers.xlsx --sheet Other",
        "--json comment import answers.xlsx --map map.json -n"}) {
    text += (text.empty() ? "" : "\n") + cli.transcript(line);
  }

  check_golden("cli/golden/sheet/faults.txt", text);
}

TEST_CASE("the comment form goes out and comes back without a change", "[cli][sheet]") {
  Cli cli;
  start_consultation(cli);
  cli.succeed("respond c-2 --decision 'accepted in part' -m 'Monthly stays.'");

  for (const std::string format : {"docx", "xlsx", "csv"}) {
    cli.write("form." + format, cli.succeed("report iso charter --format " + format));
    const CliResult again = cli("comment import form." + format + " charter");
    INFO(format << "\n" << again.out << again.err);
    CHECK_THAT(again.out, Contains("Added 0 comments, 5 there already"));
    CHECK(again.status == 0);
  }
  CHECK_THAT(cli.succeed("report iso charter --format csv"),
             Contains("Accepted in part. Monthly stays."));
}

TEST_CASE("every report goes out as a spreadsheet, but not to a terminal", "[cli][sheet]") {
  Cli cli;
  start_consultation(cli);

  for (const std::string report :
       {"dispositions", "you-said-we-did", "response", "coverage", "iso"}) {
    CHECK(holds_comment_sheet(cli.succeed("report " + report + " charter --format xlsx")));
  }
  CHECK_THAT(cli("report dispositions charter --format ods").err, Contains("xlsx"));
}
