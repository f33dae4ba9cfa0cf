// Documents as they are found, entered whole: what one step should do takes one.
#include "support/catch.h"
#include "support/run_cli.h"

using namespace redraft::testing;
using Catch::Matchers::Contains;

namespace {

constexpr const char* account =
    "People came from all over the valley. We wanted to hear from those who had not been asked "
    "before, and most of them spoke.\n\n- The late bus\n- The hall\n";

constexpr const char* with_notes =
    "Valley charter\n\nHow we listen\n\nWe commit to listening to the whole valley.\n\n"
    "Update Notes\n\nV0-1 – Written in the chapel.\n\nV1 – After the spring round.\n\n"
    "Listening now is the whole valley's.\n\nThe word council was left out\n";

}  // namespace

TEST_CASE("prose of a write-up is left out, and taken in with one option", "[cli][entering]") {
  Cli cli;
  cli.succeed("init");
  const std::string event = id_in(cli.succeed("event add Assembly"), "e");
  cli.write("account.txt", account);

  const CliResult preview = cli("remark split " + event + " account.txt");
  CHECK_THAT(preview.out, Contains("skip: People came") && Contains("prose"));
  CHECK_THAT(preview.err, Contains("2 remarks; 1 paragraph of prose left out"));
  CHECK_THAT(cli("remark split " + event + " account.txt --with-prose").err,
             Contains("3 remarks."));
  CHECK_THAT(cli.succeed("remark split " + event + " account.txt --with-prose --set 1=skip --yes"),
             Contains("Added 2 remarks"));
}

TEST_CASE("the update notes that a text came with are those of its draft", "[cli][entering]") {
  Cli cli;
  cli.succeed("init");
  cli.write("charter.txt", with_notes);
  cli.succeed("import charter.txt --as charter --yes");
  const std::string parts =
      "**V0-1** – Written in the chapel.\n\n**V1** – After the spring round.\n\n"
      "- Listening now is the whole valley's.\n- The word council was left out.\n";
  CHECK(cli.succeed("notes charter") == "**Not yet published**\n\n" + parts);
  cli.succeed("publish charter V1");

  CHECK(cli.succeed("notes charter@V1") == parts.substr(parts.find("**V1")));
  CHECK(cli.succeed("notes charter@V1 --all") == parts);
  CHECK(cli.succeed("statements charter").find("chapel") == std::string::npos);
  // What follows is the program's own, and the text's stays as it was written, once.
  cli.succeed("notes charter@V2 --append");
  const std::string text = read_file(cli.folder() / "charter.md");
  CHECK(text.find("Written in the chapel") == text.rfind("Written in the chapel"));
  CHECK(cli.succeed("notes charter").find("chapel") == std::string::npos);
}

TEST_CASE("a remark that says a score is recorded as one", "[cli][entering]") {
  Cli cli;
  cli.succeed("init");
  cli.write("model.txt", "\t2\t1\nTrust\tDeep.\tNone.\n");
  cli.succeed("matrix import model.txt --as maturity --yes");
  cli.succeed("publish maturity V1");
  const std::string event = id_in(cli.succeed("event add Workshop --objective Trust"), "e");
  const std::string said = id_in(
      cli.succeed("remark add " + event + " -m 'between 1 and 2, we think' --objective Trust"),
      "m");

  CHECK_THAT(cli("assess add maturity --remark " + said).err,
             Contains("which group") && Contains("--group NAME"));
  cli.succeed("event edit " + event + " --group 'River table' --group 'Chapel table'");
  CHECK_THAT(cli("assess add maturity --remark " + said).err,
             Contains("--group with one of: River table, Chapel table"));
  cli.succeed("event edit " + event + " --group 'River table'");
  CHECK_THAT(cli.succeed("assess add maturity --remark " + said),
             Contains("Trust 1-2  River table"));
  CHECK_THAT(cli.succeed("assess report maturity"), Contains("between 1 and 2, we think"));
  // A question is no score, whatever number it holds.
  cli.write("said.txt", "- is there one vision?\n- one, we think\n");
  const std::string preview = cli("remark split " + event + " said.txt").out;
  CHECK(preview.find("reads as a score") == preview.rfind("reads as a score"));
  CHECK_THAT(preview, Contains("reads as a score, 1"));
}

TEST_CASE("the day of an event is taken away again", "[cli][entering]") {
  Cli cli;
  cli.succeed("init");
  const std::string event = id_in(cli.succeed("event add Workshop --date 2026-03-21"), "e");

  CHECK_THAT(cli.succeed("event edit " + event + " --host Chapel"), Contains("2026-03-21"));
  CHECK(cli("event edit " + event + " --date 2026-03-22 --no-date").status == 2);
  CHECK_THAT(cli.succeed("event edit " + event + " --no-date"), Contains("no day"));
  CHECK_THAT(cli.succeed("event list --json"), Contains("\"held\": null"));
}

TEST_CASE("what is missing of a command, and a day that there is not, are named",
          "[cli][entering]") {
  Cli cli;
  cli.succeed("init");
  CHECK_THAT(cli("note add -m Why").err, Contains("DOC[#ANCHOR][@LABEL] is missing"));
  CHECK_THAT(cli("event add Workshop --date 2026-02-30").err,
             Contains("there is no day \"2026-02-30\""));
}
