#include "text/pieces.h"

#include <string>
#include <string_view>
#include <vector>

#include "redraft/document.h"
#include "support/catch.h"

using redraft::text::MarkdownPiece;
using redraft::text::pieces_and_plain;
using redraft::text::pieces_of;

namespace {

using Pieces = std::vector<std::string_view>;

}  // namespace

TEST_CASE("Markdown is cut before a paragraph of the outermost level", "[pieces]") {
  CHECK(pieces_of("One.\n\nTwo.\n\n- item\n\n  more\n\nThree.\n", 1) ==
        Pieces{"One.\n\n", "Two.\n\n- item\n\n  more\n\n", "Three.\n"});
  CHECK(pieces_of("One.\n\nTwo.\n\nThree.\n", 7) == Pieces{"One.\n\nTwo.\n\n", "Three.\n"});
  CHECK(pieces_of("", 1) == Pieces{""});
}

TEST_CASE("Markdown is not cut where something may run across an empty line", "[pieces]") {
  const std::string text =
      GENERATE(as<std::string>{}, "```\n\nCode\n\n```\n\nText\n", "~~~\n\nCode\n",
               "> <!-- a\n\nb -->\n\nText\n", "<pre>\n\nText\n</pre>\n", "[a]\n\nText\n\n[a]: /b\n",
               "One.\r\n\nTwo.\r\n", "- <?a\n\nText\n");
  CHECK(pieces_of(text, 1) == Pieces{text});
}

TEST_CASE("A comment that ends on its line keeps no piece together", "[pieces]") {
  CHECK(pieces_of("<!-- a -->\n\nOne. <!-- @b -->\n\nTwo.\n", 1) ==
        Pieces{"<!-- a -->\n\n", "One. <!-- @b -->\n\n", "Two.\n"});
}

TEST_CASE("A line that says what it shows is a piece of its own", "[pieces]") {
  CHECK(pieces_and_plain("# Title\n\nOne.\n\n\nTwo, \xC3\xA9 too.\n", 100) ==
        std::vector<MarkdownPiece>{
            {"# Title\n\n", false}, {"One.\n\n\n", true}, {"Two, \xC3\xA9 too.\n", true}});
  CHECK(pieces_and_plain("One.\n\n- item\n\n  more\n\nThree.", 100) ==
        std::vector<MarkdownPiece>{
            {"One.\n\n", true}, {"- item\n\n  more\n\n", false}, {"Three.", true}});
  CHECK(pieces_and_plain("", 100) == std::vector<MarkdownPiece>{{"", false}});
}

TEST_CASE("A line with a sign that may mean something is no plain piece", "[pieces]") {
  const std::string text = GENERATE(as<std::string>{}, "One *two*.\n", "One `two`\n", "One_two_\n",
                                    "a\\*\n", "a &amp; b\n", "a <b>\n", "a [b]\n", "One\ntwo\n",
                                    "Title\n===\n", "One\ttwo\n", "1. One\n", " One\n");
  CHECK(pieces_and_plain(text, 100) == std::vector<MarkdownPiece>{{text, false}});
}

TEST_CASE("No plain piece is taken out of what may run across an empty line", "[pieces]") {
  const std::string text =
      GENERATE(as<std::string>{}, "```\n\nCode\n\n```\n\nText\n", "~~~\n\nCode\n",
               "> <!-- a\n\nb -->\n\nText\n", "<pre>\n\nText\n</pre>\n", "[a]\n\nText\n\n[a]: /b\n",
               "One.\r\n\nTwo.\r\n", "- <?a\n\nText\n");
  CHECK(pieces_and_plain(text, 1) == std::vector<MarkdownPiece>{{text, false}});
}

TEST_CASE("Plain paragraphs are read as cmark reads them", "[pieces]") {
  const std::string text =
      "# Plan\n\nThe board meets.\n\nTwo  spaces, and some at the end.  \n\n\nA line\nand "
      "another\n\n"
      "- item\n\nAfter: a \"list\" (1) #2 ~3~ http://a.example > b!\n\n    "
      "code\n\nTitle\n\nSub\n---\n\n"
      "Caf\xC3\xA9 \xE2\x80\x93 \xD8\xB9\xD8\xB1\n\n| a | b |\n| - | - |\n| c | d |\n\n2026 is a "
      "number\n\nEnd";
  // Where a link is defined all of the text is cmark's.
  const redraft::Document plain = redraft::parse_markdown(text);
  const redraft::Document whole = redraft::parse_markdown(text + "\n\n[a]: /b\n");
  CHECK(plain.statements == whole.statements);
  CHECK(plain.statements.size() == 15);
}
