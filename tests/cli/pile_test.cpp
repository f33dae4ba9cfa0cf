// An editor's working day over many comments.
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
  check_golden("cli/golden/pile/" + golden + ".txt", text);
}

// Three people with the same letter, the second with a word of their own.
void add_campaign(Cli& cli) {
  const std::string letter =
      "Please keep the evening meetings. Many of us work in the day and would never be heard "
      "otherwise by those who decide about the valley.";
  for (const std::string from : {"b-1", "b-2", "b-3"}) {
    cli.succeed("comment add charter#leadership-2 --id " + from + " --sector voluntary --email " +
                from + "@loft.example -m '" + letter + (from == "b-2" ? " I am a baker." : "") +
                "'");
  }
}

}  // namespace

TEST_CASE("comments are given out, tagged and found again", "[cli]") {
  Cli cli;
  start_consultation(cli);

  check_lines(
      cli, "assigned",
      {"comment assign c-1 c-2 --to Ottilie", "comment assign c-2 --to nobody",
       "comment assign --where charter --assignee nobody --sector council --to Ruben",
       "comment list --assignee mine", "comment list --assignee nobody --counts",
       "comment tag c-2 c-3 --add meetings --add 'early notice'",
       "comment tag c-3 --remove MEETINGS", "comment list --tag 'early notice' --counts",
       "comment tags", "comment tags --allow meetings,money", "comment tag c-4 --add meeting",
       "comment tag c-4 --add Meetings", "comment tags --free", "comment show c-3"});
}

TEST_CASE("filters without --where, and --where with ids, are mistakes", "[cli]") {
  Cli cli;
  start_consultation(cli);

  for (const std::string line :
       {"comment assign c-1 --sector council --to Ottilie", "comment assign --to Ottilie",
        "comment assign --where c-1 c-2 --to Ottilie", "comment tag c-1", "comment assign c-1",
        "respond c-1 --tag x --decision accepted", "theme respond x",
        "comment tags --allow a --free"}) {
    INFO(line);
    CHECK(cli(line).status == 2);
  }
}

TEST_CASE("comments that say the same are grouped and answered once", "[cli]") {
  Cli cli;
  start_consultation(cli);
  add_campaign(cli);

  check_lines(
      cli, "themes",
      {"comment campaigns charter",
       "comment campaigns --theme 'Evening meetings' -m 'A printed letter.' b-3",
       "theme add Reading", "theme put reading c-4 c-5", "theme put Reading c-4",
       "theme take Reading c-5", "theme list",
       "theme respond 'Evening meetings' --decision accepted --draft",
       "theme put 'Evening meetings' c-2", "theme show 'evening meetings'",
       "comment list --theme Reading", "theme remove Reading", "theme show Reading", "check"});
}

TEST_CASE("many comments are answered after a look at what would be answered", "[cli]") {
  Cli cli;
  start_consultation(cli);

  check_lines(cli, "responded",
              {"respond --where --sector council --decision noted -m 'Thank you.'",
               "respond --where --sector council --decision noted -m 'Thank you.' --yes",
               "respond --where --sector council --decision noted -m 'Thank you.' --yes",
               "respond c-1 c-4 --decision noted", "respond c-1 c-4 --decision noted --yes",
               "respond c-1 c-4 --decision noted -m 'Read.' --yes",
               "comment list --status answered --counts"});
}

TEST_CASE("what comes late is kept and marked", "[cli]") {
  Cli cli;
  start_consultation(cli);
  cli.write("late.csv",
            "id,document,anchor,body,created\n"
            "x-1,charter,money-1,In time.,2026-02-27\nx-2,charter,money-1,Late.,2026-03-08\n");

  check_lines(
      cli, "late",
      {"state charter@V0-1 --closes 2026-02-28", "drafts",
       "comment add charter#money-1 -m 'Am I late?'",
       "comment add charter#money-1 -m 'A letter from February.' --created 2026-02-20",
       "comment add charter#money-1 -m 'Kept.' --late", "comment import late.csv",
       "comment list --late", "state charter@V0-1 --closes never", "state charter@V0-1 closed",
       "comment add charter#money-1 -m 'And now?'", "comment export --format csv"});
}

TEST_CASE("it is told what would become of the comments", "[cli]") {
  Cli cli;
  start_consultation(cli);

  check_lines(cli, "if-published", {"status --comments", "comment list --counts"});
}

