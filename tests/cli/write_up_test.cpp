// A write-up taken in, put right, and taken in again; remarks searched for, and on hold.
#include "support/catch.h"
#include "support/run_cli.h"

using namespace redraft::testing;
using Catch::Matchers::ContainsSubstring;

namespace {

// The id of the remark whose words begin so.
std::string remark_saying(Cli& cli, const std::string& words) {
  const std::string list = cli.succeed("remark search '\"" + words + "\"'");
  return id_in(list, "m");
}

constexpr const char* write_up =
    "Bus Group, 27/1/22\n\nWhere are we now?\n\nsomewhere Better than last year\n\n"
    "there are some 5s in the north\n\nAction: hire a van\n";

struct Workshop {
  Cli cli;
  std::string event;

  Workshop() {
    start_consultation(cli);
    event = id_in(cli.succeed("event add Workshop --objective Voice --group 'Table 1'"), "e");
    cli.write("write-up.txt", write_up);
  }

  CliResult split(const std::string& options) {
    return cli("remark split " + event + " write-up.txt " + options);
  }
};

}  // namespace

TEST_CASE("a write-up tells its day, its exceptions and its actions", "[cli][write-up]") {
  Workshop workshop;

  const std::string preview = workshop.split("").out;
  CHECK_THAT(preview, ContainsSubstring("names the day, 2022-01-27"));
  CHECK_THAT(preview, ContainsSubstring("may be an exception to a score"));
  CHECK_THAT(preview, ContainsSubstring("reads as an action"));
  CHECK(workshop.split("--yes").status == 0);
  CHECK_THAT(workshop.cli.succeed("event show " + workshop.event), ContainsSubstring("2022-01-27"));
  // A day that it has stays.
  workshop.cli.succeed("event edit " + workshop.event + " --date 2022-02-01");
  CHECK(workshop.split("--yes").status == 0);
  CHECK_THAT(workshop.cli.succeed("event show " + workshop.event), ContainsSubstring("2022-02-01"));
}

TEST_CASE("a person says where remarks of a write-up belong", "[cli][write-up]") {
  Workshop workshop;

  const CliResult taken =
      workshop.split("--objective 5=voice --group '5-9=table 1' --consent yes --yes");
  CHECK_THAT(taken.out, ContainsSubstring("Added 3 remarks"));
  CHECK_THAT(workshop.cli.succeed("remark list --group 'Table 1'"),
             ContainsSubstring("Voice, Where are we now?, Table 1"));
  CHECK_THAT(workshop.cli.succeed("remark show " + remark_saying(workshop.cli, "hire a van")),
             ContainsSubstring("publication given"));
  CHECK(workshop.split("--group 3=x").status == 6);
  const CliResult wrong = workshop.split("--group '5=Table 2' --yes");
  CHECK(wrong.status == 6);
  CHECK_THAT(wrong.err, ContainsSubstring("did you mean Table 1?"));
}

