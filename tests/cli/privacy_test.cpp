// What may be shown to whom, and that what is erased is nowhere.
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

void add_witness(Cli& cli) {
  cli.succeed(
      "comment add charter#money-2 --id w-1 -m 'My Quillonbury pension stopped. Ask at Zanderhof.' "
      "--suggest 'We publish every Brackwattle' --organisation 'Sedlow Forum' --sector voluntary "
      "--name 'Xanthippe Vorrengard' --email xv@vorrengard.example --consent organisation "
      "--notice 2");
}

const std::vector<std::string> seeded = {"Quillonbury", "quillonbury",  "Zanderhof",
                                         "Brackwattle", "Xanthippe",    "Vorrengard",
                                         "xv@vorreng",  "Mullenthorpe", "Sedlow Forum"};

// Every byte of every file under a folder, sub-folders included.
std::vector<std::string> files_with(const fs::path& folder, const std::vector<std::string>& words) {
  std::vector<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) {
      continue;
    }
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    for (const std::string& word : words) {
      if (bytes.find(word) != std::string::npos) {
        found.push_back(entry.path().string() + ": " + word);
      }
    }
  }
  return found;
}

}  // namespace

TEST_CASE("nothing is public before it is approved, and then what was agreed to", "[privacy]") {
  Cli cli;
  start_consultation(cli);
  add_witness(cli);

  CHECK(cli.succeed("comment list --public").empty());
  CHECK(cli.succeed("comment export --public").empty());
  CHECK_THAT(cli.succeed("report dispositions --public"), !Contains("Quillonbury"));
  CHECK(cli("comment show w-1 --public").status == 3);

  cli.succeed("moderate w-1 c-1 --approve");
  const std::string list = cli.succeed("comment list --public --named");
  CHECK_THAT(list, Contains("Quillonbury") && Contains("Sedlow Forum"));
  CHECK_THAT(list, !Contains("Xanthippe") && !Contains("Well said") && Contains("[withheld]"));
  CHECK_THAT(list, !Contains("Harbour Health Board"));

  cli.succeed("person consent xv@vorrengard.example --consent anonymous");
  CHECK_THAT(cli.succeed("comment list --public"),
             Contains("Quillonbury") && !Contains("Sedlow Forum") && !Contains("voluntary"));
  CHECK(cli.succeed("comment list --public --organisation 'Sedlow Forum'").empty());
  cli.succeed("person consent xv@vorrengard.example --consent named");
  CHECK_THAT(cli.succeed("comment list --public --named"),
             Contains("Xanthippe Vorrengard") && !Contains("xv@"));
  CHECK_THAT(cli.succeed("comment list --public"), !Contains("Xanthippe"));
  cli.succeed("person consent xv@vorrengard.example --consent named --confidential 'My work'");
  CHECK_THAT(cli.succeed("comment list --public --named"), !Contains("Quillonbury"));

  cli.succeed("person consent xv@vorrengard.example --consent named");
  cli.succeed("moderate w-1 --withhold -m 'About a pension'");
  CHECK_THAT(cli.succeed("--json comment list --public --named"), !Contains("Quillonbury"));
  CHECK(cli("moderate w-1 --withhold").status == 6);
}

TEST_CASE("replies after the approval and edited words wait for the next one", "[privacy]") {
  Cli cli;
  start_consultation(cli);
  add_witness(cli);
  cli.succeed("moderate w-1 --approve");
  cli.succeed("comment reply w-1 -m 'Which Mullenthorpe office?'");

  CHECK_THAT(cli.succeed("comment list --public"), !Contains("Mullenthorpe"));
  CHECK(cli.succeed("comment search Mullenthorpe --public").empty());
  cli.succeed("moderate w-1 --approve");
  CHECK_THAT(cli.succeed("comment search Mullenthorpe --public"), Contains("Mullenthorpe"));

  cli.succeed("comment edit w-1 -m 'My Quillonbury pension stopped twice.'");
  CHECK(cli.succeed("comment list --public").empty());
  CHECK_THAT(cli.succeed("comment list --moderation pending"), Contains("twice"));
}

