#include "base/markup.h"

#include "support/catch.h"

using redraft::escape_html;
using redraft::escape_markdown;
using redraft::MarkdownPlace;

TEST_CASE("marks of Markdown are escaped where they would be marks, and nowhere else", "[markup]") {
  CHECK(escape_markdown("a*b*, [c](d), `e`, ~f~ and \\") ==
        "a\\*b\\*, \\[c\\](d), \\`e\\`, \\~f\\~ and \\\\");
  CHECK(escape_markdown("snake_case, _slant_ and _") == "snake_case, \\_slant\\_ and \\_");
  CHECK(escape_markdown("a < b, <b>, </b>, <!-- and R&D, AT & T, &amp; &#1;") ==
        "a < b, \\<b>, \\</b>, \\<!-- and R\\&D, AT & T, \\&amp; \\&#1;");
}

TEST_CASE("what opens a block is escaped at the start of a block's lines", "[markup]") {
  CHECK(escape_markdown("# a") == "\\# a");
  CHECK(escape_markdown("- a") == "\\- a");
  CHECK(escape_markdown("12. a") == "12\\. a");
  CHECK(escape_markdown("1) a\n2) b\n> c") == "1\\) a\n2\\) b\n\\> c");
  CHECK(escape_markdown("a | b\n:-- | --") == "a \\| b\n\\:-- \\| --");
  CHECK(escape_markdown("in 2026. So") == "in 2026. So");
  CHECK(escape_markdown("- a", MarkdownPlace::running) == "- a");
  CHECK(escape_markdown("1. Aims", MarkdownPlace::heading) == "1. Aims");
  CHECK(escape_markdown("C#", MarkdownPlace::heading) == "C\\#");
  CHECK(escape_markdown("a | b", MarkdownPlace::cell) == "a \\| b");
  CHECK(escape_markdown("a | b") == "a | b");
}

TEST_CASE("pieces escaped one by one make no mark together", "[markup]") {
  CHECK(escape_markdown("AT&", MarkdownPlace::running) +
            escape_markdown("amp;", MarkdownPlace::running) ==
        "AT\\&amp;");
  CHECK(escape_markdown("a <", MarkdownPlace::running) +
            escape_markdown("b>", MarkdownPlace::running) ==
        "a \\<b>");
  CHECK(escape_markdown("a_", MarkdownPlace::running) == "a\\_");
}

TEST_CASE("HTML is text in elements and in attributes", "[markup]") {
  CHECK(escape_html("<a href=\"x\" id='y'>&") ==
        "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;");
}
