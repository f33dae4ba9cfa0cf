#include <algorithm>
#include <string>
#include <vector>

#include <rapidcheck.h>

#include "redraft/document.h"
#include "redraft/error.h"
#include "support/catch.h"
#include "text/definitions.h"
#include "text/slugs.h"

using namespace redraft;

namespace {

std::vector<std::string> texts(const Document& document) {
  std::vector<std::string> all;
  for (const Statement& statement : document.statements) {
    all.push_back(statement.text);
  }
  return all;
}

std::vector<std::string> numbers(const Document& document) {
  std::vector<std::string> all;
  for (const Statement& statement : document.statements) {
    all.push_back(statement.number);
  }
  return all;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("paragraphs, items and headings are statements with their Markdown", "[markdown]") {
  const Document document = parse_markdown(
      "# Plan\n\nWe *agree* with\n[all](x.md) of it.\n\n- one\n  more\n\n  Second paragraph.\n"
      "  1. inner\n- two\n");

  REQUIRE(document.statements.size() == 6);
  const std::vector<Statement>& all = document.statements;
  CHECK(all[0].kind == StatementKind::heading);
  CHECK(all[0].level == 1);
  CHECK(all[1].kind == StatementKind::paragraph);
  CHECK(all[1].text == "We agree with all of it.");
  CHECK(markdown_of(document, all[1]) == "We *agree* with\n[all](x.md) of it.");
  CHECK(all[1].line == 3);
  CHECK(all[2].kind == StatementKind::item);
  CHECK(all[2].text == "one more");
  CHECK(all[2].level == 1);
  CHECK(all[3].kind == StatementKind::paragraph);
  CHECK(all[3].level == 1);
  CHECK(all[4].kind == StatementKind::item);
  CHECK(all[4].level == 2);
  CHECK(markdown_of(document, all[4]) == "inner");
  CHECK(all[5].text == "two");
}

TEST_CASE("what nobody can answer is no statement", "[markdown]") {
  const std::string source =
      GENERATE("> A quote.\n> - with a list\n", "```\ncode\n```\n", "    indented code\n",
               "![a picture](x.png)\n", "[![linked picture](x.png)](y)\n", "<div>\nraw\n</div>\n",
               "<!-- a comment -->\n", "[label]: /target\n[other]: /target \"title\"\n", "---\n",
               "#\n", "- \n", "- ![picture](x)\n", "", "\n\n", "***\n<br>\n");

  CHECK(parse_markdown(source).statements.empty());
}

TEST_CASE("the text of a statement is what a reader sees", "[markdown]") {
  const auto text = [](const std::string& source) {
    const Document document = parse_markdown(source);
    REQUIRE(document.statements.size() == 1);
    return document.statements[0].text;
  };

  CHECK(text("a `code  span` b") == "a code span b");
  CHECK(text("a &amp; b &eacute; \\* c") == "a & b é * c");
  CHECK(text("see ![the map](m.png) here") == "see the map here");
  CHECK(text("hard  \nbreak\\\nagain<br>so") == "hard break again so");
  CHECK(text("before <!-- said quietly --> after") == "before after");
  CHECK(text("<b>bold</b> words") == "bold words");
  CHECK(text("cafe\xCC\x81") == "caf\xC3\xA9");
  CHECK(text("a\x01"
             "b\x7F") == "ab");
  CHECK(text("a\xC2\x85"
             "b") == "a b");
  CHECK(text("**bold *and* more**") == "bold and more");
}

TEST_CASE("the author's bytes stay, whatever ends the lines", "[markdown]") {
  const std::string ending = GENERATE("\n", "\r\n", "\r");
  const std::string mark = GENERATE("", "\xEF\xBB\xBF");
  const std::string source =
      mark + "Title" + ending + "=====" + ending + ending + "One" + ending + "two";

  const Document document = parse_markdown(source);

  CHECK(document.source == source);
  REQUIRE(document.statements.size() == 2);
  CHECK(markdown_of(document, document.statements[0]) == "Title");
  CHECK(markdown_of(document, document.statements[1]) == "One" + ending + "two");
  CHECK(document.statements[1].text == "One two");
  CHECK(document.statements[1].line == 4);
}

TEST_CASE("heading marks are not part of a heading", "[markdown]") {
  const Document document = parse_markdown(
      "## First ##\n\n#\tTabs  #\n\nUnder\nlined\n---\n---\n\n# C#\n\n## Seven # eight\n");

  std::vector<std::string> spans;
  for (const Statement& statement : document.statements) {
    spans.emplace_back(markdown_of(document, statement));
  }
  CHECK(spans == Words{"First", "Tabs", "Under\nlined", "C#", "Seven # eight"});
}

TEST_CASE("a paragraph behind link definitions begins where its words do", "[markdown]") {
  const Document document = parse_markdown(
      "[a]: /x\n[b]:\n  <y z>\n  'title'\nSee [a] and [b].\n\n[c]: /u\n===\nTitle\n---\n");

  REQUIRE(document.statements.size() == 2);
  CHECK(markdown_of(document, document.statements[0]) == "See [a] and [b].");
  CHECK(document.statements[0].text == "See a and b.");
  CHECK(document.statements[0].line == 5);
  CHECK(document.statements[1].text == "=== Title");
}

TEST_CASE("the reader of definitions agrees with cmark", "[markdown]") {
  CHECK(rc::check("taken off, nothing is shown; what is left is", [] {
    const auto parts = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "[a]", ":", " /u", " <u v>", " \"t\"", " 't\n t'", " (t)", "\n", "[b]: /x\n", "\\", "]",
        "(", ")", "x", " ", "<", "\"", "[c]:\n/y\n\"z\"\n", "\t"));
    std::string source = "[a]";
    for (const std::string& part : parts) {
      source += part;
    }
    if (source.find("\n\n") != std::string::npos || source.find("\n ") != std::string::npos ||
        source.find("\n\t") != std::string::npos) {
      return;
    }
    const std::size_t length = text::definitions_length(source);

    RC_ASSERT(parse_markdown(source.substr(0, length)).statements.empty());
    const Document document = parse_markdown(source);
    if (!document.statements.empty() && !document.statements[0].cell) {
      RC_ASSERT(document.statements[0].source.begin >= length);
    }
  }));
}