TEST_CASE("a redacted word is in no output, and finds nothing", "[privacy]") {
  Cli cli;
  start_consultation(cli);
  add_witness(cli);
  cli.succeed("comment edit w-1 -m 'My Quillonbury pension stopped, Quillonbury again.'");
  cli.succeed("redact w-1 --words Quillonbury --reason s40 -m 'A place'");
  cli.succeed("moderate w-1 --approve");

  for (const std::string line :
       {"comment list", "comment show w-1", "--json comment show w-1", "comment export",
        "comment export --format csv", "comment list --public", "--json comment list --public",
        "report dispositions", "report dispositions --public", "report dispositions --format html",
        "show charter@V0-1 --comments", "comment search pension --public"}) {
    INFO(line);
    const std::string out = cli.succeed(line);
    CHECK_THAT(out, !Contains("Quillonbury") && Contains("redacted"));
  }
  CHECK(cli.succeed("comment search Quillonbury").empty());
  CHECK(cli.succeed("comment search Quillonbury --public").empty());
  CHECK_THAT(cli.succeed("comment search Quillonbury --original"), Contains("Quillonbury"));
  CHECK_THAT(cli.succeed("comment show w-1 --original"), Contains("Quillonbury pension"));
  CHECK(cli("comment list --public --original").status == 2);
  CHECK_THAT(cli.succeed("comment list --moderation redacted"), Contains("[redacted] pension"));

  // An edit keeps the words away, wherever they stand now.
  cli.succeed("comment edit w-1 -m 'It was in Quillonbury.'");
  CHECK_THAT(cli.succeed("comment show w-1"), !Contains("Quillonbury"));
  CHECK(cli("redact w-1 --words nowhere --reason s40").status == 6);
  CHECK_THAT(cli.succeed("check"), Contains("whole"));
}

TEST_CASE("a draft shown with its comments for everyone warns as a list of them does",
          "[privacy]") {
  Cli cli;
  start_consultation(cli);
  add_witness(cli);
  cli.succeed("comment edit w-1 -m 'Ring 01632 960123 about my pension.'");
  cli.succeed("moderate w-1 --approve");

  const auto shown = cli("show charter@V0-1 --comments --public");
  CHECK(shown.status == 0);
  CHECK_THAT(shown.out, Contains("about my pension"));
  CHECK_THAT(shown.err, Contains("telephone"));
  CHECK_THAT(cli("show charter@V0-1 --comments").err, !Contains("telephone"));
  const auto as_json = cli("--json show charter@V0-1 --comments");
  CHECK(as_json.status == 2);
  CHECK_THAT(as_json.out + as_json.err, Contains("comment list charter@V0-1"));
}

TEST_CASE("public refs stay the same, differ between consultations, and can be unlinked",
          "[privacy]") {
  const auto ref_in = [](Cli& cli) {
    const std::string out = cli.succeed("--json comment list --public");
    const std::size_t at = out.find("\"r-");
    return at == std::string::npos ? std::string() : out.substr(at + 1, 12);
  };
  Cli cli;
  start_consultation(cli);
  add_witness(cli);
  cli.succeed("moderate w-1 --approve");
  const std::string ref = ref_in(cli);

  CHECK(ref.size() == 12);
  CHECK(ref_in(cli) == ref);
  CHECK_THAT(cli.succeed("--json comment show w-1"), !Contains(ref));
  CHECK_THAT(cli.succeed("person export " + ref), Contains("Xanthippe"));
  cli.succeed("privacy unlink");
  CHECK(ref_in(cli) == ref);
  cli.succeed("privacy unlink --yes");
  CHECK(ref_in(cli).empty());
  CHECK(cli("person export " + ref).status == 3);
  cli.succeed("moderate w-1 --approve");
  CHECK(ref_in(cli) != ref);
}

