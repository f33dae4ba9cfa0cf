// What somebody in a hurry, or with bad intent, does around the text.
#include "support/catch.h"
#include "support/run_cli.h"

using namespace redraft::testing;
using Catch::Matchers::Contains;

namespace {

void publish_maturity(Cli& cli) {
  cli.write("model.txt", "\t3\t2\t1\nTrust\tDeep.\tSome.\tNone.\n");
  cli.succeed("matrix import model.txt --as maturity --yes");
  cli.succeed("publish maturity V1");
}

}  // namespace

TEST_CASE("a score that is unfinished or below nothing is in no group's mouth", "[cli][hurried]") {
  Cli cli;
  cli.succeed("init");
  publish_maturity(cli);
  const std::string event = id_in(cli.succeed("event add Workshop"), "e");
  const std::string assess =
      "assess add maturity --event " + event + " --dimension Trust --group A --score ";

  for (const char* words : {"-1", "–1", "'1 to'", "1-", "'2 or'", "0", "4", "1e9", "2.75", "NaN"}) {
    CAPTURE(words);
    CHECK(cli(assess + words).status == 6);
  }
  CHECK_THAT(cli.succeed(assess + "'- 3-1'"), Contains("Trust 1-3"));
  const std::string score = id_in(cli.succeed("assess list"), "s");
  cli.succeed("assess remove " + score);
  CHECK_THAT(cli("assess remove " + score).err, Contains("find assessment: there is no"));
}

TEST_CASE("an action has a target that its dimension has", "[cli][hurried]") {
  Cli cli;
  cli.succeed("init");
  publish_maturity(cli);
  CHECK_THAT(cli("action add -m Meet --dimension maturity#Trust --target 9").err,
             Contains("beyond its levels, 1 to 3"));
  cli.succeed("action add -m Meet --dimension maturity#Trust --target 3");
}

TEST_CASE("a decision that is sent twice is recorded once", "[cli][hurried]") {
  Cli cli;
  start_consultation(cli);
  const std::string approve = "approve add charter@V0-1 --body 'Valley Board' --date 2026-02-01";
  const std::string approval = id_in(cli.succeed(approve), "a");
  CHECK(id_in(cli.succeed(approve), "a") == approval);
  cli.succeed("approve add charter@V0-1 --body 'Valley Board' --date 2026-02-02");
  cli.succeed("approve move charter " + approval + " withdrawn -m Why");
  CHECK_THAT(cli("approve move charter " + approval + " withdrawn").err,
             Contains("it is withdrawn already"));
  CHECK(cli("approve move charter " + approval + " in-use").status == 5);

  const std::string sign = "adopt sign charter@V0-1 --organisation 'Crake Choir' ";
  cli.succeed(sign + "--sector Singing --role Chair");
  const std::string signed_once = cli.succeed("adopt list charter");
  cli.succeed(sign);
  cli.succeed("adopt sign charter@V0-1 --organisation 'crake  choir'");
  CHECK(cli.succeed("adopt list charter") == signed_once);
  cli.succeed(sign + "--reserve 'money-1=Not before April'");
  cli.succeed("adopt refuse charter@V0-1 --organisation 'Crake Choir' -m 'It needs a vote'");
  CHECK(cli("adopt withdraw charter --organisation 'Crake Choir' -m Why").status == 5);
  cli.succeed(sign);
  cli.succeed("adopt withdraw charter --organisation 'Crake Choir' -m Why");
  CHECK_THAT(cli("adopt withdraw charter --organisation 'Crake Choir' -m Why").err,
             Contains("record what Crake Choir decided on charter: it has no signature"));
  const CliResult unknown = cli("adopt changes 'Crake Quire' charter");
  CHECK(unknown.err.find("Crake Choir") == unknown.err.rfind("Crake Choir"));
  cli.succeed("check");
}

TEST_CASE("no name in the register reads otherwise than it is written", "[cli][hurried]") {
  Cli cli;
  start_consultation(cli);
  const std::string rest = " --sector Singing --role Chair";
  for (const char* mark : {"\u202A", "\u202E", "\u2066", "\u2069", "\x7F", "\t"}) {
    CAPTURE(mark);
    CHECK(cli("adopt sign charter@V0-1 --organisation 'Cra" + std::string(mark) + "ke'" + rest)
              .status == 6);
    CHECK(cli("event add 'Cra" + std::string(mark) + "ke'").status == 6);
  }
  CHECK_THAT(cli.succeed("adopt sign charter@V0-1 --organisation 'مجلس الوادي'" + rest),
             Contains("مجلس الوادي"));
  cli.succeed("adopt sign charter@V0-1 --organisation '“Crake”\u200A–\u200ATrust'" + rest);
}

TEST_CASE("formulas stay words in what is opened as a sheet", "[cli][hurried]") {
  Cli cli;
  start_consultation(cli);
  const std::string event =
      id_in(cli.succeed("event add =1+1 --prompt =2+2 --objective @x --group +g"), "e");
  cli.succeed("remark add " + event + " -m '=cmd()' --prompt 1 --objective 1");
  cli.succeed("action add -m '=cmd()' --owner @x --due 1999-01-01");
  cli.succeed("adopt sign charter@V0-1 --organisation '=A1' --sector @s --role +r");
  for (const std::string& line :
       {"event grid " + event + " --format csv", std::string("action report --format csv"),
        std::string("adopt register charter --format csv")}) {
    const std::string sheet = cli.succeed(line);
    CAPTURE(sheet);
    for (const char* cell : {"\n=", "\n@", "\n+", ",=", ",@", ",+"}) {
      CHECK(sheet.find(cell) == std::string::npos);
    }
  }
}

TEST_CASE("ids of something else, or of another consultation, are not found", "[cli][hurried]") {
  Cli cli;
  start_consultation(cli);
  for (const char* line :
       {"event show e-", "event show c-1", "event edit e-0000000000 --title x", "remark show m-",
        "remark add e-0000000000 -m x", "action state x-0000000000 done",
        "action add -m x --remark m-0000000000", "approve move charter a-0000000000 withdrawn",
        "link confirm l-0000000000", "assess add charter --remark m-0000000000"}) {
    CAPTURE(line);
    CHECK(cli(line).status == 3);
  }
  CHECK(cli("concern add charter -m x").status == 4);
  cli.write("pass", "three small green boats\n");
  cli.succeed("--as Hilda concern admit Hilda --new-passphrase-file pass");
  CHECK_THAT(cli("concern add charter -m x").err, Contains("names none"));
}

TEST_CASE("a correction that meets no line is refused", "[cli][hurried]") {
  Cli cli;
  cli.succeed("init");
  const std::string event = id_in(cli.succeed("event add Workshop"), "e");
  cli.write("notes.txt", "- a bus\n\n- a hall\n");
  for (const char* set : {"3-1=skip", "2-2=skip", "50-90=skip", "99=skip"}) {
    CAPTURE(set);
    CHECK(cli("remark split " + event + " notes.txt --set " + set).status == 6);
  }
}
