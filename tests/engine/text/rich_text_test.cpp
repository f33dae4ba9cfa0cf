// Documents as they look: marks, lists and tables, with the words of statements untouched.
#include "redraft/rich_text.h"

#include "support/catch.h"

using namespace redraft;

namespace {

std::string joined(const RichBlock& block) {
  std::string text;
  for (const RichRun& run : block.runs) {
    text += run.text;
  }
  return text;
}

}  // namespace

TEST_CASE("runs carry the marks, and joined they are the statement", "[rich_text]") {
  const Document document = parse_markdown(
      "# Charter\n\nWe *pay* **within  thirty** days, see [the\nrules](https://sedlow.example), "
      "`now`.  \nAnd \xC3\xA9 e\xCC\x81 ![a picture](x.png) last. <!-- @a-1 -->\n\n* ** mark\n");
  const RichText rich = rich_text(document);

  REQUIRE(rich.blocks.size() == 3);
  CHECK(rich.blocks[0].kind == RichKind::heading);
  CHECK(rich.blocks[0].level == 1);
  for (const RichBlock& block : rich.blocks) {
    REQUIRE(block.statement);
    CHECK(joined(block) == document.statements[*block.statement].text);
  }
  const std::vector<RichRun>& runs = rich.blocks[1].runs;
  REQUIRE(runs.size() > 8);
  CHECK(runs[0] == RichRun{"We ", false, false, false, false, ""});
  CHECK(runs[1] == RichRun{"pay", false, true, false, false, ""});
  CHECK(runs[3] == RichRun{"within thirty", true, false, false, false, ""});
  CHECK(runs[5].link == "https://sedlow.example");
}

TEST_CASE("lists know their depth, kind and items", "[rich_text]") {
  const RichText rich = rich_text(
      parse_markdown("- one\n\n  more of one\n- two\n\n  3. nested\n\n> - quoted\n\nafter\n"));

  REQUIRE(rich.blocks.size() == 6);
  CHECK(rich.blocks[0].list == RichList{0, 1, false, 1, true});
  CHECK(rich.blocks[1].list == RichList{0, 1, false, 1, false});
  CHECK(rich.blocks[2].list == RichList{0, 1, false, 1, true});
  CHECK(rich.blocks[3].list == RichList{1, 2, true, 3, true});
  CHECK(rich.blocks[4].quotes == 1);
  CHECK_FALSE(rich.blocks[4].statement);
  CHECK_FALSE(rich.blocks[5].list);
}

TEST_CASE("tables keep their cells, and code and rules stay", "[rich_text]") {
  const Document document = parse_markdown(
      "| a | b |\n|---|:-:|\n| c |   |\n| **d** | e |\n\n```\ncode  "
      "here\n```\n\n---\n\n<div>x</div>\n");
  const RichText rich = rich_text(document);

  REQUIRE(rich.tables.size() == 1);
  CHECK(rich.tables[0].rows == 3);
  CHECK(rich.tables[0].columns ==
        std::vector<RichAlignment>{RichAlignment::none, RichAlignment::centre});
  REQUIRE(rich.blocks.size() == 7);
  CHECK(rich.blocks[3].cell == CellPlace{0, 2, 0});
  CHECK(rich.blocks[3].runs[0].strong);
  CHECK(rich.blocks[5].kind == RichKind::code);
  CHECK(rich.blocks[5].runs[0].text == "code  here");
  CHECK(rich.blocks[6].kind == RichKind::rule);
}

TEST_CASE("the words are those of the statements in the sample document", "[rich_text]") {
  const Document document = parse_markdown(
      "# T\n\nA <b>bold</b> **x**y *z* &amp; \\* <br> next  \n  line\n\n1. a **b**\n\n"
      "| h *i* | j\\|k |\n|--|--|\n| l <br> m | `n` |\n");

  std::size_t seen = 0;
  for (const RichBlock& block : rich_text(document).blocks) {
    if (block.statement) {
      ++seen;
      CHECK(joined(block) == document.statements[*block.statement].text);
    }
  }
  CHECK(seen == document.statements.size());
}