TEST_CASE("what is erased stands in no byte of any file", "[privacy]") {
  Cli cli;
  start_consultation(cli);
  add_witness(cli);
  cli.succeed("comment reply w-1 -m 'Which Mullenthorpe office?'");
  cli.succeed("comment edit w-1 -m 'My Quillonbury pension. Not Zanderhof.'");
  cli.succeed("respond w-1 --decision noted -m 'Thank you.'");
  cli.succeed("moderate w-1 --approve");
  cli.succeed("publish charter V1");
  const fs::path store = cli.folder() / ".redraft";
  REQUIRE_FALSE(files_with(store, seeded).empty());
  const TempDir backup;
  fs::copy(store / "comments.db", backup / "comments.db");

  CHECK(cli("person erase xv@vorrengard.example --reason 'Xanthippe Vorrengard asked' --yes")
            .status == 6);
  CHECK_THAT(cli.succeed("person erase xv@vorrengard.example --reason 'Request 3' --dry-run"),
             Contains("Would erase"));
  CHECK_THAT(cli.succeed("person erase xv@vorrengard.example --reason 'Request 3'"),
             Contains("Would erase"));
  CHECK_THAT(cli.succeed("person export xv@vorrengard.example"), Contains("Xanthippe"));
  const CliResult erased = cli("person erase xv@vorrengard.example --reason 'Request 3' --yes");
  CHECK(erased.status == 0);
  CHECK(erased.err.empty());
  CHECK(files_with(cli.folder(), seeded).empty());
  std::string said = git(cli.folder(), "cat-file --batch-all-objects --batch");
  for (const std::string line : {"comment export --named --original", "--json comment list --named",
                                 "comment export --format csv", "report dispositions",
                                 "show --comments", "notes charter@V1", "log charter#money-2"}) {
    said += cli.succeed(line);
  }
  for (const std::string& word : seeded) {
    CHECK_THAT(said, !Contains(word));
  }
  CHECK_THAT(cli.succeed("comment list"), Contains("[erased]") && Contains("Thank you."));
  CHECK_THAT(cli.succeed("check"), Contains("whole"));

  // An older copy put back is erased again by whatever comes next.
  fs::copy(backup / "comments.db", store / "comments.db", fs::copy_options::overwrite_existing);
  fs::remove(store / "comments.db-wal");
  fs::remove(store / "comments.db-shm");
  REQUIRE_FALSE(files_with(store, seeded).empty());
  cli.succeed("status");
  CHECK(files_with(cli.folder(), seeded).empty());
  CHECK_THAT(cli.succeed("person erase --replay"), Contains("0 erased again"));
  CHECK_THAT(cli.succeed("check"), Contains("whole"));
}

TEST_CASE("an erasure that left something behind does not say done", "[privacy]") {
  Cli cli;
  start_consultation(cli);
  add_witness(cli);
  const fs::path copy = cli.folder() / ".redraft" / "comments.db.old";
  fs::copy(cli.folder() / ".redraft" / "comments.db", copy);

  const CliResult erased = cli("person erase xv@vorrengard.example --reason Request --yes");
  CHECK(erased.status == 8);
  CHECK_THAT(erased.err, Contains("comments.db.old"));
  CHECK(erased.out.empty());
  fs::remove(copy);
  cli.succeed("person erase --replay");
  CHECK(files_with(cli.folder(), seeded).empty());
  CHECK_THAT(cli.succeed("check"), Contains("whole"));
}

TEST_CASE("a name that stands in other people's words is pointed at", "[privacy]") {
  Cli cli;
  start_consultation(cli);
  add_witness(cli);
  cli.succeed("comment add charter#money-3 --id o-1 -m 'As Xanthippe Vorrengard said.'");
  cli.succeed(
      "comment add charter#money-3 -m 'A namesake.' --name 'Xanthippe Vorrengard' --email "
      "other@harbour.example");

  const CliResult erased = cli("person erase xv@vorrengard.example --reason Request --yes");
  CHECK(erased.status == 0);
  CHECK_THAT(erased.err, Contains("comment c-") && !Contains("person"));
}

TEST_CASE("the same row imported again does not bring an erased reviewer back", "[privacy]") {
  Cli cli;
  start_consultation(cli);
  const std::string rows =
      "id,document,anchor,body,name,email,publish consent,confidential\n"
      "q-9,charter,money-2,Zanderhof is closed.,Xanthippe Vorrengard,xv@vorrengard.example,"
      "anonymous,no\n";
  cli.write("rows.csv", rows);
  cli.succeed("comment import rows.csv");
  const std::string before = cli.succeed("comment export --named");
  cli.succeed("person erase xv@vorrengard.example --reason Request --keep-words --yes");

  CHECK_THAT(cli.succeed("comment import rows.csv"), Contains("Added 0 comments, 1 there already"));
  CHECK_THAT(cli.succeed("comment list"), Contains("Zanderhof is closed."));
  cli.write("before.jsonl", before);
  CHECK_THAT(cli.succeed("comment import before.jsonl"), Contains("Added 0 comments"));
  CHECK_THAT(cli.succeed("comment export --named"), !Contains("Xanthippe"));
  cli.succeed("moderate --where charter --approve --yes");
  CHECK_THAT(cli.succeed("comment list --public"), Contains("Zanderhof is closed."));
}

