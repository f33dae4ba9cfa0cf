// From an event to the statement it led to, through the whole program.
#include "support/catch.h"
#include "support/run_cli.h"

using namespace redraft::testing;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string add_assembly(Cli& cli) {
  return id_in(cli.succeed("event add 'Spring assembly' --date 2026-03-21 --prompt 'What works' "
                           "--prompt 'What is missing' --objective Voice --objective Money "
                           "--group 'Table 1' --present 'Sedlow Town Council (council)'"),
               "e");
}

std::string add_remark(Cli& cli, const std::string& event, const std::string& rest) {
  return id_in(cli.succeed("remark add " + event + " " + rest), "m");
}

}  // namespace

TEST_CASE("a remark stands under its prompt, and the grid counts it", "[cli][engagement]") {
  Cli cli;
  start_consultation(cli);
  const std::string event = add_assembly(cli);

  add_remark(cli, event, "-m 'The bus goes early.' --prompt 2 --objective voice --headline");
  add_remark(cli, event, "-m 'The bus goes early.' --prompt 2 --objective voice");

  const std::string grid = cli.succeed("event grid " + event);
  CHECK_THAT(grid, ContainsSubstring("| Voice | none | 2 |"));
  CHECK_THAT(grid, ContainsSubstring("| Money | none | none |"));
  CHECK_THAT(cli.succeed("event show " + event), ContainsSubstring("2 remarks, 1 headline, 2 not"));
  const CliResult wrong = cli("remark add " + event + " -m x --prompt 'What work'");
  CHECK(wrong.status == 6);
  CHECK_THAT(wrong.err, ContainsSubstring("did you mean What works?"));
  cli.succeed("event edit " + event + " --add-prompt 'Who is left out'");
  CHECK_THAT(cli.succeed("event grid " + event), ContainsSubstring("Who is left out"));
  cli.succeed("check");
}

TEST_CASE("a table of remarks is taken once, its bad rows are told", "[cli][engagement]") {
  Cli cli;
  start_consultation(cli);
  const std::string event = add_assembly(cli);
  cli.write("notes.csv",
            "remark,prompt,objective,group,organisation,sector,attribution,consent,statement\n"
            "More chairs,What is missing,Voice,Table 1,,,,,\n"
            "More chairs,What is missing,Voice,Table 1,,,,,\n"
            "Chairs,Nowhere,,,,,,,\n"
            "\"Warm, and dry\",1,,,Harbour Health Board,health,organisation,yes,charter#money-1\n"
            "Cold,1,,,,,shouted,yes,\n");

  const CliResult first = cli("remark import " + event + " notes.csv");
  CHECK(first.status == 6);
  CHECK_THAT(first.out, ContainsSubstring("Added 3 remarks, 0 there already"));
  CHECK_THAT(first.err, ContainsSubstring("line 4"));
  CHECK_THAT(first.err, ContainsSubstring("line 6"));
  CHECK_THAT(cli("remark import " + event + " notes.csv").out,
             ContainsSubstring("Added 0 remarks, 3 there already"));
  CHECK_THAT(cli.succeed("remark list --on charter#money-1"),
             ContainsSubstring("Harbour Health Board (health)"));
}

TEST_CASE("a write-up is shown, put right and taken in once", "[cli][engagement]") {
  Cli cli;
  start_consultation(cli);
  const std::string event = id_in(cli.succeed("event add Workshop"), "e");
  cli.write("write-up.txt",
            "Our day\n\nWhere are we now?\n\nsomewhere Better than last year\n\nwe say 2-2.5!\n\n"
            "Where are we now?\n\nNowhere\n");

  const std::string preview = cli.succeed("remark split " + event + " write-up.txt");
  CHECK_THAT(preview, ContainsSubstring("1     skip: Our day"));
  CHECK_THAT(preview, ContainsSubstring("before \"Better than last\""));
  CHECK_THAT(preview, ContainsSubstring("reads as a score, 2-2.5"));
  CHECK(cli.succeed("remark list").empty());
  const std::string take = "remark split " + event + " write-up.txt --cut 5 --set 7=skip --yes";
  CHECK_THAT(cli.succeed(take), ContainsSubstring("Added 3 remarks, 0 there already"));
  CHECK_THAT(cli.succeed(take), ContainsSubstring("Added 0 remarks, 3 there already"));
  CHECK_THAT(cli.succeed("event show " + event), ContainsSubstring("1. Where are we now?"));
  CHECK(cli("remark split " + event + " write-up.txt --set 2=skip").status == 6);

  // Put right otherwise, none of it is there twice, and what a person placed stays where it is.
  const auto again = cli(take + " --set 3=skip --set 9=skip");
  CHECK_THAT(again.out, ContainsSubstring("Added 0 remarks, 3 there already"));
  CHECK_THAT(again.err, ContainsSubstring("it is there already, and stands elsewhere"));
}

