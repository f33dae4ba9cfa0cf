// Every output under --json keeps to its schema, from a consultation that is used and from one that
// is not.
#include <cstdio>
#include <cstdlib>

#include "support/catch.h"
#include "support/run_cli.h"
#include "support/word_file.h"

using namespace redraft;
using namespace redraft::testing;

namespace {

class Outputs {
 public:
  void take(Cli& cli, const std::string& schema, const std::string& line) {
    const CliResult result = cli("--json " + line);
    INFO("redraft --json " << line << "\n" << result.out << result.err);
    const std::string& output = schema == "error" ? result.err : result.out;
    CHECK(result.status != 70);
    CHECK_THAT(output,
               Catch::Matchers::StartsWith("{\n  \"schema\": \"redraft/" + schema + "/1\""));
    const std::string name = std::to_string(++count_) + "-" + schema + ".json";
    write_file(folder_ / name, output);
    files_ += " '" + (folder_ / name).string() + "'";
    lines_ += name + ": redraft --json " + line + "\n";
  }

  void check() const {
    const std::string source = REDRAFT_SOURCE_DIR;
    const std::string report = (folder_ / "report.txt").string();
    const std::string command = "/usr/bin/python3 '" + source + "/tests/cli/validate_json.py' '" +
                                source + "/schemas'" + files_ + " >'" + report + "' 2>&1";
    const int status = std::system(command.c_str());
    INFO(lines_ << read_file(report));
    CHECK(status == 0);
  }

 private:
  TempDir folder_;
  int count_ = 0;
  std::string files_;
  std::string lines_;
};

}  // namespace

TEST_CASE("outputs of an empty consultation keep to their schemas", "[cli]") {
  Cli cli;
  Outputs outputs;

  outputs.take(cli, "error", "status");
  outputs.take(cli, "initialised", "init");
  outputs.take(cli, "status", "status");
  outputs.take(cli, "drafts", "drafts");
  outputs.take(cli, "comments", "comment list");
  outputs.take(cli, "findings", "check");
  cli.write("charter.md", first_charter);
  outputs.take(cli, "added", "add charter.md");
  outputs.take(cli, "statements", "statements charter");
  outputs.take(cli, "error", "diff charter");
  outputs.take(cli, "log", "log charter#leadership-2");
  outputs.take(cli, "notes", "note list charter");
  outputs.take(cli, "findings", "notes check charter");
  outputs.take(cli, "error", "report dispositions charter");
  outputs.take(cli, "version", "version");
  outputs.check();
}

