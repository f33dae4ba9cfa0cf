// What goes back to reviewers, and what they say to it.
#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "support/catch.h"
#include "support/golden.h"
#include "support/run_cli.h"

using namespace redraft;
using namespace redraft::testing;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

namespace fs = std::filesystem;

// Published as V1 with answers to the first three comments; c-1 and c-2 can be written to.
void answer(Cli& cli) {
  start_consultation(cli);
  cli.succeed(
      "comment add charter#money-1 --id c-6 -m 'Good for the bus.' --organisation 'Harbour Health "
      "Board' --sector health --name 'Isla Example' --email isla@harbour.example");
  cli.succeed(
      "comment add charter#money-2 --id c-7 -m 'Publish what we owe too.' --organisation "
      "'Harbour Health Board' --sector health --email ada@harbour.example --confidential 'My job'");
  cli.succeed("respond c-1 --decision noted -m 'Thank you.'");
  cli.succeed(
      "respond c-2 --decision accepted-in-part -m 'A month stays; evenings are new.' --change "
      "charter#leadership-2@working");
  cli.succeed("respond c-7 --decision not-accepted -m 'Published elsewhere.'");
  cli.succeed("note add charter#leadership-2 -m 'Meetings in the evening.'");
  cli.succeed("publish charter V1");
  cli.succeed("respond c-6 --decision deferred -m 'For the plan.' --draft");
}

std::vector<std::string> files_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string all_of(const fs::path& folder) {
  std::string text;
  for (const std::string& name : files_in(folder)) {
    text += "== " + name + "\n" + read_file(folder / name);
  }
  return text;
}

}  // namespace

TEST_CASE("a reaction stands until another answer is released", "[cli]") {
  Cli cli;
  answer(cli);

  std::string text;
  for (const std::string line :
       {"comment reaction c-5 satisfied", "comment reaction c-1 happy",
        "comment reaction c-2 objects --on 2026-03-01 --note 'A month is still long.'",
        "comment list --reaction objects --counts", "comment list --reaction none --counts",
        "notes check charter@V1", "comment reaction c-2 objects --on 2030-01-01",
        "respond c-2 --decision accepted", "comment show c-2",
        "comment list --reaction objects --counts", "comment reaction c-2 no-reply",
        "comment reaction c-2 none", "comment show c-2", "comment list --public --reaction none",
        "check"}) {
    text += (text.empty() ? "" : "\n") + cli.transcript(line);
  }
  check_golden("cli/golden/handing-back/reactions.txt", text);
}

TEST_CASE("what a reviewer said to an answer is held, erased and never public", "[cli]") {
  Cli cli;
  answer(cli);
  cli.succeed("comment reaction c-1 objects --note 'Flummery and no date.'");
  cli.succeed("moderate c-1 --approve");
  cli.succeed("person consent isla@harbour.example --consent named");

  CHECK_THAT(cli.succeed("person export isla@harbour.example"), Contains("Flummery"));
  for (const std::string line : {"comment list --public", "comment list --public --json",
                                 "report response --public", "report dispositions --public --json",
                                 "report organisation 'Harbour Health Board' --public"}) {
    INFO(line);
    const std::string shown = cli.succeed(line);
    CHECK_THAT(shown, !Contains("Flummery") && !Contains("objects"));
  }
  cli.succeed("person erase isla@harbour.example --reason Request --yes");
  CHECK_THAT(cli.succeed("comment list --reaction objects --json"),
             !Contains("Flummery") && Contains("\"reaction\": \"objects\""));
  cli.succeed("check");
}

TEST_CASE("one letter a person is written, once", "[cli]") {
  Cli cli;
  answer(cli);
  const fs::path outbox = cli.folder() / "out";

  CHECK_THAT(cli.succeed("letter write --to out --dry-run"), Contains("Would write 2 letters."));
  CHECK_FALSE(fs::exists(outbox));
  const CliResult first = cli("letter write --to out");
  CHECK(first.status == 0);
  CHECK_THAT(first.err, Contains("personal data"));
  CHECK_THAT(first.out, Contains("Wrote 2 letters. Left out: 0 written the same before, 3 with no "
                                 "answer yet, 1 without name and address."));
  const std::string before = all_of(outbox);
  REQUIRE(files_in(outbox).size() == 4);
  CHECK_THAT(before, Contains("Dear Isla Example") && Contains("Thank you.") &&
                         Contains("isla@harbour.example"));
  CHECK_THAT(before, !Contains("For the plan.") && !Contains("Sedlow Town Council"));
  CHECK((fs::status(outbox).permissions() & fs::perms::all) == fs::perms::owner_all);

  CHECK_THAT(cli.succeed("letter write --to out"),
             Contains("Wrote 0 letters. Left out: 2 written the same before"));
  CHECK(all_of(outbox) == before);
  CHECK_THAT(cli.succeed("letter write --to out --again --reviewer isla@harbour.example"),
             Contains("Wrote 1 letter."));
  cli.succeed("respond c-6 --decision noted -m 'So we hope.'");
  CHECK_THAT(cli.succeed("letter write --to out"),
             Contains("Wrote 1 letter. Left out: 1 written the same before"));
  CHECK_THAT(all_of(outbox), Contains("So we hope."));
  CHECK_THAT(cli.succeed("letter list --json"),
             StartsWith("{\n  \"schema\": \"redraft/letters/1\""));
  cli.succeed("check");
}

