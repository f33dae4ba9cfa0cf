// The exit status says what a script should do next.
#include <sstream>

#include "cli/context.h"
#include "cli/run.h"
#include "redraft/error.h"
#include "support/catch.h"
#include "support/run_cli.h"

using namespace redraft;
using namespace redraft::testing;
using Catch::Matchers::Contains;

namespace {

// Throws from a command, whatever it is.
class BrokenClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override { throw std::logic_error("the clock has stopped"); }
};

}  // namespace

TEST_CASE("0: it is done", "[cli]") {
  Cli cli;
  start_consultation(cli);

  CHECK(cli("status").status == 0);
  CHECK(cli("check").status == 0);
}

TEST_CASE("1: a check found something", "[cli]") {
  Cli cli;
  start_consultation(cli);

  const CliResult result = cli("notes check charter");

  CHECK(result.status == 1);
  CHECK_THAT(result.out, Contains("changed-unexplained"));
}

TEST_CASE("3: what is named does not exist, and the nearest names are said", "[cli]") {
  const auto [line, near] = GENERATE(table<std::string, std::string>({
      {"show chatrer", "charter"},
      {"show charter@V0-2", "V0-1"},
      {"log charter#leadrship-2", "leadership-2"},
      {"comment show c-9", ""},
      {"comment add charter#leadership-9 -m Hm", "leadership-"},
      {"respond c-1 --decision accepted --change charter#nowhere@V0-1", ""},
      {"note remove charter n-0000000000", ""},
      {"add nowhere.md", "nowhere.md"},
      {"comment import nowhere.csv", "nowhere.csv"},
      {"compare nowhere.md charter.md", "nowhere.md"},
      {"-C elsewhere status", ""},
  }));
  Cli cli;
  start_consultation(cli);

  const CliResult result = cli(line);

  INFO("redraft " << line << "\n" << result.err);
  CHECK(result.status == 3);
  CHECK_THAT(result.err, Contains(near));
  CHECK(result.out.empty());
}

TEST_CASE("3: there is no consultation here", "[cli]") {
  Cli cli;

  const CliResult result = cli("status");

  CHECK(result.status == 3);
  CHECK_THAT(result.err, Contains("redraft init"));
}

TEST_CASE("4: git does not know who is publishing", "[cli]") {
  Cli cli;
  start_consultation(cli);
  git(cli.folder(), "config --unset user.name");

  const CliResult result = cli("publish charter V1");

  CHECK(result.status == 4);
  CHECK_THAT(result.err, Contains("hint: git config"));
}

TEST_CASE("5: the label is taken, or the draft is closed", "[cli]") {
  Cli cli;
  start_consultation(cli);

  CHECK(cli("publish charter V0-1").status == 5);
  cli.succeed("state charter@V0-1 closed");
  const CliResult closed = cli("comment add charter#leadership-1@V0-1 -m 'Too late?'");
  CHECK(closed.status == 5);
  CHECK_THAT(closed.err, Contains("closed"));
}

TEST_CASE("5: a suggestion whose words have gone is refused with the words then and now", "[cli]") {
  Cli cli;
  start_consultation(cli);
  cli.write("charter.md",
            "# Sedlow Charter\n\n## Leadership\n\nWe recognise that trust takes time to build.\n\n"
            "We commit to meet residents each season and to publish what we heard.\n");

  const CliResult result = cli("apply c-2");

  CHECK(result.status == 5);
  CHECK_THAT(result.err, Contains("every month") && Contains("each season"));
}

TEST_CASE("6: the input cannot be understood", "[cli]") {
  Cli cli;
  start_consultation(cli);
  cli.write("latin1.md", "# Caf\xe9\n");
  cli.write("bad.csv", "document,anchor,body\ncharter,leadership-1,\ncharter,leadership-1,Good.\n");
  cli.write("bad.jsonl", "{\"what\":\"A change.\"}\nnot json\n");
  cli.write("answers.csv", "id,decision,reason\nc-1,noted,Thank you.\nc-3,perhaps,\n");

  CHECK(cli("add latin1.md").status == 6);
  CHECK(cli("comment add charter#leadership-1 --quote 'never said' -m Hm").status == 6);
  CHECK(cli("comment add charter --created yesterday -m Hm").status == 6);
  CHECK(cli("respond c-1 --decision not-accepted").status == 6);

  const CliResult imported = cli("comment import bad.csv");
  CHECK(imported.status == 6);
  CHECK_THAT(imported.err + imported.out, Contains("line 2"));
  CHECK_THAT(cli.succeed("comment list charter"), Contains("Good."));

  const CliResult notes = cli("note import charter bad.jsonl");
  CHECK(notes.status == 6);
  CHECK_THAT(notes.err, Contains("line 2"));
  CHECK_THAT(cli.succeed("note list charter"), !Contains("A change."));

  const CliResult answers = cli("respond --from answers.csv");
  CHECK(answers.status == 6);
  CHECK_THAT(answers.err, Contains("line 3"));
  CHECK_THAT(cli.succeed("comment show c-1"), Contains("Thank you."));
}

TEST_CASE("7: the output cannot be written", "[cli]") {
  Cli cli;
  start_consultation(cli);
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  out.setstate(std::ios::badbit);
  const FixedClock clock(parse_instant("2026-03-01"));
  SeededRandomness randomness(1);
  cli::Context context{in, out, err, cli.folder(), clock, randomness, [](const std::string&) {
                         return std::optional<std::string>();
                       }};

  CHECK(cli::run(context, {"drafts"}) == 7);
  CHECK_THAT(err.str(), Contains("disk is full"));
}

TEST_CASE("8: what is stored is damaged, and is left as it is", "[cli]") {
  Cli cli;
  start_consultation(cli);
  const auto database = cli.folder() / ".redraft/comments.db";
  for (const char* const suffix : {"-wal", "-shm"}) {
    std::filesystem::remove(database.string() + suffix);
  }
  const std::string damaged(8192, 'x');
  write_file(database, damaged);

  CHECK(cli("comment list charter").status == 8);
  CHECK(read_file(database) == damaged);
}

TEST_CASE("70: an error of ours is said to be one", "[cli]") {
  Cli cli;
  start_consultation(cli);
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  const BrokenClock clock;
  SeededRandomness randomness(1);
  cli::Context context{in, out, err, cli.folder(), clock, randomness, [](const std::string&) {
                         return std::optional<std::string>();
                       }};

  CHECK(cli::run(context, {"publish", "charter", "V1"}) == 70);
  CHECK_THAT(err.str(), Contains("error of ours"));
}