TEST_CASE("the log of a statement tells what was said before it was written", "[cli][engagement]") {
  Cli cli;
  start_consultation(cli);
  const std::string event = add_assembly(cli);
  const std::string said =
      add_remark(cli, event,
                 "-m 'Meet when we can come.' --attribution sector --consent yes --sector council");
  cli.succeed("remark link " + said + " --to charter#leadership-2");
  cli.succeed("note add charter#leadership-2 -m 'In the evening too.'");
  cli.succeed("publish charter V1");

  CHECK_THAT(cli.succeed("log charter#leadership-2"), ContainsSubstring("Meet when we can come."));
  CHECK_THAT(cli.succeed("report provenance charter@V1"),
             ContainsSubstring("Meet when we can come."));
  CHECK_THAT(cli.succeed("report you-said-we-did charter@V1"), ContainsSubstring("Said at events"));
  // Nobody else hears of it before it is approved.
  CHECK(cli.succeed("report you-said-we-did charter@V1 --public").find("Meet when") ==
        std::string::npos);
  CHECK(cli.succeed("report provenance charter@V1 --public").find("Meet when") ==
        std::string::npos);
  cli.succeed("moderate " + said + " --approve");
  CHECK_THAT(cli.succeed("report you-said-we-did charter@V1 --public"),
             ContainsSubstring("Meet when we can come."));
  cli.succeed("redact " + said + " --words 'Meet when' --reason s40");
  CHECK_THAT(cli.succeed("report provenance charter@V1 --public"), ContainsSubstring("redacted"));
  cli.succeed("remark edit " + said + " -m 'We would meet when we can come.'");
  CHECK(cli.succeed("remark list --public").empty());
  const CliResult from_nothing = cli("remark unlink " + said);
  CHECK(from_nothing.status == 2);
  CHECK_THAT(from_nothing.err, ContainsSubstring("--to DOC#ANCHOR"));
  CHECK_THAT(cli.succeed("remark unlink " + said + " --to charter#leadership-2"),
             ContainsSubstring("1 link"));
}

TEST_CASE("who said a remark is exported, and erased with their words", "[cli][engagement]") {
  Cli cli;
  start_consultation(cli);
  const std::string event = add_assembly(cli);
  const std::string said =
      add_remark(cli, event,
                 "-m 'My neighbour Tamsin cannot come.' --name 'Rowan Quillfeather' --email "
                 "rowan@harbour.example --attribution named --consent yes");
  cli.succeed("action add --remark " + said);

  CHECK_THAT(cli.succeed("person export rowan@harbour.example"), ContainsSubstring("Tamsin"));
  CHECK_THAT(cli.succeed("--json person export rowan@harbour.example"),
             ContainsSubstring("\"remarks\": [\n    {\n      \"remark\""));
  CHECK(cli.succeed("remark list").find("Quillfeather") == std::string::npos);
  cli.succeed("person erase rowan@harbour.example --reason 'asked to' --yes");
  CHECK_THAT(cli.succeed("remark show " + said + " --original --named"),
             ContainsSubstring("[erased]"));
  CHECK(cli.succeed("action list").find("Tamsin") == std::string::npos);
  cli.succeed("check");
}

TEST_CASE("a bundle carries what was said, and without people no name", "[cli][engagement]") {
  Cli cli;
  start_consultation(cli);
  const std::string event = add_assembly(cli);
  const std::string said =
      add_remark(cli, event, "-m 'Ask Rowan Quillfeather about it.' --name 'Rowan Quillfeather'");
  cli.succeed("remark link " + said + " --to charter#money-1 --use comment");
  cli.succeed("action add -m 'Ask Rowan Quillfeather' --owner 'Sedlow Town Council'");

  cli.succeed("bundle whole.redraft --with-people");
  cli.succeed("bundle public.redraft");
  cli.succeed("unbundle whole.redraft whole");
  cli.succeed("unbundle public.redraft public");

  CHECK(cli.succeed("-C whole remark show " + said + " --json --named") ==
        cli.succeed("remark show " + said + " --json --named"));
  CHECK(cli.succeed("-C whole action list --json") == cli.succeed("action list --json"));
  const std::string without =
      cli.succeed("-C public remark list --json") + cli.succeed("-C public action list");
  CHECK(without.find("Quillfeather") == std::string::npos);
  CHECK_THAT(without, ContainsSubstring("[redacted]"));
  cli.succeed("-C public check");
}

