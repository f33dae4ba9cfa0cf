// Documents that number their own statements, and people who cite those numbers.
#include "support/catch.h"
#include "support/run_cli.h"

using namespace redraft::testing;
using Catch::Matchers::Contains;

namespace {

void publish_numbered(Cli& cli) {
  cli.succeed("init");
  cli.write(
      "charter.md",
      "# Charter\n\n## Foreword\n\nWe agree on this.\n\n## 1. Care\n\n1.1 We listen to all.\n\n"
      "1.2 We act on what we hear.\n");
  cli.succeed("add charter.md");
  cli.succeed("publish charter V1");
}

}  // namespace

TEST_CASE("a number of two statements is refused with both anchors, one of one is taken",
          "[cli][printed-numbers]") {
  Cli cli;
  publish_numbered(cli);

  const auto refused = cli("comment add charter#1.1 -m Who?");
  CHECK(refused.status == 6);
  CHECK_THAT(refused.err, Contains("\"1.1\" may be two statements of charter V1: care-1, which the "
                                   "text numbers so, and foreword-1, which is counted so"));
  CHECK_THAT(refused.err, Contains("name it by its anchor, care-1 or foreword-1"));

  CHECK_THAT(cli.succeed("comment add charter#1.2 -m Who?"), Contains("care-2"));
  CHECK_THAT(cli.succeed("comment list charter#1.2"), Contains("care-2"));
  CHECK(cli("comment list charter#1.1").status == 6);
}

TEST_CASE("a mail that cites what may be two statements is kept, and a warning names both",
          "[cli][printed-numbers]") {
  Cli cli;
  publish_numbered(cli);
  cli.write("mail.eml",
            "From: Ola Vale <ola@example.org>\nTo: team@example.org\nMessage-ID: <1@example.org>\n"
            "Date: Mon, 2 Mar 2026 10:00:00 +0000\nSubject: Charter\n\n"
            "1.1: Who listens?\n\n1.2: Who acts?\n");

  const auto taken = cli("comment import mail.eml");

  CHECK_THAT(taken.err + taken.out, Contains("place-unclear") && Contains("care-1"));
  const std::string listed = cli.succeed("comment list");
  CHECK_THAT(listed, Contains("Who listens?") && Contains("Who acts?"));
  CHECK_THAT(cli.succeed("comment list charter#care-2"), Contains("Who acts?"));
  CHECK_THAT(cli.succeed("comment list charter#foreword-1"), !Contains("Who listens?"));
}
