// Approvals and adoptions, from the decision to the draft that no longer reads so.
#include "support/catch.h"
#include "support/run_cli.h"

using namespace redraft;
using namespace redraft::testing;
using Catch::Matchers::Contains;

namespace {

void publish_both(Cli& cli) {
  start_consultation(cli);
  cli.succeed("publish charter V1 -m Rewritten");
}

const std::string board = " --body 'Governance Board' --date 2026-06-01";
const std::string loft = " --organisation 'Loft Youth Group'";
const std::string who = " --sector Voluntary --role Chair";

}  // namespace

TEST_CASE("an approval is a badge while the words stand, and a warning when they do not",
          "[cli][signing]") {
  Cli cli;
  start_consultation(cli);
  cli.succeed("approve add charter@V0-1 --on leadership-1 --on leadership-2 -m 'For a year'" +
              board);

  CHECK_THAT(cli.succeed("statements charter@V0-1"),
             Contains("[approved by Governance Board (V0-1, a-"));
  const std::string now = cli.succeed("show charter@working");
  CHECK_THAT(now, Contains("[approved by Governance Board"));
  CHECK_THAT(now, Contains("WARNING: changed since it was approved"));
  CHECK_THAT(cli.succeed("show charter@V0-1 --format html"),
             Contains("<small>[approved by Governance Board (V0-1, a-"));
  CHECK_THAT(cli.succeed("status charter"), Contains("approval-changed"));
  const std::string list = cli.succeed("approve list charter");
  CHECK_THAT(list, Contains("2026-06-01 approved: For a year"));
  CHECK_THAT(list, Contains("leadership-2 changed") && !Contains("leadership-1 changed"));
  CHECK_THAT(cli.succeed("approve list charter@V0-1"), Contains("holds: V0-1 reads so"));
  CHECK_THAT(cli.succeed("check"), Contains("Everything is whole."));
}

TEST_CASE("the approval of a heading is of its section", "[cli][signing]") {
  Cli cli;
  start_consultation(cli);
  cli.succeed("approve add charter#leadership@V0-1" + board);
  CHECK_THAT(cli.succeed("approve list charter"),
             Contains("on 4 statements of charter V0-1") && Contains("leadership-2 changed"));
}

TEST_CASE("an approval climbs its ladder by steps that stay", "[cli][signing]") {
  Cli cli;
  publish_both(cli);
  cli.succeed("approve add charter@V1 --status proposed" + board);

  CHECK(cli("approve move a- withdrawn").status == 0);
  CHECK(cli("approve move a- in-use").status == 5);
  CHECK(cli("approve move a- nearly").status == 2);
  CHECK(cli("approve move x-1 in-use").status == 3);
  CHECK(cli("approve add charter@V9" + board).status == 3);
  CHECK(cli("approve add charter@V1 --on nowhere" + board).status == 3);
  CHECK(cli("approve add charter@V1 --status not-approved" + board).status == 6);
  CHECK(cli("approve add charter@V1").status == 2);
  const std::string list = cli.succeed("approve list charter");
  CHECK_THAT(list, Contains("proposed") && Contains("withdrawn"));
  // Not in force: no badge and no warning.
  CHECK_THAT(cli.succeed("show charter"), !Contains("Governance"));
}

TEST_CASE("git keeps no personal data of boards and signatories", "[cli][signing]") {
  Cli cli;
  publish_both(cli);

  CHECK(cli("approve add charter@V1 --body 'chair@board.example'").status == 6);
  CHECK(cli("adopt sign charter --organisation Loft --sector V --role 'sal@loft.example'").status ==
        6);
  CHECK(cli("adopt refuse charter -m 'Ring 01632 960123'" + loft + who).status == 6);
  CHECK(cli.succeed("adopt list charter").empty());
}