TEST_CASE("groups score a matrix round by round, by the draft that was used", "[cli][engagement]") {
  Cli cli;
  start_consultation(cli);
  cli.write("pasted.txt",
            "\t3\t2\t1\nTrust\tDeep.\tSome.\tNone.\nVoice\tHeard.\tAsked.\tSilent.\n");
  CHECK_THAT(cli.succeed("matrix import pasted.txt --as maturity"), ContainsSubstring("3: Deep."));
  cli.succeed("matrix import pasted.txt --as maturity --title Maturity --yes");
  CHECK_THAT(cli.succeed("matrix check maturity"), ContainsSubstring("Whole: 2 dimensions"));
  const std::string event =
      id_in(cli.succeed("event add Workshop --date 2026-03-21 --round 'Round 1'"), "e");
  const std::string score = "assess add maturity --event " + event + " --dimension Trust ";
  CHECK(cli(score + "--group A --score 2").status == 3);  // no draft yet
  cli.succeed("publish maturity V1");

  cli.succeed(score +
              "--group A --score '1- 1.5 collective range' --reason 'We seldom meet.' "
              "--exception 'Bus scheme: a 3' --challenge 'Is 3 possible?'");
  cli.succeed(score + "--group B --score 'between 2 and 3'");
  CHECK(cli(score + "--group B --score 2").status == 5);
  CHECK(cli(score + "--group C --score 4").status == 6);
  CHECK(cli(score + "--group C --score 'not 2'").status == 6);
  cli.succeed(score + "--group B --score 2-2.5 --replace");

  const std::string report = cli.succeed("assess report maturity");
  CHECK_THAT(report, ContainsSubstring("1-2.5, 2 groups that do not meet"));
  CHECK_THAT(report, ContainsSubstring("Some."));
  CHECK_THAT(report, ContainsSubstring("Bus scheme: a 3 (3)"));
  CHECK_THAT(report, ContainsSubstring("Is 3 possible?"));
  CHECK_THAT(report, ContainsSubstring("Not scored yet."));
  CHECK(cli.succeed("assess report maturity --public").find("seldom") == std::string::npos);
  CHECK_THAT(cli.succeed("assess report maturity --chart Trust"), ContainsSubstring("<svg"));
  cli.succeed("check");
}

TEST_CASE("a descriptor can be commented on like any statement", "[cli][engagement]") {
  Cli cli;
  start_consultation(cli);
  cli.write("pasted.txt", "\t2\t1\nTrust\tDeep.\tNone.\n");
  cli.succeed("matrix import pasted.txt --as maturity --yes");
  cli.succeed("publish maturity V1");
  const std::string matrix = cli.succeed("matrix show maturity@V1 --json");
  const std::size_t deep = matrix.find("\"anchor\"", matrix.find("\"level\": \"2\""));
  const std::string anchor = matrix.substr(deep + 11, matrix.find('"', deep + 11) - deep - 11);

  cli.succeed("comment add maturity#" + anchor + " -m 'Too deep.'");

  CHECK_THAT(cli.succeed("comment list maturity"), ContainsSubstring(anchor));
}

TEST_CASE("an action has an owner, a day and a history", "[cli][engagement]") {
  Cli cli;
  start_consultation(cli);
  const std::string action =
      id_in(cli.succeed("action add -m 'Meet in the evening.' --due 2026-02-01 --statement "
                        "charter#leadership-2"),
            "x");

  CHECK_THAT(cli.succeed("action list --overdue"), ContainsSubstring(action));
  CHECK_THAT(cli.succeed("action list --unowned"), ContainsSubstring("nobody's yet"));
  cli.succeed("action edit " + action + " --owner 'Harrowick Trust' --evidence 'Minutes of May'");
  cli.succeed("action state " + action + " under-way -m 'The hall is booked.'");
  CHECK(cli("action state " + action + " under-way").status == 5);
  CHECK_THAT(cli.succeed("action report"),
             ContainsSubstring("1 action, 1 under way; 1 overdue, 0"));
  cli.succeed("action state " + action + " done");
  const std::string shown = cli.succeed("action show " + action);
  CHECK_THAT(shown, ContainsSubstring("under way, "));
  CHECK_THAT(shown, ContainsSubstring("Minutes of May"));
  CHECK(cli.succeed("action list --overdue").empty());
  CHECK_THAT(cli.succeed("action list --statement charter#leadership-2"),
             ContainsSubstring(action));
}