TEST_CASE("the tray shows why a person is asked, and the words to choose from", "[cli]") {
  Cli cli;
  start_consultation(cli);
  cli.write("quotes.csv",
            "id,document,quote,body\n"
            "t-1,charter,we publish what we spent,By when?\n"
            "t-2,charter,publish what,Which of them do you mean?\n");
  cli.succeed("comment import quotes.csv");
  std::string text = cli.transcript("comment list --tray");
  cli.write("charter.md",
            "# Sedlow Charter\n\n## Leadership\n\nWe recognise that trust takes time to build.\n\n"
            "We commit to meet residents every month.\n\n"
            "We commit to publish what we heard every month.\n\n## Money\n\n"
            "We agree to share the cost of transport between partners.\n\n"
            "- We publish what we spend.\n- We ask before we cut.\n");
  cli.succeed("publish charter V1");
  text += "\n" + cli.transcript("comment list --tray --draft V1");
  text += "\n" + cli.transcript("comment place t-1 --at money-2 --quote 'publish what we spend'");

  check_golden("cli/golden/pile/tray.txt", text);
}

TEST_CASE("suggestions on the same words are shown both, and neither is lost", "[cli]") {
  Cli cli;
  start_consultation(cli);
  cli.write("charter.md", first_charter);
  cli.succeed(
      "comment add charter#leadership-2 --id c-6 --quote 'residents every month' --suggest "
      "'residents each week'");
  cli.succeed(
      "comment add charter#leadership-2 --id c-7 --quote 'what we heard' --suggest 'what was "
      "said'");

  check_lines(cli, "suggestions", {"apply c-2", "apply c-7", "apply c-6", "apply c-2"});
  CHECK(cli("apply c-6").status == 5);
  CHECK_THAT(read_file(cli.folder() / "charter.md"),
             Contains("meet residents every fortnight and to publish what was said."));
}

TEST_CASE("who works on a comment, its tags and themes come back with an export", "[pile]") {
  Cli cli;
  start_consultation(cli);
  cli.succeed("comment assign c-1 --to Ottilie");
  cli.succeed("comment tag c-1 --add 'night buses' --add 'a; b'");
  cli.succeed("theme add Buses");
  cli.succeed("theme put Buses c-1");
  cli.succeed("theme rename Buses 'Getting home'");
  const std::string lines = cli.succeed("comment export");
  const std::string csv = cli.succeed("comment export --format csv");

  for (const std::string& text : {lines, csv}) {
    Cli other;
    other.succeed("init");
    other.write("charter.md", first_charter);
    other.succeed("add charter.md");
    other.succeed("publish charter V0-1 -m Draft");
    other.succeed("comment import -", text);
    const std::string list = other.succeed("--json comment list --assignee Ottilie");
    CHECK_THAT(list, Contains("Well said."));
    CHECK_THAT(list, Contains("night buses"));
    CHECK_THAT(list, Contains("a; b"));
    CHECK_THAT(list, Contains("Getting home"));
    CHECK(other.succeed("comment export") == lines);
    CHECK(other.succeed("check") == "Everything is whole.\n");
  }
}

TEST_CASE("a tag that is not on the controlled list is left out of an import, and told", "[pile]") {
  Cli cli;
  start_consultation(cli);
  cli.succeed("comment tags --allow money");
  const CliResult result = cli(
      "comment import -", "id,document,anchor,body,tags\nt-1,charter,money-1,More.,money; buses\n");
  CHECK(result.status == 0);
  CHECK_THAT(result.err, Contains("tag-not-allowed"));
  CHECK_THAT(cli.succeed("--json comment show t-1"), Contains("\"money\""));
}

TEST_CASE("a response that nobody gave is counted from the close, and overdue after 12 weeks",
          "[pile]") {
  Cli cli;
  start_consultation(cli);
  CHECK_THAT(cli.succeed("status"), !Contains("response:"));
  cli.succeed("state charter@V0-1 --closes 2026-01-30");
  CHECK_THAT(cli.succeed("status"), Contains("response: V0-1 closed 2026-01-3"));
  CHECK_THAT(cli.succeed("status"), !Contains("response-overdue"));
  cli.succeed("state charter@V0-1 --closes 2025-11-30");
  CHECK_THAT(cli.succeed("status"), Contains("response-overdue"));
  CHECK_THAT(cli.succeed("status"), Contains("5 comments made on it unanswered"));
  cli.succeed("respond --where --decision noted -m Read. --yes");
  CHECK_THAT(cli.succeed("status"), !Contains("response"));
}
