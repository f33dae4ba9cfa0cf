// Rules of wording, glossaries, and links between documents.
#include "support/catch.h"
#include "support/run_cli.h"

using namespace redraft;
using namespace redraft::testing;
using Catch::Matchers::Contains;

namespace {

const std::string rules =
    "{\"schema\": \"redraft/rules/1\", \"rules\": [{\"name\": \"no-months\", \"kind\": \"words\", "
    "\"words\": [\"month\"], \"reason\": \"say a date\"}]}\n";

}  // namespace

TEST_CASE("a consultation's own rules are checked, waived, and looked at by status",
          "[cli][drafting]") {
  Cli cli;
  start_consultation(cli);
  CHECK_THAT(cli.succeed("status charter"), !Contains("drafting-rule"));
  cli.write("rules.json", rules);
  cli.write("broken.json", "{\"schema\": \"redraft/rules/1\", \"rules\": [{\"nam\": 1}]}");
  CHECK(cli("rules set broken.json").status == 6);
  cli.succeed("rules set rules.json");

  const CliResult found = cli("rules check charter");
  CHECK(found.status == 1);
  CHECK_THAT(found.out, Contains("no-months: leadership-2") && Contains("say a date"));
  CHECK_THAT(cli.succeed("status charter"), Contains("drafting-rule: no-months finds 1 place"));
  CHECK(cli("rules waive charter#leadership-2 no-months").status != 0);
  CHECK(cli("rules waive charter#leadership-1 no-months -m No").status == 3);
  cli.succeed("rules waive charter#leadership-2 no-months -m 'Agreed in May'");
  CHECK(cli("rules check charter").status == 0);
  CHECK_THAT(cli.succeed("rules check charter --waived"), Contains("Agreed in May"));
  CHECK_THAT(cli.succeed("status charter"), !Contains("drafting-rule"));

  std::string text = read_file(cli.folder() / "charter.md");
  text.replace(text.find("publish what we heard"), 7, "print");
  cli.write("charter.md", text);
  CHECK_THAT(cli("rules check charter").out, Contains("has lapsed"));
  CHECK(cli("rules check charter").status == 1);
  cli.succeed("rules unwaive charter#leadership-2 no-months");
  CHECK(cli("rules unwaive charter#leadership-2 no-months").status == 3);
  CHECK_THAT(cli.succeed("rules show"), Contains("no-months"));
  CHECK_THAT(cli.succeed("check"), Contains("Everything is whole."));
  cli.succeed("bundle ../all.bundle");
  cli.succeed("unbundle ../all.bundle ../restored");
  CHECK(cli.succeed("-C ../restored rules show") == cli.succeed("rules show"));
  cli.write(".redraft/rules.json", "{\"schema\": \"redraft/rules/1\", \"rules\": 3}");
  CHECK_THAT(cli("check").out, Contains("record-damaged") && Contains("rules.json"));
  CHECK(cli("rules check charter").status == 8);
}

TEST_CASE("links are held against both ends", "[cli][drafting]") {
  Cli cli;
  start_consultation(cli);
  cli.write("plan.md", "# Plan\n\n## Evening meetings\n\nThe hall is booked.\n");
  cli.succeed("add plan.md");
  cli.succeed("link add charter#leadership-2 'plan#Evening meetings' -m 'Where it is kept'");

  CHECK_THAT(cli.succeed("link list plan"),
             Contains("charter#leadership-2 -> plan#evening-meetings"));
  CHECK(cli("link add charter#leadership-2 plan#evening-meetings").status == 5);
  CHECK(cli("link add charter#leadership-2 charter#money-1").status == 6);
  CHECK(cli("link add charter#leadership-2 plan#nowhere").status == 3);
  CHECK(cli("link check").status == 0);
  cli.write("model.txt", "\t2\t1\nTrust\tDeep.\tDeep.\n");
  cli.succeed("matrix import model.txt --as maturity --yes");
  const std::string cell = cli.succeed("link add charter#leadership-2 maturity#trust");
  CHECK(cli("link add charter#leadership-2 maturity#Deep.").status == 3);
  cli.succeed("link remove " + cell.substr(0, cell.find(' ')));

  cli.write("plan.md", "# Plan\n\n## Meetings in the evening\n\nThe hall is booked.\n");
  CHECK(cli("link check charter").status == 1);
  CHECK_THAT(cli("link check").out, Contains("link-changed") || Contains("link-broken"));
  CHECK_THAT(cli.succeed("status plan"), Contains("link-"));
  cli.write("plan.md", "# Plan\n\n## Evening meetings\n\nThe hall is booked.\n");
  cli.write("plan.md", "# Plan\n\n## Evening meetings\n\nThe hall is sold.\n");
  CHECK_THAT(cli("link check").out, Contains("plan#evening-meetings reads otherwise"));
  cli.write("plan.md", "# Plan\n\n## Evening meetings\n\nThe hall is booked.\n\n## Money\n");
  CHECK(cli("link check").status == 0);
  std::string text = read_file(cli.folder() / "charter.md");
  text.replace(text.find("publish what we heard"), 7, "print");
  cli.write("charter.md", text);
  CHECK_THAT(cli("link check").out, Contains("charter#leadership-2 reads otherwise"));
  cli.succeed("link confirm l-");
  CHECK(cli("link check").status == 0);
  cli.succeed("link remove l-");
  CHECK(cli.succeed("link list").empty());
}

TEST_CASE("a glossary names uses, and a definition that changes under a comment is told",
          "[cli][drafting]") {
  Cli cli;
  cli.succeed("init");
  cli.write("terms.md",
            "# Terms\n\nBy helping early we mean acting before harm.\n\n"
            "We commit to helping early.\n");
  cli.succeed("add terms.md");
  cli.succeed("publish terms V1 -m First");
  cli.succeed("comment add terms#terms-2 -m 'Good.'");
  CHECK_THAT(cli.succeed("glossary terms"), Contains("helping early") && Contains("terms-2"));
  cli.write("terms.md",
            "# Terms\n\nBy helping early we mean acting within a week.\n\n"
            "We commit to helping early.\n");

  CHECK_THAT(cli("notes check terms").out, Contains("definition-changed") && Contains("terms-2"));
}