TEST_CASE("a write-up that was put right changes what was put right, if that is asked for",
          "[cli][write-up]") {
  Workshop workshop;
  Cli& cli = workshop.cli;
  workshop.split("--yes");

  const CliResult told = workshop.split("--cut 5 --set 9=skip --yes");
  CHECK(told.status == 0);
  CHECK_THAT(told.out, ContainsSubstring("Added 0 remarks"));
  CHECK_THAT(told.err, ContainsSubstring("the line was taken in otherwise"));
  CHECK_THAT(told.err, ContainsSubstring("it was taken in as a remark"));

  const CliResult replaced =
      workshop.split("--cut 5 --set 9=skip --group '7=Table 1' --replace --yes");
  CHECK(replaced.status == 0);
  CHECK_THAT(replaced.out, ContainsSubstring("Added 2 remarks, 1 there already"));
  const std::string list = cli.succeed("remark list");
  CHECK_THAT(list, ContainsSubstring("    somewhere\n"));
  CHECK_THAT(list, ContainsSubstring("Better than last year"));
  CHECK_THAT(list, ContainsSubstring("Table 1"));
  CHECK(list.find("hire a van") == std::string::npos);
  CHECK_THAT(cli.succeed("remark list --withdrawn"), ContainsSubstring("hire a van"));
  const CliResult again =
      workshop.split("--cut 5 --set 9=skip --group '7=Table 1' --replace --yes");
  CHECK_THAT(again.out, ContainsSubstring("Added 0 remarks, 3 there already"));
  CHECK(again.err.empty());

  // Words of the write-up that were spelt otherwise keep what they led to, and how they read.
  const std::string said = remark_saying(cli, "Better than last");
  cli.succeed("remark link " + said + " --to charter#leadership-2");
  cli.write("write-up.txt",
            "Bus Group, 27/1/22\n\nWhere are we now?\n\nsomewhere Better than last "
            "year\n\nthere are some 5s in the south\n");
  CHECK(workshop.split("--cut 5 --group '7=Table 1' --replace --yes").status == 0);
  CHECK_THAT(cli.succeed("remark show " + remark_saying(cli, "5s in the south")),
             ContainsSubstring("there are some 5s in the north"));

  // What leads somewhere is not withdrawn for it.
  const CliResult joined = workshop.split("--group '7=Table 1' --replace --yes");
  CHECK(joined.status == 6);
  CHECK_THAT(joined.err, ContainsSubstring("remark-in-use"));
  CHECK_THAT(cli.succeed("remark list"), ContainsSubstring("    somewhere\n"));
  cli.succeed("check");
}

TEST_CASE("remarks are found by their words, as far as they are shown", "[cli][write-up]") {
  Workshop workshop;
  Cli& cli = workshop.cli;
  const std::string bus =
      id_in(cli.succeed(
                "remark add " + workshop.event +
                " -m 'The last bus costs Nadia Cole a fortune.' --consent yes --attribution sector"
                " --sector council --organisation 'Sedlow Town Council'"),
            "m");
  cli.succeed("remark add " + workshop.event + " -m 'The café is warm.'");

  CHECK_THAT(cli.succeed("remark search 'cost* bus'"), ContainsSubstring("said at Workshop"));
  CHECK_THAT(cli.succeed("remark search cafe"), ContainsSubstring("The café is warm."));
  CHECK(cli.succeed("remark search 'bus café'").empty());
  CHECK(cli.succeed("remark search '\"bus last\"'").empty());
  CHECK(cli.succeed("remark search '-' " + workshop.event).empty());
  CHECK(cli.succeed("remark search bus --public").empty());
  cli.succeed("moderate " + bus + " --approve");
  const std::string shown = cli.succeed("remark search bus --public");
  CHECK_THAT(shown, ContainsSubstring("council"));
  CHECK(shown.find("Sedlow") == std::string::npos);
  cli.succeed("redact " + bus + " --words 'Nadia Cole' --reason s40");
  CHECK(cli.succeed("remark search nadia").empty());
  CHECK(cli.succeed("remark search nadia --public --json").find(bus) == std::string::npos);
  CHECK_THAT(cli.succeed("remark search nadia --original"), ContainsSubstring(bus));
}

TEST_CASE("a hold on a remark keeps who said it", "[cli][write-up]") {
  Workshop workshop;
  Cli& cli = workshop.cli;
  const std::string said = id_in(
      cli.succeed("remark add " + workshop.event + " -m 'I was there.' --email ann@example.org"),
      "m");

  cli.succeed("privacy hold " + said + " -m 'Judicial review'");
  CHECK_THAT(cli("privacy due").out, ContainsSubstring("hold on " + said));
  const CliResult refused = cli("person erase ann@example.org --reason asked --yes");
  CHECK(refused.status != 0);
  CHECK_THAT(refused.err, ContainsSubstring("a legal hold is on it"));
  cli.succeed("privacy retention --until 2026-01-01");
  CHECK_THAT(cli.succeed("privacy purge --yes"), ContainsSubstring("1 on hold"));
  CHECK_THAT(cli.succeed("person export ann@example.org"), ContainsSubstring("I was there."));
  cli.succeed("privacy hold " + said + " --release");
  cli.succeed("person erase ann@example.org --reason asked --yes");
  CHECK_THAT(cli.succeed("remark list"), ContainsSubstring("[erased]"));
  CHECK(cli("privacy hold m-zzzzzzzzzz -m x").status == 3);
}
