// Comments in by every door, and drafts, redlines and reports out as PDF, by the command line.
#include <array>
#include <cstdio>
#include <filesystem>
#include <iostream>

#include "support/catch.h"
#include "support/golden.h"
#include "support/run_cli.h"
#include "support/word_file.h"

using namespace redraft;
using namespace redraft::testing;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

bool is_there(const std::string& program) {
  if (std::filesystem::exists("/usr/bin/" + program)) {
    return true;
  }
  std::cerr << "SKIPPED: " << program << " is not installed, so that PDFs are not tested\n";
  return false;
}

// What a program says of a file.
std::string said(const std::string& program, const std::filesystem::path& file) {
  const std::string command =
      program + " '" + file.string() + "'" + (program == "pdftotext" ? " -" : "");
  std::string out;
  FILE* const pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> buffer{};
  for (std::size_t got = 0; (got = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    out.append(buffer.data(), got);
  }
  ::pclose(pipe);
  return out;
}

}  // namespace

TEST_CASE("what was understood is shown before it is taken in", "[cli][doors]") {
  Cli cli;
  start_consultation(cli);
  const std::string pasted =
      "I like it.\n> meet residents every month\nIn the evening!\n3.1: Who else?\n"
      "> words that are not there\nHm.\n";
  cli.write("returned.md", std::string(first_charter)
                               .replace(std::string(first_charter).find("act early"), 9,
                                        "act {~~early~>within a week~~}{>>When?<<}"));
  std::string text;
  for (const auto& [line, in] : std::vector<std::pair<std::string, std::string>>{
           {"comment import - charter@V0-1 --format text --from 'Petra Lin <petra@quay.example>' "
            "--channel email --dry-run",
            pasted},
           {"comment import - charter@V0-1 --format text --from 'Petra Lin <petra@quay.example>' "
            "--channel email",
            pasted},
           {"comment import - charter@V0-1 --format text", pasted},
           {"comment import returned.md charter@V0-1 --dry-run", ""},
           {"comment import returned.md charter@V0-1 --from 'Sam Roe'", ""},
           {"comment import - charter --format fax", pasted}}) {
    text += (text.empty() ? "" : "\n") + cli.transcript(line, in);
  }

  check_golden("cli/golden/doors/import.txt", text);
}

TEST_CASE("on a terminal nothing is taken in before somebody agrees", "[cli][doors]") {
  Cli cli;
  start_consultation(cli);
  cli.write("more.csv",
            "anchor,body,suggestion\nmoney-1,Which?,\nmoney-1,Say it.,all of it\nnowhere-9,Hm.,\n");
  cli.at_terminal = true;
  std::string text;
  for (const auto& [line, in] :
       std::vector<std::pair<std::string, std::string>>{{"comment import more.csv", "n\n"},
                                                        {"comment import more.csv", ""},
                                                        {"comment import more.csv", "y\n"},
                                                        {"comment import more.csv --yes", ""}}) {
    text += (text.empty() ? "" : "\n") + cli.transcript(line, in);
  }

  check_golden("cli/golden/doors/asked.txt", text);
}

TEST_CASE("machines are not asked, and a file from standard input cannot be", "[cli][doors]") {
  Cli cli;
  start_consultation(cli);
  const std::string row =
      "{\"id\": \"s-1\", \"body\": \"How?\", \"made_on\": {\"anchor\": \"money-1\"}}\n";
  cli.write("more.jsonl", row);
  cli.at_terminal = true;

  CHECK_THAT(cli.succeed("--json comment import more.jsonl"),
             Contains("\"added\": 1") && StartsWith("{"));
  CHECK_THAT(cli.succeed("comment import -", row), Contains("Added 0 comments, 1 there already"));
}

TEST_CASE("what was understood is told although it cannot be written", "[cli][doors]") {
  Cli cli;
  start_consultation(cli);
  const std::string before = cli.succeed("comment list charter");

  const CliResult refused = cli("comment import - charter", "anchor,body\nmoney-1,\n");

  CHECK(refused.status == 6);
  CHECK_THAT(refused.out, StartsWith("Read as CSV: 0 comments; 1 that cannot be read\nAdded 0"));
  CHECK(cli.succeed("comment list charter") == before);
}