TEST_CASE("a reviewer sees everything that is held, and has it put right", "[privacy]") {
  Cli cli;
  start_consultation(cli);
  add_witness(cli);

  const std::string held = cli.succeed("person export xv@vorrengard.example");
  CHECK_THAT(held, Contains("Xanthippe Vorrengard") && Contains("Brackwattle") &&
                       Contains("publication: organisation; privacy notice 2"));
  cli.succeed("person correct xv@vorrengard.example --name 'Xan Vorrengard' --email x@v.example");
  CHECK_THAT(cli.succeed("--json person export x@v.example"),
             Contains("Xan Vorrengard") && Contains("\"correct\"") && Contains("Zanderhof"));
  CHECK(cli("person export xv@vorrengard.example").status == 3);
  CHECK(cli("person correct x@v.example --email isla@harbour.example").status == 5);
}

TEST_CASE("names go after the retention date, but not what is on hold", "[privacy]") {
  Cli cli;
  start_consultation(cli);
  add_witness(cli);

  CHECK(cli("privacy due").status == 1);
  CHECK(cli("privacy purge --yes").status == 4);
  cli.succeed("privacy retention --until 2027-06-01");
  cli.succeed("privacy due");
  CHECK(cli("privacy purge --yes").status == 4);
  cli.succeed("privacy retention --until 2026-03-01");  // before the clock of these tests
  CHECK(cli("privacy due").status == 1);
  cli.succeed("privacy hold c-1 -m 'Judicial review'");
  CHECK(cli("person erase isla@harbour.example --reason Request --yes").status == 4);
  CHECK_THAT(cli.succeed("privacy purge --dry-run --yes"),
             Contains("Would purge 1 reviewer, 1 on hold"));
  CHECK_THAT(cli.succeed("privacy purge"), Contains("Would purge 1 reviewer, 1 on hold"));
  CHECK_THAT(cli.succeed("privacy purge --yes"), Contains("Purged 1 reviewer, 1 on hold"));
  CHECK(files_with(cli.folder(), {"Xanthippe", "Vorrengard", "vorrengard"}).empty());
  CHECK_THAT(cli.succeed("comment list --named"),
             Contains("Quillonbury") && Contains("Sedlow Forum") && Contains("Isla Example"));
  cli.succeed("privacy due");
  cli.succeed("privacy hold c-1 --release");
  cli.succeed("privacy purge --yes");
  CHECK(files_with(cli.folder(), {"Isla Example", "isla@harbour"}).empty());
  CHECK_THAT(cli.succeed("check"), Contains("whole"));
}

TEST_CASE("words that look like personal data are warned of, not repeated", "[privacy]") {
  Cli cli;
  start_consultation(cli);

  const CliResult added = cli("comment add charter#money-2 --id p-1 -m 'Ring 01632 960123.'");
  CHECK(added.status == 0);
  CHECK_THAT(added.err, Contains("personal-data-in-text") && !Contains("960123"));
  CHECK_THAT(cli("comment reply p-1 -m 'Or sal@example.org?'").err, Contains("e-mail"));
  CHECK_THAT(cli("respond p-1 --decision noted -m 'Sent to SW1A 1AA.'").err,
             Contains("a postcode"));
  cli.write("more.csv", "id,document,anchor,body\nx-1,charter,money-2,Mine is AB 12 34 56 C.\n");
  const CliResult imported = cli("comment import more.csv");
  CHECK(imported.status == 0);
  CHECK_THAT(imported.err, Contains("insurance number") && Contains("line 2"));
}