TEST_CASE("front matter stays in the text and out of the statements", "[markdown]") {
  const Document document =
      parse_markdown("---\ntitle: Plan\nowner: board\n---\n\n# Plan\n\nText\n");

  CHECK(texts(document) == Words{"Plan", "Text"});
  CHECK(document.statements[0].line == 6);
  CHECK_THAT(render_html(document, {}), Catch::Matchers::ContainsSubstring("title: Plan"));
  CHECK(texts(parse_markdown("---\n\nText\n\n---\n")) == Words{"Text"});
}

TEST_CASE("the only first-level heading that stands first is the title", "[markdown]") {
  SECTION("its own statements are 0.1, 0.2, and its sections 1, 2") {
    const Document document = parse_markdown(
        "# Title\n\nIntro\n\nMore\n\n## One\n\na\n\nb\n\n### Inner\n\nc\n\n## Two\n\nd\n");

    CHECK(numbers(document) ==
          Words{"0", "0.1", "0.2", "1", "1.1", "1.2", "1.3", "1.3.1", "2", "2.1"});
    CHECK(section_path(document, document.statements[7]) == Words{"Title", "One", "Inner"});
    CHECK(document.sections[1].parent == 0);
    CHECK(document.statements[3].section == 1);
  }
  SECTION("two of them are sections like others") {
    CHECK(numbers(parse_markdown("# One\n\na\n\n# Two\n\nb\n")) == Words{"1", "1.1", "2", "2.1"});
  }
  SECTION("text before it makes it a section") {
    CHECK(numbers(parse_markdown("a\n\n# One\n\nb\n")) == Words{"0.1", "1", "1.1"});
  }
  SECTION("a document without headings has numbers too") {
    CHECK(numbers(parse_markdown("a\n\nb\n")) == Words{"0.1", "0.2"});
    CHECK(section_path(parse_markdown("a\n"), parse_markdown("a\n").statements[0]).empty());
  }
}

