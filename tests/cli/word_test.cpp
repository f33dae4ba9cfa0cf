// Word files in and out by the command line.
#include "redraft/word.h"

#include <filesystem>
#include <iostream>

#include "support/catch.h"
#include "support/golden.h"
#include "support/run_cli.h"
#include "support/word_file.h"

using namespace redraft;
using namespace redraft::testing;
using Catch::Matchers::Contains;

namespace {

const char* const title = "<w:pStyle w:val=\"Title\"/>";
const char* const styles =
    "<w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:name w:val=\"Title\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"heading 1\"/></w:style>";

// The first charter's section on money, reviewed.
std::string reviewed() {
  return word_file(
      {.body = paragraph(words("Sedlow Charter"), title) +
               paragraph(words("Money"), "<w:pStyle w:val=\"H1\"/>") +
               paragraph(words("We agree to share the ") + begins("0") +
                         words("cost of transport") + ends("0") + words(" between ") +
                         removed("partners") + inserted("all") + words(".")) +
               paragraph(words("Nobody wrote ") + begins("1") + words("this line") + ends("1") +
                         words(" before.")),
       .comments = comment("0", "And of parking?") + comment("1", "Really?", "Sam Roe"),
       .styles = styles});
}

bool can_convert() {
  if (std::filesystem::exists("/usr/bin/pandoc")) {
    return true;
  }
  std::cerr << "SKIPPED: pandoc is not installed, so that the text of Word files is not tested\n";
  return false;
}

}  // namespace

TEST_CASE("comments come in from a Word file", "[cli][word]") {
  Cli cli;
  start_consultation(cli);
  cli.write("council.docx", reviewed());
  std::string text;
  for (const std::string line :
       {"comment import council.docx charter@V0-1 --dry-run",
        "comment import council.docx charter@V0-1 --sector council",
        "comment import council.docx charter@V0-1 --sector council", "comment list charter#money-1",
        "comment list --tray", "comment import council.docx charter@V0-1 --track-changes maybe"}) {
    text += (text.empty() ? "" : "\n") + cli.transcript(line);
  }

  check_golden("cli/golden/word/comments.txt", text);
}

TEST_CASE("a draft goes out as a Word file for those who may see it", "[cli][word]") {
  Cli cli;
  start_consultation(cli);
  cli.succeed("respond c-3 --decision noted -m 'Thank you.'");

  const std::string bytes = cli.succeed("export charter@V0-1");
  const WordText staff = read_word(bytes);
  const WordText named = read_word(cli.succeed("export charter@V0-1 --named"));
  const WordText everyone = read_word(cli.succeed("export charter@V0-1 --public"));
  const WordText clean = read_word(cli.succeed("export charter@V0-1 --clean"));

  CHECK(bytes == cli.succeed("export charter@V0-1"));
  CHECK(staff.comments.size() == 6);
  CHECK_THAT(staff.comments[1].author, Contains("Harbour Health Board, r-"));
  CHECK_THAT(named.comments[1].author, Contains("Isla Example, r-"));
  CHECK_THAT(bytes, !Contains("Isla Example"));
  CHECK(everyone.comments.empty());
  CHECK(clean.comments.empty());
  CHECK(clean.paragraphs.size() == staff.paragraphs.size());
  CHECK(cli("export charter --format pdf").status == 2);
}

TEST_CASE("a redline and the disposition table are Word files too", "[cli][word]") {
  Cli cli;
  start_consultation(cli);

  const WordText redline = read_word(cli.succeed("diff charter V0-1 working --format docx"));
  const WordText table = read_word(cli.succeed("report dispositions charter --format docx"));

  REQUIRE(redline.changes.size() == 3);
  CHECK_THAT(redline.changes[0].inserted, Contains("in the evening as well"));
  CHECK_THAT(redline.changes[1].removed, Contains("We will act early"));
  CHECK_THAT(redline.changes[2].inserted, Contains("We pay people"));
  CHECK(table.paragraphs.front().kind == StatementKind::heading);
  CHECK(cli("compare charter.md charter.md --format docx").status == 2);
}

TEST_CASE("a Word file becomes the working text when it is accepted", "[cli][word]") {
  if (!can_convert()) {
    return;
  }
  Cli cli;
  start_consultation(cli);
  cli.write("council.docx", reviewed());
  std::string text;
  for (const std::string line :
       {"import council.docx --as money", "import council.docx --as money --yes",
        "import council.docx --as money --track-changes accept --yes", "statements money",
        "import council.docx --as charter --track-changes suggestions --yes",
        "import council.docx --as charter --track-changes suggestions --yes --replace",
        "import council.docx --as money --set 3=heading",
        "import council.docx --as new --track-changes suggestions --yes"}) {
    text += (text.empty() ? "" : "\n") + cli.transcript(line);
  }

  check_golden("cli/golden/word/text.txt", text);
}

TEST_CASE("what is no Word file is refused, and nothing is taken in", "[cli][word]") {
  Cli cli;
  start_consultation(cli);
  const std::string sound = reviewed();
  cli.write("cut.docx", sound.substr(0, sound.size() / 2));
  cli.write("old.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old");
  cli.write("words.docx", "Just words.");

  for (const std::string file : {"cut.docx", "old.doc", "words.docx"}) {
    for (const std::string& line : {"comment import " + file + " charter@V0-1",
                                    "import " + file + " --as charter --yes --replace"}) {
      const CliResult result = cli(line);
      INFO(line << "\n" << result.err);
      CHECK(result.status == 6);
      CHECK_THAT(result.err, Contains("Word file") && Contains("hint: "));
    }
  }
  CHECK(read_file(cli.folder() / "charter.md") == second_charter);
}
