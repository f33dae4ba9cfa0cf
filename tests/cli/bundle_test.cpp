// A bundle restores to the same consultation, or to one that does not say who its reviewers are.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "support/catch.h"
#include "support/run_cli.h"

using namespace redraft;
using namespace redraft::testing;
using Catch::Matchers::Contains;

namespace {

namespace fs = std::filesystem;

// Everything that a consultation can hold, and a working text that is not published.
void use_everything(Cli& cli) {
  start_consultation(cli);
  cli.write("more.csv",
            "id,document,draft,quote,body,name,email,organisation\n"
            "x-1,charter,V0-1,no such words here,Where is it?,Rowan Penhallow,,Penhallow and Co\n");
  cli("comment import more.csv");
  cli.succeed("comment edit c-3 -m 'How early is early? Isla Example says in weeks.'");
  cli.succeed("comment reply c-3 -m 'Ask Isla Example at isla@harbour.example, or 01632 960983.'");
  cli.succeed("respond c-3 --decision noted -m 'Thank you, Isla Example.' --draft");
  cli.succeed(
      "respond c-2 --decision accepted -m 'Every month it is.' --change "
      "charter#leadership-2");
  cli.succeed("note add charter#leadership-2 -m 'In the evening too.'");
  cli.succeed("publish charter V1 -m 'After the workshops'");
  cli.succeed("comment place c-3 --at leadership-1");
  cli.succeed("moderate c-1 c-2 c-3 --approve");
  cli.succeed("redact c-2 --words 'A month' --reason s40 -m 'Says who'");
  cli.succeed("redact c-1 --words Well --reason s40");
  cli.succeed("person consent isla@harbour.example --consent organisation --notice 2");
  cli.succeed("privacy retention --until 2027-01-01");
  cli.succeed("privacy hold x-1 -m 'A letter'");
  cli.succeed("comment assign c-1 c-2 --to Ottilie");
  cli.succeed("comment tag c-1 c-4 --add buses");
  cli.succeed("theme add Buses -m 'Getting home.'");
  cli.succeed("theme put Buses c-1 c-4");
  cli.succeed("theme respond Buses --decision noted -m 'Read.'");
  cli.succeed("state charter@V1 --closes 2026-06-30");
  cli.write("charter.md", std::string(second_charter) + "\nWe end with this.\n");
  cli.succeed("note add charter#money-1 -m 'To end with.'");
}

const std::vector<std::string> outputs = {
    "statements charter@V0-1",
    "statements charter@V1",
    "statements charter",
    "drafts charter",
    "diff charter V0-1 V1 --all",
    "diff charter",
    "log charter#leadership-2",
    "status charter",
    "status --comments",
    "note list charter",
    "note list charter@V1",
    "notes charter@V1",
    "notes check charter",
    "comment list",
    "comment list --named --original",
    "comment list --draft V0-1",
    "comment list --tray",
    "comment list --public",
    "comment search early",
    "comment show c-1 --named",
    "comment show c-2",
    "comment show c-3",
    "comment show c-3 --original",
    "comment tags charter",
    "comment campaigns charter",
    "theme list",
    "theme show Buses",
    "report dispositions charter",
    "report dispositions charter --public",
    "redact c-2 --list",
    "privacy due",
    "person export isla@harbour.example",
    "check",
};

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The archive taken apart by programs that are not ours, with git's objects as they read.
std::string everything_in(const fs::path& bundle, const fs::path& folder) {
  fs::create_directories(folder);
  const std::string command =
      "cd '" + folder.string() + "' && tar --zstd -xf '" + bundle.string() +
      "' && git clone -q drafts.bundle clone 2>/dev/null && cd clone && git cat-file "
      "--batch-all-objects --batch-check='%(objectname)' | git cat-file --batch > ../objects";
  REQUIRE(std::system(command.c_str()) == 0);
  fs::remove_all(folder / "clone");
  std::string all;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) {
      all += entry.path().filename().string() + "\n" + bytes_of(entry.path());
    }
  }
  return all;
}

}  // namespace