TEST_CASE("slugs are short ASCII words", "[markdown]") {
  using text::slug_of;
  CHECK(slug_of("Whole system response") == "whole-system-response");
  CHECK(slug_of("3.1 Leadership & trust") == "leadership-trust");
  CHECK(slug_of("Section 4: What's next?") == "whats-next");
  CHECK(slug_of("(a) Scope") == "scope");
  CHECK(slug_of("Égalité") == "egalite");
  CHECK(slug_of("Доверие") == "doverie");
  CHECK(slug_of("信任") == "xin-ren");
  CHECK(slug_of("…") == "section");
  CHECK(slug_of("2024") == "2024");
  CHECK(slug_of("Resources follow the demand of communities everywhere") ==
        "resources-follow-the-demand-of");
  CHECK(slug_of(std::string(100, 'x')) == std::string(40, 'x'));
}

TEST_CASE("update notes are set apart, between markers or under their heading", "[markdown]") {
  SECTION("between markers") {
    const Document document = parse_markdown(
        "Text\n\n<!-- redraft:update-notes -->\n\n## V1\n\nChanged.\n\n<!-- /redraft:update-notes "
        "-->\n\nEnd\n");
    CHECK(texts(document) == Words{"Text", "End"});
    REQUIRE(document.notes);
    CHECK(document.source.substr(document.notes->begin, 4) == "<!--");
    CHECK(document.source.substr(document.notes->end) == "\n\nEnd\n");
  }
  SECTION("under a heading, to the next one of its level") {
    const std::string title =
        GENERATE("Update Notes", "7. CHANGE LOG", "Changes since V1", "*Revision* history:");
    const Document document = parse_markdown("# Plan\n\nText\n\n## " + title +
                                             "\n\n- a\n\n### V1\n\nb\n\n## Annex\n\nEnd\n");
    CHECK(texts(document) == Words{"Plan", "Text", "Annex", "End"});
    REQUIRE(document.notes);
    CHECK(document.source.substr(document.notes->begin, 4) == "## " + title.substr(0, 1));
    CHECK(document.source.substr(document.notes->end, 8) == "## Annex");
    CHECK(document.sections.size() == 2);
  }
  SECTION("an open marker runs to the end and is reported") {
    const Document document = parse_markdown("Text\n\n<!-- redraft:update-notes -->\n\nChanged.\n");
    CHECK(texts(document) == Words{"Text"});
    REQUIRE(document.findings.size() == 1);
    CHECK(document.findings[0].rule == "notes-unclosed");
    CHECK(document.findings[0].line == 3);
  }
  SECTION("a document may be called Change log") {
    CHECK(texts(parse_markdown("# Change log\n\nText\n")) == Words{"Change log", "Text"});
  }
}

TEST_CASE("text that is not UTF-8 is refused with its byte", "[markdown]") {
  CHECK_THROWS_WITH(parse_markdown("caf\xE9 au lait"),
                    Catch::Matchers::ContainsSubstring("byte 3"));
  CHECK_THROWS_WITH(parse_markdown("café \xFF"), Catch::Matchers::ContainsSubstring("byte 6"));
}

TEST_CASE("HTML is safe and carries the anchors", "[markdown]") {
  const Document document = parse_markdown(
      "# T\n\nA [link](javascript:alert(1)) <script>x</script>\n\n<script>y</script>\n\n- item\n\n"
      "> quote\n\n| a | b |\n|---|:-:|\n| c | |\n");
  std::vector<std::string> anchors;
  for (std::size_t i = 0; i < document.statements.size(); ++i) {
    anchors.push_back("t-" + std::to_string(i));
  }
  anchors[1].clear();

  const std::string html = render_html(document, anchors);

  CHECK(html.find("javascript") == std::string::npos);
  CHECK(html.find("<script") == std::string::npos);
  for (const std::string part :
       {"<h1 id=\"t-0\">T</h1>", "<span id=\"t-2\">item</span>", "<th id=\"t-3\">",
        "<th align=\"center\" id=\"t-4\">", "<td id=\"t-5\">", "<blockquote>"}) {
    CHECK_THAT(html, Catch::Matchers::ContainsSubstring(part));
  }
  CHECK(html.find("t-1") == std::string::npos);
}