TEST_CASE("CriticMarkup for everyone holds what everyone may see, and never a name",
          "[cli][doors][privacy]") {
  Cli cli;
  start_consultation(cli);
  const std::string staff = cli.succeed("export charter --format criticmarkup");
  const std::string everyone = cli.succeed("export charter --format criticmarkup --public");

  CHECK_THAT(staff, Contains("{==act early==}{>>How early? [c-") && Contains("Well said."));
  CHECK_THAT(staff, Contains("{~~every month~>every fortnight~~}{>>A month is long. [c-"));
  CHECK_THAT(staff, !Contains("Isla") && Contains("; Harbour Health Board, r-"));
  CHECK_THAT(everyone, !Contains("How early?") && !Contains("every fortnight"));
  CHECK_THAT(everyone, !Contains("Harbour"));
  CHECK(cli.succeed("export charter --format criticmarkup --clean") ==
        cli.succeed("show charter --clean"));
  CHECK(cli("export charter --format criticmarkup --named").status == 2);
}

TEST_CASE("a file of comments that is imported as a text is told what it is", "[cli][doors]") {
  Cli cli;
  start_consultation(cli);
  cli.write("lines.txt", R"({"body": "How?", "made_on": {"anchor": "money-1"}})");
  cli.write("mail.txt", "From: ada@example.org\n\n3.1: How?\n");
  cli.write("minutes.txt", "Minutes\n\nWe met.\n");

  for (const std::string file : {"lines.txt", "mail.txt"}) {
    CHECK_THAT(cli("import " + file + " --as minutes").err,
               Contains("redraft comment import " + file + " minutes"));
  }
  CHECK_THAT(cli("import minutes.txt --as minutes").err, !Contains("comment import"));
}

TEST_CASE("a Word file comes in from standard input", "[cli][doors]") {
  Cli cli;
  start_consultation(cli);
  const std::string file = word_file(
      {.body = paragraph(words("We agree to share the ") + begins("0") +
                         words("cost of transport") + ends("0") + words(" between partners.")),
       .comments = comment("0", "And of parking?")});

  CHECK_THAT(cli.succeed("comment import - charter@V0-1", file),
             Contains("Read as a Word file: 1 comment on charter@V0-1\nAdded 1 comment"));
}

TEST_CASE("a comment entered for somebody says by whom, and keeps the words", "[cli][doors]") {
  Cli cli;
  start_consultation(cli);
  std::string text;
  for (const std::string line :
       {"comment add charter#money-1 --id c-9 --channel phone --name 'Ola Vale' --consent "
        "anonymous "
        "-m 'Asks about parking.' --received 'And parking, I said, what of parking?'",
        "comment show c-9", "comment show c-9 --original", "comment show c-9 --received",
        "comment show c-9 --received --public", "comment show c-1 --received"}) {
    text += (text.empty() ? "" : "\n") + cli.transcript(line);
  }

  check_golden("cli/golden/doors/entered.txt", text);
}

TEST_CASE("drafts, redlines and reports go out as tagged PDF", "[cli][doors][pdf]") {
  if (!is_there("chromium") || !is_there("pdfinfo") || !is_there("pdftotext")) {
    return;
  }
  Cli cli;
  start_consultation(cli);
  const std::vector<std::array<std::string, 3>> files = {
      {{"show charter@V0-1 --format pdf", "charter V0-1", "We will act early"},
       {"diff charter V0-1 working --format pdf", "charter", "in the evening as well"},
       {"report dispositions charter --format pdf", "Dispositions", "How early?"},
       {"report provenance charter --format pdf", "Where it came from", "charter"},
       {"adopt register charter --format pdf", "Register of adoptions", "charter"},
       {"action report --format pdf", "Actions", "Actions"},
       {"compare charter.md charter.md --format pdf", "Changes", "charter.md"}}};
  for (const auto& [line, title, words] : files) {
    INFO(line);
    const std::string pdf = cli.succeed(line);
    CHECK_THAT(pdf, Contains("/Lang (en"));
    cli.write("out.pdf", pdf);
    const std::string about = said("pdfinfo", cli.folder() / "out.pdf");
    CHECK_THAT(about, Contains("Tagged:          yes") && Contains(title) && Contains("A4"));
    CHECK_THAT(said("pdftotext", cli.folder() / "out.pdf"), Contains(words));
  }
}