TEST_CASE("what officers note of a comment is not for everyone", "[privacy]") {
  Cli cli;
  start_consultation(cli);
  add_witness(cli);
  cli.succeed("person consent xv@vorrengard.example --consent named");
  cli.succeed("comment assign w-1 --to Zanderhof");
  cli.succeed("comment edit w-1 -m 'My pension stopped.'");
  cli.succeed("comment tag w-1 --add Mullenthorpe");
  cli.succeed("theme add Quillonbury");
  cli.succeed("theme put Quillonbury w-1");
  cli.succeed("moderate --where --tag Mullenthorpe --approve --yes");

  for (const std::string line : {"comment list", "--json comment list", "comment show w-1",
                                 "comment export", "comment export --format csv"}) {
    INFO(line);
    CHECK_THAT(cli.succeed(line),
               Contains("Zanderhof") && Contains("Mullenthorpe") && Contains("Quillonbury"));
    const std::string out = cli.succeed(line + " --public");
    CHECK_THAT(out, Contains("pension stopped") && !Contains("Zanderhof") &&
                        !Contains("Mullenthorpe") && !Contains("Quillonbury"));
  }
  for (const std::string filter :
       {"--tag Mullenthorpe", "--theme Quillonbury", "--assignee Zanderhof"}) {
    CHECK(cli("comment list --public " + filter).status == 6);
  }
}

TEST_CASE("words that many sent and that were put into a text are redacted and erased too",
          "[privacy]") {
  Cli cli;
  start_consultation(cli);
  cli.write("charter.md", first_charter);
  for (const std::string name : {"Xanthippe", "Mullenthorpe"}) {
    cli.succeed("comment add charter#leadership-2 --id l-" + name + " --name '" + name +
                " Vorrengard' --email " + name +
                "@vorrengard.example --quote 'every month' --suggest 'every Brackwattle' -m 'My "
                "Quillonbury pension stopped when the Zanderhof office closed its doors to us.'");
  }
  cli.succeed("comment campaigns --theme Pensions l-Xanthippe");
  cli.succeed("comment tag l-Xanthippe l-Mullenthorpe --add pension");
  cli.succeed("theme respond Pensions --decision noted -m 'Thank you.'");
  cli.succeed("apply l-Xanthippe");
  for (const std::string word : {"Quillonbury", "every Brackwattle"}) {
    cli.succeed("redact l-Xanthippe --words '" + word + "' --reason s40");
  }

  CHECK_THAT(cli.succeed("comment campaigns charter"),
             Contains("2 reviewers") && Contains("[redacted]") && !Contains("Quillonbury"));
  CHECK_THAT(cli("apply c-2").err,
             Contains("was applied before") && Contains("put \"[redacted]\""));

  cli.write("charter.md", second_charter);  // else the suggestion's words stand in the text
  CHECK(cli("person erase Xanthippe@vorrengard.example --reason Request --yes").status == 0);
  CHECK_THAT(cli.succeed("comment list"), Contains("Zanderhof"));  // the other one said so too
  REQUIRE_FALSE(files_with(cli.folder(), seeded).empty());
  CHECK(cli("person erase Mullenthorpe@vorrengard.example --reason Request --yes").status == 0);

  CHECK(files_with(cli.folder(), seeded).empty());
  CHECK(cli.succeed("comment campaigns charter").empty());  // both read "[erased]" now
  CHECK_THAT(cli.succeed("theme show Pensions"), Contains("2 comments") && Contains("[erased]"));
  CHECK_THAT(cli.succeed("check"), Contains("whole"));
}

TEST_CASE("a draft opened to comments without a retention date is warned of", "[privacy]") {
  Cli cli;
  start_consultation(cli);
  CHECK_THAT(cli("publish charter V1 -m Second").err, Contains("no-retention-date"));
  cli.succeed("state charter@V1 closed");
  CHECK_THAT(cli("state charter@V1 consultation").err, Contains("privacy retention --until"));
  cli.succeed("privacy retention --until 2027-01-01");
  cli.succeed("state charter@V1 closed");
  CHECK(cli("state charter@V1 consultation").err.empty());
}

TEST_CASE("reasons in a file of answers are looked at for personal data", "[privacy]") {
  Cli cli;
  start_consultation(cli);
  cli.write("answers.csv", "id,decision,reason\nc-1,noted,Ask isla@harbour.example.\n");
  const CliResult result = cli("respond --from answers.csv");
  CHECK(result.status == 0);
  CHECK_THAT(result.err, Contains("personal-data-in-text"));
}