TEST_CASE("every statement points at its own part of the text, in order", "[markdown]") {
  CHECK(rc::check("spans are ordered, apart and not blank; numbers are unique", [] {
    const auto parts = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "word ", "# ", "- ", "1. ", "> ", "\n", "\n\n", "  ", "*", "`", "[a]", "(b)", "| ",
        "a|b\n-|-\n", "===\n", "---\n", "<!-- @a-1 -->", "<!-- x -->\n", "\\", "\t", "![i](j)",
        "[a]: /u\n", "\r\n", "é"));
    std::string source;
    for (const std::string& part : parts) {
      source += part;
    }

    const Document document = parse_markdown(source);

    RC_ASSERT(document.source == source);
    std::size_t end = 0;
    std::vector<std::string> seen = numbers(document);
    for (const Statement& statement : document.statements) {
      RC_ASSERT(statement.source.begin >= end);
      RC_ASSERT(statement.source.end > statement.source.begin);
      end = statement.source.end;
      RC_ASSERT(end <= source.size());
      RC_ASSERT(!statement.text.empty());
      const auto before = static_cast<std::ptrdiff_t>(statement.source.begin);
      RC_ASSERT(static_cast<std::ptrdiff_t>(statement.line) <=
                1 + std::count(source.begin(), source.begin() + before, '\n'));
    }
    std::sort(seen.begin(), seen.end());
    RC_ASSERT(std::adjacent_find(seen.begin(), seen.end()) == seen.end());
    RC_ASSERT(render_html(document, {}).size() < 64 * source.size() + 512);
  }));
}

TEST_CASE("brackets that would keep cmark busy for hours are refused with their line",
          "[markdown]") {
  std::string hostile = "One.\n\n";
  for (std::size_t i = 0; i <= max_brackets_in_block; ++i) {
    hostile += "![[]()";
  }
  std::string patient;
  for (std::size_t i = 0; i < max_brackets_in_block; ++i) {
    patient += "[\n\n";
  }

  CHECK_THROWS_WITH(parse_markdown(hostile), Catch::Matchers::ContainsSubstring("line 3"));
  CHECK(parse_markdown(patient).statements.size() == max_brackets_in_block);
}

TEST_CASE("a text read without stances is the same but for them", "[markdown]") {
  const std::string text = "# Charter\n\nWe commit to trust.\n\n- We recognise doubt.\n";
  Document with = parse_markdown(text);
  const Document without = parse_markdown(text, ReadStances::no);
  for (Statement& statement : with.statements) {
    statement.stances.clear();
  }

  CHECK(with.statements == without.statements);
}

TEST_CASE("a mark stands behind its statement, whatever kind it is of", "[markdown]") {
  const Document document = parse_markdown("# T\n\nOne.\n\n- item\n\n| a |\n|---|\n| c |\n");
  std::vector<std::string> anchors;
  std::vector<std::string> marks;
  for (std::size_t i = 0; i < document.statements.size(); ++i) {
    anchors.push_back("t-" + std::to_string(i));
    marks.push_back("<i>" + std::to_string(i) + "</i>");
  }

  const std::string html = render_html(document, anchors, marks);

  for (const std::string part :
       {"<h1 id=\"t-0\">T</h1><i>0</i>", "<p id=\"t-1\">One.</p><i>1</i>",
        "<span id=\"t-2\">item</span><i>2</i>", "<th id=\"t-3\">a<i>3</i>\n</th>",
        "<td id=\"t-4\">c<i>4</i></td>"}) {
    CHECK_THAT(html, Catch::Matchers::ContainsSubstring(part));
  }
}
