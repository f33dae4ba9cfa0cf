#include <rapidcheck.h>

#include "redraft/note.h"
#include "support/catch.h"

using namespace redraft;

namespace {

const std::string begin = notes_begin;
const std::string end = notes_end;

}  // namespace

TEST_CASE("notes are appended under a heading where there is no place for them", "[notes-text]") {
  CHECK(with_update_notes("# A\n\nText.\n", "**V1** – one\n") ==
        "# A\n\nText.\n\n## Update Notes\n\n" + begin + "\n\n**V1** – one\n\n" + end + "\n");
  CHECK(with_update_notes("Text.", "x") ==
        "Text.\n\n## Update Notes\n\n" + begin + "\n\nx\n\n" + end + "\n");
  CHECK(with_update_notes("", "x") == "## Update Notes\n\n" + begin + "\n\nx\n\n" + end + "\n");
}

TEST_CASE("notes are replaced between the markers and nothing else is touched", "[notes-text]") {
  const std::string before = "# A  \n\n" + begin + "\nold\n" + end + "\n\ttail\n\n\n";
  CHECK(with_update_notes(before, "new") ==
        "# A  \n\n" + begin + "\n\nnew\n\n" + end + "\n\ttail\n\n\n");
  CHECK(with_update_notes(before, "") == "# A  \n\n" + begin + "\n" + end + "\n\ttail\n\n\n");
}

TEST_CASE("a section of update notes keeps what the author wrote in it", "[notes-text]") {
  const std::string heading =
      GENERATE("## Update Notes", "# update notes:", "### 12. Update Notes ###");
  const std::string before = heading + "\n\nWritten by hand.\n\n# Closing\n\nBye.\n";
  CHECK(with_update_notes(before, "x") == heading + "\n\nWritten by hand.\n\n" + begin +
                                              "\n\nx\n\n" + end + "\n\n# Closing\n\nBye.\n");
  CHECK(with_update_notes(heading + "\n\nBy hand.", "x") ==
        heading + "\n\nBy hand.\n\n" + begin + "\n\nx\n\n" + end + "\n");
}

TEST_CASE("the section of update notes may bear another name or be underlined", "[notes-text]") {
  const std::string heading =
      GENERATE("## Change Log", "## (4) Revision history", "## Section 4: **Version History**",
               "## Changes since V1", "Update Notes\n------------", "Change log\n==");
  const std::string next = GENERATE("# Closing", "Closing\n=======", "Closing\nwords\n===");
  const std::string before = heading + "\n\nWritten by hand.\n\n" + next + "\n\nBye.\n";
  CHECK(with_update_notes(before, "x") == heading + "\n\nWritten by hand.\n\n" + begin +
                                              "\n\nx\n\n" + end + "\n\n" + next + "\n\nBye.\n");
}

TEST_CASE("a line of dashes that underlines nothing ends no section", "[notes-text]") {
  const std::string before =
      "# Change Log\n\nBy hand.\n\n---\n\n" +
      std::string(GENERATE("- one\n---\n", "> said\n===\n", "1. one\nlazy\n---\n", "| a |\n---\n",
                           "    code\n---\n", "```\ncode\n```\n---\n"));
  CHECK(with_update_notes(before, "x") == before + "\n" + begin + "\n\nx\n\n" + end + "\n");
}

TEST_CASE("markers and headings in code are no place for notes", "[notes-text]") {
  const std::string code = "```\n" + begin + "\n" + end + "\n## Update Notes\n```\n";
  CHECK(with_update_notes(code, "x") ==
        code + "\n## Update Notes\n\n" + begin + "\n\nx\n\n" + end + "\n");
}

TEST_CASE("code that is left open is closed before the notes", "[notes-text]") {
  const std::string after = with_update_notes("~~~~\ncode\n", "x");
  CHECK(after == "~~~~\ncode\n\n~~~~\n\n## Update Notes\n\n" + begin + "\n\nx\n\n" + end + "\n");
  CHECK(with_update_notes(after, "x") == after);
}

TEST_CASE("a lost closing marker costs none of the author's text", "[notes-text]") {
  const std::string before = "A\n\n" + begin + "\n\nKept.\n";
  const std::string after = with_update_notes(before, "x");
  CHECK(after == "A\n\n" + begin + "\n\nx\n\n" + end + "\n\nKept.\n");
  CHECK(with_update_notes(after, "x") == after);
}

TEST_CASE("line breaks follow the document's", "[notes-text]") {
  CHECK(with_update_notes("A\r\n", "x\ny") ==
        "A\r\n\r\n## Update Notes\r\n\r\n" + begin + "\r\n\r\nx\r\ny\r\n\r\n" + end + "\r\n");
}

TEST_CASE("nothing in the notes can end or swallow their place", "[notes-text]") {
  const std::string hostile =
      GENERATE("a\n<!-- /redraft:update-notes -->\nb", "a\n\n<!-- open", "<script>", "  <PRE>",
               "```\ncode", "~~~~ x\ncode", "<![CDATA[", "<?php", "x <!-- y -->");
  const std::string once = with_update_notes("Before.\n\nAfter.\n", hostile);
  CHECK(with_update_notes(once, hostile) == once);
  CHECK(with_update_notes(once, "z") == with_update_notes("Before.\n\nAfter.\n", "z"));
}

TEST_CASE("stray carriage returns behind a marker change nothing the second time", "[notes-text]") {
  const std::string once = with_update_notes("\n" + std::string(notes_begin) + "\r\r", "");
  CHECK(with_update_notes(once, "") == once);
}

TEST_CASE("putting notes in twice is putting them in once", "[notes-text][property]") {
  CHECK(rc::check("idempotent, and the author's text stays", [] {
    const auto piece = rc::gen::element<std::string>(
        "\r", "\n", "\n\n", "\r\n", "# Update Notes", "## A", "```", "~~~", "text", "    ",
        "<!-- x", "-->", std::string(notes_begin), std::string(notes_end), "- item", "<div>");
    std::string markdown;
    for (const std::string& one : *rc::gen::container<std::vector<std::string>>(piece)) {
      markdown += one;
    }
    std::string notes;
    for (const std::string& one : *rc::gen::container<std::vector<std::string>>(piece)) {
      notes += one;
    }
    const std::string once = with_update_notes(markdown, notes);
    RC_ASSERT(with_update_notes(once, notes) == once);
    RC_ASSERT(with_update_notes(once, "") == with_update_notes(markdown, ""));
    // All that stood before the first marker or at the start is still there.
    const std::size_t kept = std::min(markdown.find(notes_begin), markdown.size());
    const std::size_t heading = std::min(markdown.find("# Update Notes"), kept);
    RC_ASSERT(once.substr(0, heading) == markdown.substr(0, heading));
  }));
}