TEST_CASE("outputs of a consultation in use keep to their schemas", "[cli]") {
  Cli cli;
  Outputs outputs;
  start_consultation(cli);
  cli.write("more.csv",
            "id,document,anchor,body\nx-1,charter,money-2,Good.\nx-2,charter,money-2,\n");
  cli.write("minutes.txt", "Sedlow Minutes\n\n1. We met.\n2. We agreed to meet again.\n");
  cli.write("second.md", second_charter);
  cli.write("first.md", first_charter);

  outputs.take(cli, "status", "status charter");
  outputs.take(cli, "statements", "statements charter@V0-1");
  outputs.take(cli, "diff", "diff charter");
  outputs.take(cli, "diff", "diff charter --all");
  outputs.take(cli, "diff", "compare first.md second.md --all");
  outputs.take(cli, "import-preview", "import minutes.txt --as minutes");
  outputs.take(cli, "added", "import minutes.txt --as minutes --yes");
  outputs.take(cli, "imported", "comment import more.csv --dry-run");
  outputs.take(cli, "imported", "comment import more.csv");
  cli.write("reply.docx", word_file({.body = paragraph(begins("0") + words("We met.") + ends("0")),
                                     .comments = comment("0", "When?")}));
  outputs.take(cli, "imported", "comment import reply.docx charter --dry-run");
  cli.write("survey.csv", "Response ID,Comments on 2.1\n1,\"Who shares, and how much?\"\n");
  outputs.take(cli, "sheet-map", "comment map survey.csv charter@V0-1");
  cli.write("map.json", cli.succeed("comment map survey.csv charter@V0-1"));
  outputs.take(cli, "imported", "comment import survey.csv --map map.json --dry-run");
  outputs.take(cli, "report-iso", "report iso charter");
  outputs.take(cli, "comment", "comment add charter#money-3 -m 'And after?'");
  outputs.take(cli, "comment", "respond c-3 --decision noted -m 'Thank you.' --draft");
  outputs.take(cli, "comment", "comment edit c-2 --suggest 'every week'");
  outputs.take(cli, "notes", "note add charter#leadership-2 -m 'In the evening too.'");
  outputs.take(cli, "findings", "notes check charter");
  outputs.take(cli, "published", "publish charter V1");
  outputs.take(cli, "comment", "comment edit c-3 -m 'How early is early?'");
  outputs.take(cli, "comment", "comment reply c-3 -m 'In weeks, please.'");
  outputs.take(cli, "comment", "comment show c-3");
  outputs.take(cli, "comment", "comment show c-1 --named");
  outputs.take(cli, "comments", "comment list charter");
  outputs.take(cli, "comments", "comment list charter --draft V0-1");
  outputs.take(cli, "comments", "comment list --tray");
  outputs.take(cli, "comments", "comment search month");
  outputs.take(cli, "comment-counts", "comment list charter --counts");
  outputs.take(cli, "comment-counts", "comment search month --counts");
  outputs.take(cli, "drafts", "drafts charter");
  outputs.take(cli, "diff", "diff charter V0-1 V1");
  outputs.take(cli, "log", "log charter#leadership-2");
  outputs.take(cli, "log", "log charter#leadership-3");
  outputs.take(cli, "notes", "note list charter@V1");
  outputs.take(cli, "update-notes", "notes charter@V1");
  outputs.take(cli, "findings", "notes check charter@V1");
  outputs.take(cli, "report-dispositions", "report dispositions charter@V1");
  outputs.take(cli, "report-you-said-we-did", "report you-said-we-did charter@V1");
  outputs.take(cli, "report-response", "report response charter@V1 --expect housing");
  outputs.take(cli, "report-coverage", "report coverage charter@working");
  outputs.take(cli, "report-answers", "report organisation 'Sedlow Town Council' charter@V1");
  outputs.take(cli, "report-answers", "report reviewer isla@harbour.example charter@V1");
  outputs.take(cli, "comment", "comment reaction c-3 satisfied --note Thanks.");
  outputs.take(cli, "letters", "letter write charter@V1");
  outputs.take(cli, "letters", "letter list");
  outputs.take(cli, "done", "moderate c-1 c-3 --approve");
  outputs.take(cli, "redactions", "redact c-1 --words Well --reason s40");
  outputs.take(cli, "person", "person consent isla@harbour.example --consent organisation");
  outputs.take(cli, "comments", "comment list --public");
  outputs.take(cli, "comment", "comment show c-1 --public --named");
  outputs.take(cli, "report-dispositions", "report dispositions charter@V1 --public --least 2");
  outputs.take(cli, "invited", "person invite asha@example.org --organisation 'Harrowick Trust'");
  outputs.take(cli, "access", "access list");
  outputs.take(cli, "token", "access token 'case system' --role editor");
  outputs.take(cli, "done", "access add Bram --role editor --no-password");
  outputs.take(cli, "access", "access list");
  outputs.take(cli, "report-you-said-we-did",
               "report you-said-we-did charter@V1 --public --by theme");
  outputs.take(cli, "report-response", "report response charter@V1 --public");
  outputs.take(cli, "report-coverage", "report coverage charter@V1 --public --least 2");
  outputs.take(cli, "done", "privacy retention --until 2026-01-01");
  outputs.take(cli, "privacy", "privacy due");
  outputs.take(cli, "drafts", "state charter@V1 closed");
  outputs.take(cli, "drafts", "state charter@V1 --closes 2026-06-30");
  outputs.take(cli, "comment", "comment add charter#money-1 --late -m 'Is it too late?'");
  outputs.take(cli, "done", "comment assign c-1 c-2 --to Ottilie");
  outputs.take(cli, "done", "comment tag --where --sector council --add money");
  outputs.take(cli, "tags", "comment tags charter --allow money,buses");
  outputs.take(cli, "events",
               "event add Assembly --date 2026-03-21 --prompt Now --objective Voice");
  outputs.take(cli, "events", "event list");
  const std::string events = cli.succeed("event list");
  const std::string event = events.substr(events.find("e-"), 12);
  outputs.take(cli, "events",
               "event edit " + event + " --group 'Table 1' --present 'Trust (health)'");
  outputs.take(cli, "remarks", "remark add " + event + " -m 'Is it late?' --prompt 1 --name Rowan");
  cli.write("notes.csv", "body,prompt\nEarly,Now\nLate,Then\n");
  outputs.take(cli, "imported", "remark import " + event + " notes.csv");
  outputs.take(cli, "remarks", "remark list --named");
  outputs.take(cli, "remarks", "remark search late");
  const std::string remarks = cli.succeed("remark list");
  const std::string remark = remarks.substr(remarks.find("m-"), 12);
  outputs.take(cli, "done", "remark link " + remark + " --to charter#leadership-2");
  outputs.take(cli, "remarks", "remark edit " + remark + " -m 'Is it too late?' --consent yes");
  outputs.take(cli, "remarks", "remark show " + remark);
  outputs.take(cli, "done", "moderate " + remark + " --approve");
  outputs.take(cli, "redactions", "redact " + remark + " --words late --reason s40");
  outputs.take(cli, "remarks", "remark list --public");
  outputs.take(cli, "event-grid", "event grid " + event + " --public");
  outputs.take(cli, "log", "log charter#leadership-2");
  outputs.take(cli, "provenance", "report provenance charter@V1");
  outputs.take(cli, "report-you-said-we-did", "report you-said-we-did charter@V1");
  cli.write("write-up.txt", "Now\n\nOn time The bus\n");
  outputs.take(cli, "write-up", "remark split " + event + " write-up.txt");
  outputs.take(cli, "imported", "remark split " + event + " write-up.txt --yes");
  cli.write("pasted.txt", "\t2\t1\nTrust\tDeep\tNone\n");
  outputs.take(cli, "matrix", "matrix import pasted.txt --as maturity");
  outputs.take(cli, "added", "matrix import pasted.txt --as maturity --yes");
  outputs.take(cli, "matrix", "matrix show maturity");
  outputs.take(cli, "findings", "matrix check maturity");
  cli.succeed("publish maturity V1");
  const std::string scored =
      "maturity --event " + event + " --dimension Trust --group A --score 1-2";
  outputs.take(cli, "assessments", "assess add " + scored + " --exception 'Bus: a 2'");
  outputs.take(cli, "error", "assess add " + scored);
  outputs.take(cli, "assessments", "assess list maturity");
  outputs.take(cli, "report-assessment", "assess report maturity");
  outputs.take(cli, "actions", "action add --remark " + remark + " --dimension maturity#Trust");
  outputs.take(cli, "actions", "action list --unowned");
  outputs.take(cli, "actions", "action report");
  outputs.take(cli, "themes", "theme add Buses -m 'Getting home.'");
  outputs.take(cli, "themes", "theme put Buses c-1 c-2");
  outputs.take(cli, "done", "theme respond Buses --decision accepted");
  outputs.take(cli, "themes", "theme put Buses c-4");
  outputs.take(cli, "themes", "theme show Buses");
  outputs.take(cli, "themes", "theme list");
  outputs.take(cli, "campaigns", "comment campaigns charter");
  outputs.take(cli, "comments", "comment list --theme Buses --assignee mine");
  outputs.take(cli, "done", "respond --where --status open --decision noted -m 'Read.'");
  outputs.take(cli, "done", "respond --where --status open --decision noted -m 'Read.' --yes");
  outputs.take(cli, "comments-if-published", "status --comments");
  outputs.take(cli, "done", "moderate --where charter --tag money --approve");
  outputs.take(cli, "bundled", "bundle one.bundle");
  outputs.take(cli, "bundled", "bundle all.bundle --with-people");
  outputs.take(cli, "bundled", "bundle answer.zip --foi");
  outputs.take(cli, "bundled", "unbundle all.bundle ../restored");
  outputs.take(cli, "findings", "check one.bundle");
  outputs.take(cli, "error", "check more.csv");
  outputs.take(cli, "status", "status charter");
  outputs.take(cli, "approvals", "approve add charter@V1 --on money-1 --body 'Governance Board'");
  outputs.take(cli, "approvals", "approve move a- in-use");
  outputs.take(cli, "approvals", "approve list charter@V0-1");
  outputs.take(cli, "statements", "statements charter@V1");
  outputs.take(cli, "statements", "show charter@V1");
  outputs.take(cli, "adoptions",
               "adopt sign charter@V0-1 --organisation Loft --sector Youth --role Chair --reserve "
               "money-1=No");
  outputs.take(cli, "adoptions",
               "adopt refuse charter --organisation Hall --sector Council --role Clerk -m Why");
  outputs.take(cli, "adoptions", "adopt list charter");
  outputs.take(cli, "diff", "adopt changes Loft charter");
  outputs.take(cli, "links", "link add charter#money-1 minutes#0.1");
  outputs.take(cli, "links", "link confirm l-");
  outputs.take(cli, "links", "link list");
  outputs.take(cli, "findings", "link check");
  outputs.take(cli, "glossary", "glossary charter@V1");
  outputs.take(cli, "rule-findings", "rules check charter");
  outputs.take(cli, "rules", "rules show");
  cli.write("rules.json", cli.succeed("rules show"));
  outputs.take(cli, "done", "rules set rules.json");
  cli.write("pass", "four words that stand\n");
  outputs.take(cli, "handlers", "concern admit Ottilie --new-passphrase-file pass");
  outputs.take(cli, "done", "concern add charter#money-1 -m 'They do not.' --name Sal");
  outputs.take(cli, "concerns", "--as Ottilie concern list --passphrase-file pass");
  outputs.take(cli, "concerns",
               "--as Ottilie concern step k- --kind dialogue -m Met --passphrase-file pass");
  outputs.take(cli, "concern-counts",
               "--as Ottilie concern count --least 1 --passphrase-file pass");
  outputs.take(cli, "themes", "theme rename Buses 'Night buses'");
  outputs.take(cli, "themes", "theme rename 'Night buses' Buses");
  outputs.take(cli, "person", "person export isla@harbour.example");
  outputs.take(cli, "erased", "person erase isla@harbour.example --reason Request --dry-run");
  outputs.take(cli, "erased", "person erase isla@harbour.example --reason Request --yes");
  outputs.take(cli, "done", "theme remove Buses");
  outputs.take(cli, "error", "theme show Buses");
  outputs.take(cli, "findings", "check");
  outputs.take(cli, "error", "show charter@V9");
  outputs.take(cli, "error", "publish charter V1");
  outputs.take(cli, "error", "publsh");
  outputs.check();
}