TEST_CASE("an organisation signs, sees what changed, signs again or withdraws", "[cli][signing]") {
  Cli cli;
  start_consultation(cli);
  cli.succeed("adopt sign charter --reserve 'leadership-2=Not in the evening'" + loft + who);
  cli.succeed(
      "adopt refuse charter --cannot-consent -m 'It needs a vote.' --organisation 'Sedlow "
      "Town Council' --sector Council --role Clerk");
  cli.succeed("publish charter V1 -m Rewritten");

  CHECK_THAT(cli.succeed("status charter"),
             Contains("adoption-behind") && Contains("Loft Youth Group"));
  const std::string list = cli.succeed("adopt list charter");
  CHECK_THAT(list, Contains("Loft Youth Group") && Contains("reservation on leadership-2"));
  CHECK_THAT(list, Contains("cannot consent V0-1"));
  CHECK_THAT(cli.succeed("adopt changes 'loft  youth group' charter"),
             Contains("in the evening as well"));
  CHECK(cli("adopt changes Nobody charter").status == 3);

  CHECK(cli("adopt sign charter@V1" + loft).status == 6);  // what of its reservation?
  cli.succeed("adopt sign charter@V1 --keep-reservations" + loft);
  CHECK_THAT(cli.succeed("adopt list charter"), Contains("signed V1"));
  CHECK_THAT(cli.succeed("status charter"), !Contains("adoption-behind"));
  cli.succeed("adopt withdraw charter -m 'The words on money'" + loft);
  CHECK(cli("adopt withdraw charter -m Again" + loft).status == 5);
  const std::string page = cli.succeed("adopt register charter");
  CHECK_THAT(page, Contains("withdrawn") && Contains("The words on money"));
  CHECK_THAT(cli.succeed("adopt list charter --json"), Contains("\"entries\": 3"));
  CHECK_THAT(cli.succeed("check"), Contains("Everything is whole."));
}

TEST_CASE("a clone, and a bundle, have the same approvals and register", "[cli][signing]") {
  Cli cli;
  publish_both(cli);
  cli.succeed("approve add charter@V1" + board);
  cli.succeed("adopt sign charter" + loft + who);
  git(cli.folder(), "clone -q . ../clone");
  cli.succeed("bundle ../all.bundle");
  cli.succeed("unbundle ../all.bundle ../restored");

  for (const std::string at : {"../clone", "../restored"}) {
    INFO(at);
    for (const std::string line : {"approve list charter --json", "adopt list charter --json"}) {
      CHECK(cli.succeed("-C " + at + " " + line) == cli.succeed(line));
    }
  }
  CHECK(git(cli.folder(), "status --porcelain -- .redraft").empty());
}

TEST_CASE("without the tags of its drafts a clone still shows its text and its records",
          "[cli][signing]") {
  Cli cli;
  publish_both(cli);
  cli.succeed("approve add charter@V1" + board);
  cli.succeed("adopt sign charter" + loft + who);
  git(cli.folder(), "clone -q --no-tags . ../bare-of-tags");

  const std::string at = "-C ../bare-of-tags ";
  CHECK_THAT(cli.succeed(at + "show charter@working"), Contains("in the evening"));
  CHECK_THAT(cli.succeed(at + "approve list charter"), Contains("is not here"));
  CHECK_THAT(cli.succeed(at + "adopt list charter"), Contains("Loft Youth Group"));
  CHECK(cli(at + "status charter").status == 0);
  CHECK_THAT(cli(at + "check").out, Contains("binding-mismatch"));
}

TEST_CASE("check finds an approval of words that the draft never had", "[cli][signing]") {
  Cli cli;
  publish_both(cli);
  cli.succeed("approve add charter@V1 --on leadership-1" + board);
  const std::string file = ".redraft/charter/approvals.tsv";
  const std::string sound = read_file(cli.folder() / file);
  const std::size_t at = sound.find("leadership-1\t") + 13;
  const auto with = [&](std::size_t place, const std::string& text) {
    std::string bytes = sound;
    bytes.replace(place, text.size(), text);
    cli.write(file, bytes);
    return cli("check");
  };

  CHECK_THAT(with(at, "0123456789abcdef").out, Contains("binding-mismatch"));
  CHECK_THAT(with(sound.find("\tV1\t") + 4, "0123456789").out, Contains("binding-mismatch"));
  CHECK_THAT(with(at, "not hex").out, Contains("record-damaged"));
  CHECK_THAT(with(sound.find("approved"), "disliked").out, Contains("record-damaged"));
  CHECK(cli("approve list charter").status == 8);
}
