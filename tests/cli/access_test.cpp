// Who is on the team.
#include "support/catch.h"
#include "support/run_cli.h"

using namespace redraft::testing;
using Catch::Matchers::Contains;

TEST_CASE("the team is put together, looked at and taken apart", "[cli][access]") {
  Cli cli;
  cli.succeed("init");

  CHECK_THAT(cli.succeed("access add Bram --role editor --role moderator",
                         "correct horse battery\nleft over\n"),
             Contains("Bram is on the team: moderator, editor"));
  cli.succeed("access add Ottilie --role officer --no-password");
  cli.succeed("access token 'case system' --role editor --days 7");

  const std::string team = cli.succeed("access list");
  CHECK_THAT(team, Contains("Bram  moderator, editor\n"));
  CHECK_THAT(team, Contains("Ottilie  officer; no password\n"));
  CHECK_THAT(team, Contains("case system  editor; a program, until "));
  cli.succeed("access roles Bram --role editor");
  cli.succeed("access password Bram", "another one, longer\r\n");
  CHECK_THAT(cli.succeed("access end --everybody"), Contains("0 sessions ended"));
  cli.succeed("access remove Bram");
  cli.succeed("access revoke 'case system'");
  CHECK(cli.succeed("access list") == "Ottilie  officer; no password\n");
}

TEST_CASE("a password comes from a person or standard input, and is long enough", "[cli][access]") {
  Cli cli;
  cli.succeed("init");

  CHECK(cli("access add Bram --role editor").status == 6);
  CHECK(cli("access add Bram --role editor", "short\n").status == 6);
  CHECK(cli("access add Bram --role editor --password longenoughtobeone").status == 2);
  CHECK(cli("access add Bram --role king", "correct horse battery\n").status == 2);
  CHECK(cli("access add Bram --role reviewer", "correct horse battery\n").status == 2);
  CHECK(cli("access add Bram", "correct horse battery\n").status == 2);
  CHECK(cli("access password Bram", "correct horse battery\n").status == 3);
  CHECK(cli("access end").status == 2);
  CHECK(cli("access token cases --role editor --days 0").status == 2);
  CHECK(cli.succeed("access list").empty());
}
