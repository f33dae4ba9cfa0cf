// The confidential lane: who reads it, and where it is not.
#include "support/catch.h"
#include "support/run_cli.h"

using namespace redraft;
using namespace redraft::testing;
using Catch::Matchers::Contains;

namespace {

const std::string otti = "--as Ottilie concern ";
const std::string pass = " --passphrase-file pass";

void begin_lane(Cli& cli) {
  start_consultation(cli);
  cli.write("pass", "four words that stand\n");
  cli.write("other", "four words that stood\n");
  cli.succeed(otti + "admit Ottilie --new-passphrase-file pass");
  cli.succeed(
      "--as Bram concern add charter#leadership-2 -m 'The meetings stopped.' --about 'Sedlow Town "
      "Council' --name 'Sal Broadhurn' --email sal@example.org");
}

}  // namespace

TEST_CASE("only a handler with their passphrase reads a concern", "[cli][concern]") {
  Cli cli;
  begin_lane(cli);

  CHECK(cli("--as Bram concern list" + pass).status == 4);
  CHECK(cli(otti + "list --passphrase-file other").status == 4);
  CHECK(cli(otti + "list").status == 4);  // there is no terminal to ask on
  CHECK(cli("--as '' concern list" + pass).status == 4);
  const std::string list = cli.succeed(otti + "list" + pass);
  CHECK_THAT(list, Contains("charter#leadership-2@V0-1, about Sedlow Town Council"));
  const std::string shown = cli.succeed(otti + "show k-" + pass);
  CHECK_THAT(shown, Contains("by Sal Broadhurn <sal@example.org>"));
  CHECK_THAT(shown, Contains("raised: The meetings stopped. [Bram]"));
  CHECK_THAT(cli.succeed("concern handlers"), Contains("Ottilie") && !Contains("Bram"));
}

TEST_CASE("a concern stands in no list, search, export, bundle, log or page, nor in the file",
          "[cli][concern]") {
  Cli cli;
  begin_lane(cli);
  cli.succeed("bundle ../all.bundle --with-people");
  cli.succeed("unbundle ../all.bundle ../restored");

  for (const std::string line :
       {"comment list --named", "comment search meetings", "comment export", "status charter",
        "show charter --comments", "log charter#leadership-2", "report dispositions charter@V0-1",
        "person export isla@harbour.example", "notes check charter",
        "-C ../restored comment list"}) {
    INFO(line);
    const CliResult result = cli(line);
    CHECK_THAT(result.out, !Contains("meetings stopped") && !Contains("Broadhurn"));
  }
  CHECK(cli("-C ../restored concern handlers").out.empty());
  for (const char* file : {".redraft/comments.db", ".redraft/comments.db-wal"}) {
    const auto path = cli.folder() / file;
    const std::string bytes = std::filesystem::exists(path) ? read_file(path) : "";
    CHECK(bytes.find("meetings stopped") == std::string::npos);
    CHECK(bytes.find("Broadhurn") == std::string::npos);
    CHECK(bytes.find("Sedlow Town Council\tleadership") == std::string::npos);
  }
  CHECK_THAT(cli.succeed("check"), Contains("Everything is whole."));
}

TEST_CASE("steps are taken in good faith, in their order, to an outcome", "[cli][concern]") {
  Cli cli;
  begin_lane(cli);

  CHECK(cli(otti + "step k- --kind escalation -m Now" + pass).status == 5);
  cli.succeed(otti + "step k- --kind dialogue -m 'Met the clerk.' --date 2026-03-03" + pass);
  cli.succeed(otti + "step k- --kind escalation -m 'To the board.'" + pass);
  CHECK(cli(otti + "step k- --kind outcome -m Done" + pass).status == 6);
  const std::string shown =
      cli.succeed(otti + "step k- --kind outcome --outcome resolved -m 'They meet again.'" + pass);
  CHECK_THAT(shown, Contains("2026-03-03 dialogue: Met the clerk. [Ottilie]"));
  CHECK_THAT(shown, Contains("outcome (resolved): They meet again."));
  CHECK(cli(otti + "step k- --kind dialogue -m More" + pass).status == 5);
  CHECK_THAT(cli.succeed(otti + "count" + pass), Contains("Fewer than 5"));
  CHECK_THAT(cli.succeed(otti + "count --least 1" + pass), Contains("resolved: 1"));
}

TEST_CASE("handlers admit and dismiss each other, and the last one stays", "[cli][concern]") {
  Cli cli;
  begin_lane(cli);
  cli.write("short", "password\n");

  CHECK(cli("--as Bram concern admit Bram --passphrase-file other --new-passphrase-file other")
            .status == 4);
  CHECK(cli(otti + "admit Bram --new-passphrase-file short" + pass).status == 6);
  CHECK(cli(otti + "dismiss Ottilie" + pass).status == 5);
  cli.succeed(otti + "admit Bram --new-passphrase-file other" + pass);
  CHECK_THAT(cli.succeed("--as bram concern list --passphrase-file other"), Contains("k-"));
  cli.succeed(otti + "dismiss Bram" + pass);
  CHECK(cli("--as Bram concern list --passphrase-file other").status == 4);
}

TEST_CASE("who raised a concern can be found and erased, and goes when names are purged",
          "[cli][concern]") {
  Cli cli;
  begin_lane(cli);
  cli.succeed("concern add charter#money-1 -m 'No books.' --name 'Tam Hollis'");

  CHECK_THAT(cli("person export isla@harbour.example").err, Contains("confidential lane"));
  const std::string mine = cli.succeed(otti + "find Sal@Example.ORG" + pass);
  CHECK_THAT(mine, Contains("meetings stopped") && !Contains("Tam Hollis"));
  const std::string id = mine.substr(0, mine.find(' '));
  CHECK_THAT(cli.succeed(otti + "erase " + id + pass), Contains("Sal Broadhurn"));
  CHECK_THAT(cli.succeed(otti + "show " + id + pass), Contains("Sal Broadhurn"));
  CHECK_THAT(cli.succeed(otti + "erase " + id + " --yes" + pass),
             Contains("by [erased]") && Contains("raised: [erased]"));
  CHECK(cli.succeed(otti + "find sal@example.org" + pass).empty());
  cli.succeed("privacy retention --until 2026-01-01");
  cli.succeed("privacy purge --yes");
  CHECK_THAT(cli.succeed(otti + "list --json" + pass),
             !Contains("Tam Hollis") && Contains("No books."));
  CHECK_THAT(cli.succeed("check"), Contains("Everything is whole."));
}
