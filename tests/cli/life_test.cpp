// The life of a small consultation, as the people who run it see it.
#include "support/catch.h"
#include "support/golden.h"
#include "support/run_cli.h"

using namespace redraft;
using namespace redraft::testing;
using Catch::Matchers::Contains;

namespace {

// What a person sees of several command lines, as one golden file.
void check_lines(Cli& cli, const std::string& golden, const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) {
    text += (text.empty() ? "" : "\n") + cli.transcript(line);
  }
  check_golden("cli/golden/life/" + golden + ".txt", text);
}

void answer_everything(Cli& cli) {
  cli.succeed("respond c-1 --decision noted -m 'Thank you.'");
  cli.succeed("respond c-2 --decision 'not accepted' -m 'Halls are free once a month.'");
  cli.succeed("respond c-3 --decision 'out of scope' -m 'The law sets the notice.'");
  cli.succeed("respond c-4 --decision deferred -m 'The libraries will be asked.'");
  cli.succeed("respond c-5 --decision accepted");
}

void explain_everything(Cli& cli) {
  cli.succeed(
      "note add charter --on leadership-2,leadership-3 -m 'Meetings are in the evening as well.' "
      "--why "
      "'People work in the day.'");
  cli.succeed("note add charter#money-4 -m 'People are paid for their time.' --comment c-5");
}

}  // namespace

TEST_CASE("a consultation begins in an empty folder", "[cli]") {
  Cli cli;

  CHECK_THAT(cli.succeed("init"), Contains(cli.folder().string()));
  CHECK(cli("init").status == 0);
  cli.write("charter.md", first_charter);

  check_lines(cli, "beginning",
              {"status", "add charter.md", "status", "drafts", "show", "check",
               "publish charter V0-1 -m 'Draft for the workshops'", "drafts", "status", "check"});
}

TEST_CASE("reviewers comment on the newest draft", "[cli]") {
  Cli cli;
  start_consultation(cli);

  check_lines(
      cli, "comments",
      {"comment add charter#2.1 -m 'By number, on the newest draft.'",
       "comment add charter#2.1@V0-1 --quote 'cost of transport' -m 'By number.' --sector council",
       "comment list charter", "comment list charter#leadership-2 --status open",
       "comment search month", "comment show c-1", "comment show c-1 --named",
       "comment reply c-3 -m 'Before it is in the papers?'",
       "comment edit c-3 -m 'How early is early?'", "comment show c-3",
       "comment edit c-2 --suggest 'every week'", "comment withdraw c-4",
       "comment list --status withdrawn"});
}

TEST_CASE("the working text is compared with the last draft", "[cli]") {
  Cli cli;
  start_consultation(cli);

  check_lines(cli, "changes",
              {"status", "statements", "statements charter@V0-1", "diff charter",
               "diff charter --format markdown", "diff charter --format criticmarkup",
               "log charter#leadership-2", "log charter#leadership-3"});
}

TEST_CASE("editors answer, explain and publish", "[cli]") {
  Cli cli;
  start_consultation(cli);
  answer_everything(cli);
  explain_everything(cli);

  check_lines(cli, "answers",
              {"notes check charter", "note list charter", "notes charter@working",
               "publish charter V1 -m 'After the workshops'", "notes check charter@V1",
               "respond c-5 --decision accepted --change charter#money-4@V1", "notes charter@V1",
               "comment list charter", "log charter#leadership-3", "report dispositions charter@V1",
               "show charter@V1 --comments", "check"});
}

TEST_CASE("the check of notes names everything that is left to do", "[cli]") {
  Cli cli;
  start_consultation(cli);

  check_lines(cli, "unexplained",
              {"notes check charter", "note add charter#money-1 -m 'Nothing changed here.'",
               "respond c-2 --decision accepted --change charter#leadership-1@V0-1",
               "notes check charter"});
}

TEST_CASE("a suggestion is put into the working text once", "[cli]") {
  Cli cli;
  start_consultation(cli);
  cli.write("charter.md", first_charter);

  check_lines(cli, "suggestion",
              {"apply c-2", "apply c-2", "apply c-1", "diff charter --format criticmarkup"});
  CHECK_THAT(read_file(cli.folder() / "charter.md"),
             Contains("We commit to meet residents every fortnight and to publish what we heard."));
}

TEST_CASE("a person's word on lineage and on a comment's place holds", "[cli]") {
  Cli cli;
  start_consultation(cli);

  check_lines(cli, "decided",
              {"lineage link charter#leadership-3 money-4", "diff charter",
               "lineage unlink charter#leadership-3 2.2", "diff charter", "publish charter V1",
               "comment place c-3 --at leadership-2 --quote 'every month'", "comment show c-3",
               "comment place c-2 --confirm", "comment place c-1 --refuse", "comment list charter",
               "check"});
}

TEST_CASE("comments come back from an export as they went out", "[cli]") {
  Cli cli;
  start_consultation(cli);
  const std::string lines = cli.succeed("comment export charter");
  const std::string table = cli.succeed("comment export charter --format csv");
  cli.write("comments.jsonl", lines);
  cli.write("comments.csv", table);
  cli.write("annotations.json", cli.succeed("comment export charter --format annotations"));

  check_golden("cli/golden/life/export.jsonl", lines);
  check_golden("cli/golden/life/export.csv", table);
  check_lines(cli, "import",
              {"comment import comments.jsonl --dry-run", "comment import comments.jsonl",
               "comment import comments.csv", "comment import annotations.json"});
  CHECK(cli.succeed("comment export charter") == lines);
}

TEST_CASE("the derived tables are made again and say the same", "[cli]") {
  Cli cli;
  start_consultation(cli);
  cli.succeed("publish charter V1");
  const std::string before = cli.succeed("--json comment list charter");

  check_lines(cli, "rebuild", {"rebuild", "check"});
  CHECK(cli.succeed("--json comment list charter") == before);
}

TEST_CASE("a published draft never changes, whatever is written after it", "[cli]") {
  Cli cli;
  start_consultation(cli);
  const std::string before = cli.succeed("show charter@V0-1 --clean");

  cli.succeed("publish charter V1");
  cli.write("charter.md", "# Something else\n\nAltogether.\n");
  cli.succeed("publish charter V2");

  CHECK(cli.succeed("show charter@V0-1 --clean") == before);
  CHECK(before == first_charter);
  CHECK(git(cli.folder(), "fsck --strict --no-dangling").empty());
}

TEST_CASE("no name or address of a reviewer comes out unasked, nor into git", "[cli]") {
  Cli cli;
  start_consultation(cli);
  answer_everything(cli);
  explain_everything(cli);
  cli.succeed("publish charter V1");

  for (const std::string line :
       {"comment list charter", "comment show c-1", "--json comment list charter",
        "comment export charter", "report dispositions charter", "notes charter@V1",
        "show charter --comments", "--json comment show c-1", "comment search said"}) {
    INFO(line);
    CHECK_THAT(cli.succeed(line), !Contains("Isla") && !Contains("harbour.example"));
  }
  CHECK_THAT(git(cli.folder(), "log --all -p"), !Contains("Isla") && !Contains("harbour.example"));
  CHECK_THAT(cli.succeed("comment show c-1 --named"), Contains("Isla Example"));
}