TEST_CASE("git takes no letter in, wherever they are written", "[cli]") {
  Cli cli;
  answer(cli);
  cli.succeed("letter write --to out");
  cli.succeed("letter write --again");

  const std::string folder = cli.folder().string();
  const std::string listed = (cli.folder() / ".git" / "listed").string();
  REQUIRE(std::system(("git -C '" + folder + "' add -A && git -C '" + folder + "' ls-files > '" +
                       listed + "'")
                          .c_str()) == 0);
  CHECK_THAT(read_file(listed), !Contains("out/") && !Contains("letters"));
}

TEST_CASE("a folder that holds other things is not written to", "[cli]") {
  Cli cli;
  answer(cli);
  fs::create_directory(cli.folder() / "other");
  cli.write("other/notes.txt", "Mine.\n");

  CHECK(cli("letter write --to other").status == 5);
  CHECK(cli("letter write --to .").status == 5);
  CHECK_THAT(cli.succeed("letter list"), !Contains("r-"));
}

TEST_CASE("a template is checked before anything is written", "[cli]") {
  Cli cli;
  answer(cli);
  cli.write("bad.md", "Dear {{nam}}\n");
  cli.write("needs-name.txt", "{{name}}: {{#answers}}{{comment}} {{/answers}}\n");

  const CliResult bad = cli("letter write --to out --template bad.md");
  CHECK(bad.status == 6);
  CHECK_THAT(bad.err, Contains("did you mean {{name}}?"));
  CHECK_FALSE(fs::exists(cli.folder() / "out"));

  const CliResult partly = cli("letter write --to out --template needs-name.txt");
  CHECK(partly.status == 6);
  CHECK_THAT(partly.err, Contains("letter-not-written") && Contains("{{name}}, and there is none"));
  CHECK_THAT(partly.out, Contains("Wrote 1 letter."));
  CHECK_THAT(all_of(cli.folder() / "out"),
             Contains("Isla Example: c-") && Contains("-charter.txt"));
}

TEST_CASE("erasing a person removes the letters to them", "[cli]") {
  Cli cli;
  answer(cli);
  cli.succeed("letter write --to out");
  cli.succeed("letter write --again");
  const fs::path beside = cli.folder() / ".redraft" / "letters";

  cli.succeed("person erase isla@harbour.example --reason Request --yes");
  for (const fs::path& folder : {cli.folder() / "out", beside}) {
    CHECK(files_in(folder).size() == 3);
    CHECK_THAT(all_of(folder), !Contains("Isla") && Contains("ada@harbour.example"));
  }
  cli.succeed("letter write --to out --again");
  CHECK_THAT(all_of(cli.folder() / "out"), !Contains("Isla"));

  cli.succeed("privacy retention --until 2026-01-01");
  cli.succeed("privacy purge --yes");
  CHECK_THAT(all_of(cli.folder() / "out"), !Contains("ada@"));
  CHECK(files_in(beside) == std::vector<std::string>{".gitignore", "index.csv"});
  cli.succeed("check");
}

TEST_CASE("reports are read by organisation, reviewer, theme and sector", "[cli]") {
  Cli cli;
  answer(cli);
  cli.succeed("theme add Evenings -m 'When we meet.'");
  cli.succeed("theme put Evenings c-2");

  std::string text;
  for (const std::string line :
       {"report organisation 'Harbour Health Board'", "report reviewer ada@harbour.example",
        "report organisation Nobody", "report reviewer ada@harbour.example --public",
        "report you-said-we-did charter@V1 --by theme", "report you-said-we-did --by sector",
        "report coverage charter@V1 --expect housing", "report dispositions --format odt",
        "report response charter@V1 --expect housing", "report coverge"}) {
    text += (text.empty() ? "" : "\n") + cli.transcript(line);
  }
  check_golden("cli/golden/handing-back/reports.txt", text);
}

TEST_CASE("a report for everyone holds what was approved and agreed to", "[cli]") {
  Cli cli;
  answer(cli);
  cli.succeed("moderate c-1 c-2 c-7 --approve");
  cli.succeed("person consent isla@harbour.example --consent organisation");
  cli.succeed("redact c-1 --words Well --reason s40");

  for (const std::string name : {"dispositions", "you-said-we-did", "response", "coverage",
                                 "organisation 'Harbour Health Board'"}) {
    for (const std::string format : {"markdown", "html", "csv", "json"}) {
      const std::string line = "report " + name + " --public --format " + format;
      INFO(line);
      const std::string text = cli.succeed(line);
      CHECK(text == cli.succeed(line));
      CHECK_THAT(text, !Contains("Well said") && !Contains("How early?") &&
                           !Contains("A month is long") && !Contains("Publish what we owe"));
      CHECK_THAT(text, !Contains("isla@") && !Contains("Isla") && !Contains("My job"));
      CHECK_THAT(text, !Contains("For the plan."));
    }
  }
  CHECK_THAT(cli.succeed("report you-said-we-did --public"), Contains("\\[redacted\\] said."));
}
