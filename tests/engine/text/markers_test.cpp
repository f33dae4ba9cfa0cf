#include <string>
#include <vector>

#include <rapidcheck.h>

#include "redraft/document.h"
#include "support/catch.h"

using namespace redraft;

namespace {

std::vector<std::string> numbered_anchors(const Document& document) {
  std::vector<std::string> anchors;
  for (std::size_t i = 0; i < document.statements.size(); ++i) {
    anchors.push_back("part-" + std::to_string(i + 1));
  }
  return anchors;
}

std::string stamped(const std::string& source) {
  const Document document = parse_markdown(source);
  return stamp_markers(document, numbered_anchors(document));
}

}  // namespace

TEST_CASE("a marker stands at the end of a statement's last line", "[markers]") {
  CHECK(stamped("# Title #\n\nOne\ntwo  \n") ==
        "# Title <!-- @part-1 --> #\n\nOne\ntwo <!-- @part-2 -->  \n");
  CHECK(stamped("Title\r\n===\r\n") == "Title <!-- @part-1 -->\r\n===\r\n");
  CHECK(stamped("- a\n  - b") == "- a <!-- @part-1 -->\n  - b <!-- @part-2 -->");
  CHECK(stamped("|a|b|\n|-|-|\n") == "|a <!-- @part-1 -->|b <!-- @part-2 -->|\n|-|-|\n");
}

TEST_CASE("markers are read, and are no part of the statement", "[markers]") {
  const Document document = parse_markdown(
      "## A <!-- @a-1 -->\n\nB<!--@b-2-->\n\n- C <!--  @c-3  -->\n\n| D <!-- @d-4 --> |\n|---|\n");

  REQUIRE(document.statements.size() == 4);
  CHECK(document.statements[0].marker == "a-1");
  CHECK(document.statements[1].marker == "b-2");
  CHECK(document.statements[1].text == "B");
  CHECK(document.statements[2].marker == "c-3");
  CHECK(markdown_of(document, document.statements[2]) == "C");
  CHECK(document.statements[3].marker == "d-4");
  CHECK(document.findings.empty());
  CHECK(strip_markers(document) == "## A\n\nB\n\n- C\n\n| D |\n|---|\n");
}

TEST_CASE("existing markers are replaced, and an empty anchor removes one", "[markers]") {
  const Document document =
      parse_markdown("A <!-- @a-1 -->\n\nB <!-- @b-1 --> <!-- @b-2 -->\n\nC\n");

  CHECK(document.statements[1].marker == "b-2");
  CHECK(stamp_markers(document, {"x-1", "", "z-1"}) == "A <!-- @x-1 -->\n\nB\n\nC <!-- @z-1 -->\n");
}

TEST_CASE("a malformed marker is a finding with its line", "[markers]") {
  const std::string source = GENERATE(
      "\nText <!-- @Not Good -->\n", "\nText <!-- @a-1 --> and more\n", "\n<!-- @a-1 -->\n",
      "\n## <!-- @a-1 -->\n", "\nText <!-- @ -->\n", "\nText <!-- @-a -->\n");

  const Document document = parse_markdown(source);

  REQUIRE(document.findings.size() == 1);
  CHECK(document.findings[0].rule == "marker-malformed");
  CHECK(document.findings[0].line == 2);
}

TEST_CASE("a marker in code or behind a backslash is text", "[markers]") {
  const Document code = parse_markdown("Write `<!-- @a-1 -->`\n");
  const Document escaped = parse_markdown("Write \\<!-- @a-1 -->\n");

  CHECK(code.statements[0].marker.empty());
  CHECK(escaped.statements[0].marker.empty());
  CHECK(escaped.statements[0].text == "Write <!-- @a-1 -->");
}

TEST_CASE("stamping changes no reading, and stripping gives the bytes back", "[markers]") {
  CHECK(rc::check("for any text", [] {
    const auto parts = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "word ", "# ", "- ", "1. ", "> ", "\n", "\n\n", "  ", "*", "`", "[a]", "(b)", ":", "| ",
        "a|b\n-|-\n", "===\n", "---\n", "<!-- x -->", "\\", "\t", "![i](j)", "[a]: /u\n", "\r\n",
        "é", "<", "!", "<b", "<!A ", "<?", "-->", "&", "#", "\"", "'", "<a href=\""));
    std::string source;
    for (const std::string& part : parts) {
      source += part;
    }
    const Document plain = parse_markdown(source);

    const Document marked = parse_markdown(stamp_markers(plain, numbered_anchors(plain)));

    RC_ASSERT(marked.statements.size() == plain.statements.size());
    for (std::size_t i = 0; i < plain.statements.size(); ++i) {
      RC_ASSERT(marked.statements[i].text == plain.statements[i].text);
      RC_ASSERT(marked.statements[i].number == plain.statements[i].number);
      RC_ASSERT(marked.statements[i].kind == plain.statements[i].kind);
      RC_ASSERT(marked.statements[i].cell == plain.statements[i].cell);
      RC_ASSERT(markdown_of(marked, marked.statements[i]) ==
                markdown_of(plain, plain.statements[i]));
    }
    RC_ASSERT(strip_markers(marked) == source);
  }));
}