TEST_CASE("a bundle with people restores to the same consultation", "[bundle]") {
  Cli cli;
  use_everything(cli);
  cli.succeed("bundle all.bundle --with-people");
  CHECK(cli.succeed("check all.bundle") == "Everything is whole.\n");
  cli.succeed("unbundle all.bundle ../restored");

  for (const std::string& line : outputs) {
    INFO(line);
    const CliResult there = cli("--json " + line);
    const CliResult here = cli("-C ../restored --json " + line);
    CHECK_FALSE(there.out.empty());
    CHECK(here.out == there.out);
    CHECK(here.status == there.status);
  }
  // Every row and every object, and that the same is always the same bytes.
  cli.succeed("bundle again.bundle --with-people");
  cli.succeed("-C ../restored bundle ../restored.bundle --with-people");
  CHECK(bytes_of(cli.folder() / "again.bundle") == bytes_of(cli.folder() / "all.bundle"));
  CHECK(bytes_of(cli.folder() / "../restored.bundle") == bytes_of(cli.folder() / "all.bundle"));
  // And it goes on from there.
  set_identity(cli.folder() / "../restored");
  cli.succeed("-C ../restored publish charter V2 -m 'Restored'");
  CHECK(cli.succeed("-C ../restored check") == "Everything is whole.\n");
}

TEST_CASE("a bundle of a consultation in which nothing was published is whole", "[bundle]") {
  Cli cli;
  cli.succeed("init");
  cli.succeed("bundle empty.bundle");
  cli.write("charter.md", first_charter);
  cli.succeed("add charter.md");
  cli.succeed("bundle first.bundle");
  cli.succeed("unbundle empty.bundle ../empty");
  cli.succeed("unbundle first.bundle ../first");
  CHECK(cli.succeed("-C ../first --json statements") == cli.succeed("--json statements"));
  CHECK(cli.succeed("-C ../empty check") == "Everything is whole.\n");
}

TEST_CASE("without being asked for people, a bundle does not say who they are", "[bundle]") {
  Cli cli;
  use_everything(cli);
  const std::string said = cli("bundle safe.bundle").err;
  CHECK_THAT(said, Contains("does not say who the reviewers are"));

  const std::string all = everything_in(cli.folder() / "safe.bundle", cli.folder() / "../apart");
  CHECK_THAT(all, Contains("We commit to meet residents"));  // it was taken apart
  CHECK_THAT(all, Contains("How early is early? [redacted] says in weeks."));
  CHECK_THAT(all, Contains("Harbour Health Board"));  // agreed to
  for (const char* name : {"Isla", "isla@", "Penhallow", "Rowan", "960983", "x-1",
                           "A month is long", "A month", "Sedlow Town Council", "Loft Youth"}) {
    INFO(name);
    CHECK(all.find(name) == std::string::npos);
  }

  cli.succeed("unbundle safe.bundle ../safe");
  CHECK(cli.succeed("-C ../safe check") == "Everything is whole.\n");
  CHECK(cli.succeed("-C ../safe --json diff charter V0-1 V1") ==
        cli.succeed("--json diff charter V0-1 V1"));
  const std::string redacted = cli.succeed("-C ../safe comment search long");
  CHECK_THAT(redacted, Contains("[redacted] is long."));
  CHECK_THAT(redacted, !Contains("[redacted][redacted]"));
}

TEST_CASE("the names of the sample's reviewers are in no bundle without people", "[bundle]") {
  Cli cli;
  const std::string sample = std::string(REDRAFT_SOURCE_DIR) + "/sample-docs/";
  cli.succeed("init");
  cli.write("principles.md", bytes_of(sample + "principles-v0-1.md"));
  cli.succeed("add principles.md");
  cli.succeed("publish principles V0-1 -m First");
  cli.succeed("comment import " + sample + "comments.jsonl");
  cli.succeed("comment import " + sample + "comments.csv");
  cli.write("principles.md", bytes_of(sample + "principles-v1.md"));
  cli.succeed("publish principles V1 -m Second");
  const std::string named = cli.succeed("comment export --named");
  cli.succeed("bundle sample.bundle");

  const std::string all = everything_in(cli.folder() / "sample.bundle", cli.folder() / "../apart");
  std::size_t names = 0;
  for (const std::string key : {"\"name\":\"", "\"email\":\""}) {
    for (std::size_t at = named.find(key); at != std::string::npos; at = named.find(key, at + 1)) {
      const std::size_t begin = at + key.size();
      const std::string name = named.substr(begin, named.find('"', begin) - begin);
      INFO(name);
      CHECK((name.empty() || all.find(name) == std::string::npos));
      names += name.empty() ? 0 : 1;
    }
  }
  CHECK(names > 20);
}

TEST_CASE("what is disclosed is what everyone may see, with an index", "[bundle]") {
  Cli cli;
  use_everything(cli);
  const CliResult result = cli("bundle answer.zip --foi");
  CHECK(result.status == 0);
  CHECK_THAT(result.out, Contains("3 comments, 1 redaction"));
  const fs::path folder = cli.folder() / "../disclosed";
  fs::create_directories(folder);
  REQUIRE(std::system(("cd '" + folder.string() + "' && python3 -m zipfile -e '" +
                       (cli.folder() / "answer.zip").string() + "' .")
                          .c_str()) == 0);
  CHECK(bytes_of(folder / "drafts/charter/V0-1.md") == first_charter);
  CHECK_THAT(bytes_of(folder / "redactions.csv"), Contains("body,s40,2026-03-01"));
  const std::string index = bytes_of(folder / "index.md");
  CHECK_THAT(index, Contains("| held | 6 |"));
  CHECK_THAT(index, Contains("| disclosed here | 3 |"));
  CHECK_THAT(index, Contains("dispositions/charter.html"));
  std::string all;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    all += entry.is_regular_file() ? bytes_of(entry.path()) : "";
  }
  for (const char* name : {"isla@", "Penhallow", "A month", "Ottilie", "buses", "Who will read"}) {
    INFO(name);
    CHECK(all.find(name) == std::string::npos);
  }
  CHECK(cli("bundle answer.zip --foi").status == 5);
  CHECK(cli("bundle other.zip --foi --with-people").status == 2);
}

TEST_CASE("whoever was erased since a bundle was made is erased again", "[bundle]") {
  Cli cli;
  start_consultation(cli);
  cli.succeed("bundle before.bundle --with-people");
  cli.succeed("person erase isla@harbour.example --reason Request --yes");
  cli.succeed("bundle after.bundle --with-people");

  cli.succeed("unbundle before.bundle ../again --erased .git/redraft-erased");
  CHECK(cli("-C ../again person export isla@harbour.example").status == 3);
  CHECK_THAT(cli.succeed("-C ../again comment list"), !Contains("Well said"));
  CHECK(cli.succeed("-C ../again check") == "Everything is whole.\n");
  // The list travels with the bundle.
  cli.succeed("unbundle after.bundle ../after");
  CHECK(bytes_of(cli.folder() / "../after/.git/redraft-erased") ==
        bytes_of(cli.folder() / ".git/redraft-erased"));
  CHECK(cli("unbundle before.bundle ../none --erased no-such-list").status == 3);
  CHECK_FALSE(fs::exists(cli.folder() / "../none"));
}

TEST_CASE("a bundle replaces nothing, and is restored over nothing", "[bundle]") {
  Cli cli;
  start_consultation(cli);
  cli.write("taken.bundle", "mine");
  CHECK(cli("bundle taken.bundle").status == 5);
  CHECK(bytes_of(cli.folder() / "taken.bundle") == "mine");
  cli.succeed("bundle one.bundle");
  CHECK(cli("unbundle one.bundle .").status == 5);
  CHECK(cli("unbundle one.bundle taken.bundle").status == 5);
  CHECK(cli("unbundle taken.bundle ../here").status == 6);
  CHECK(cli("unbundle missing.bundle ../here").status == 3);
  CHECK(cli("check taken.bundle").status == 6);
  CHECK_FALSE(fs::exists(cli.folder() / "../here"));
  fs::create_directory(cli.folder() / "../here");
  cli.succeed("unbundle one.bundle ../here");
}
