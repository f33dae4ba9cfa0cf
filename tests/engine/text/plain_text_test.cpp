#include "redraft/plain_text.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <rapidcheck.h>

#include "redraft/document.h"
#include "redraft/error.h"
#include "support/catch.h"

using namespace redraft;

namespace {

using Words = std::vector<std::string>;

// "heading2 Trust" for every block.
Words outline(const PlainTextReading& reading) {
  Words all;
  for (const PlainTextBlock& block : reading.blocks) {
    const bool leveled = block.kind == PlainTextKind::heading || block.kind == PlainTextKind::item;
    all.push_back(to_string(block.kind) + (leveled ? std::to_string(block.level) : "") + " " +
                  block.text);
  }
  return all;
}

Words outline(const std::string& text) {
  return outline(read_plain_text(text, {}));
}

// What a document holds, in the same words as outline().
Words outline(const Document& document) {
  Words all;
  for (const Statement& statement : document.statements) {
    switch (statement.kind) {
      case StatementKind::heading:
        all.push_back("heading" + std::to_string(statement.level) + " " + statement.text);
        break;
      case StatementKind::paragraph:
        all.push_back("paragraph " + statement.text);
        break;
      case StatementKind::item:
        all.push_back("item" + std::to_string(statement.level) + " " + statement.text);
        break;
      case StatementKind::cell:
        all.push_back("cell " + statement.text);
    }
  }
  return all;
}

Words expected(const PlainTextReading& reading) {
  Words all;
  for (const PlainTextBlock& block : reading.blocks) {
    if (block.kind == PlainTextKind::title) {
      all.push_back("heading1 " + block.text);
    } else if (block.kind == PlainTextKind::table) {
      std::string cell;
      for (const char c : block.text + "\n") {
        if (c == '\t' || c == '\n') {
          if (!cell.empty()) {
            all.push_back("cell " + cell);
          }
          cell.clear();
        } else {
          cell += c;
        }
      }
    } else if (block.kind != PlainTextKind::notes) {
      all.push_back(outline(PlainTextReading{{block}, "", {}})[0]);
    }
  }
  return all;
}

// Real documents stay outside the project; tests on them run where the folder is at hand.
std::optional<std::string> shared_document(const std::string& beginning) {
  const char* set = std::getenv("REDRAFT_SHARED");
  const std::filesystem::path folder =
      (set != nullptr ? std::filesystem::path(set)
                      : std::filesystem::path(REDRAFT_SOURCE_DIR).parent_path() / "shared") /
      "source";
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().filename().string().rfind(beginning, 0) == 0) {
      std::ostringstream text;
      text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
      return text.str();
    }
  }
  WARN("SKIPPED: no shared document " << beginning << " in " << folder.string()
                                      << "; set REDRAFT_SHARED to test on it");
  return std::nullopt;
}

std::size_t count(const PlainTextReading& reading, PlainTextKind kind) {
  std::size_t found = 0;
  for (const PlainTextBlock& block : reading.blocks) {
    found += block.kind == kind ? 1 : 0;
  }
  return found;
}

const std::string plan =
    "Plan for the river valley\n\n"
    "Background\n\n"
    "This plan was written by people of all five villages, over two winters.\n\n"
    "Principles\n\n"
    "Water\n\n"
    "We recognise that water belongs to everybody who lives in the valley.\n\n"
    "We commit to keeping the wells clean, to sharing them fairly as well as\n\n"
    "to mending the pumps before the summer comes.\n\n"
    "Roads need care.\n\n"
    "We acknowledge that the roads were left alone for much longer than they should have been.\n\n"
    "Update Notes\n\n"
    "V1\n\n"
    "Wells added.\n";

}  // namespace

TEST_CASE("title, headings, paragraphs and notes are told apart", "[plain-text]") {
  const PlainTextReading reading = read_plain_text(plan, {});

  const Words blocks = outline(reading);
  REQUIRE(blocks.size() == 12);
  CHECK(blocks[0] == "title Plan for the river valley");
  CHECK(blocks[1] == "heading2 Background");
  CHECK(blocks[3] == "heading2 Principles");
  CHECK(blocks[4] == "heading3 Water");
  CHECK(blocks[6].find("as well as to mending") != std::string::npos);
  CHECK(reading.blocks[6].joined);
  CHECK(reading.blocks[6].line == 13);
  CHECK(reading.blocks[6].last_line == 15);
  CHECK(blocks[9] == "notes Update Notes");
  CHECK(blocks[11] == "notes Wells added.");
  const Document document = parse_markdown(reading.markdown);
  CHECK(document.notes.has_value());
  CHECK(outline(document) == expected(reading));
}

TEST_CASE("a heading that ends in a full stop is a doubt that one correction settles",
          "[plain-text]") {
  const PlainTextReading guess = read_plain_text(plan, {});
  REQUIRE(guess.findings.size() == 1);
  CHECK(guess.findings[0].rule == "plain-text-doubt");
  CHECK(guess.findings[0].line == 17);
  CHECK(guess.findings[0].hint == "--set 17=paragraph");
  CHECK(guess.blocks[7].kind == PlainTextKind::heading);
  CHECK_FALSE(guess.blocks[7].doubt.empty());

  const PlainTextReading paragraph = read_plain_text(plan, {{17, PlainTextKind::paragraph, 0}});
  CHECK(outline(paragraph)[7] == "paragraph Roads need care.");
  CHECK(paragraph.findings.empty());

  const PlainTextReading heading = read_plain_text(plan, {{17, PlainTextKind::heading, 3}});
  CHECK(outline(heading)[7] == "heading3 Roads need care.");
  CHECK(heading.findings.empty());
  CHECK(outline(parse_markdown(heading.markdown)) == expected(heading));
}

TEST_CASE("a correction can part what was joined, and a useless one is reported", "[plain-text]") {
  const PlainTextReading parted = read_plain_text(plan, {{15, PlainTextKind::paragraph, 0}});
  CHECK(parted.blocks.size() == 13);

  const PlainTextReading unused = read_plain_text(plan, {{2, PlainTextKind::heading, 2}});
  REQUIRE(unused.findings.size() == 2);
  CHECK(unused.findings[1].rule == "correction-unused");
}

TEST_CASE("bullets and numbers of all sorts are items", "[plain-text]") {
  CHECK(outline("We want:\n\n\u2022 buses\n* trains\n- boats\no\tferries\n\u00B7 bikes\n") ==
        Words{"paragraph We want:", "item1 buses", "item1 trains", "item1 boats", "item1 ferries",
              "item1 bikes"});
  CHECK(outline("We want:\n1. buses\n2) trains\n  a) slow\n  b) fast\n(3) boats\n") ==
        Words{"paragraph We want:", "item1 buses", "item1 trains", "item2 slow", "item2 fast",
              "item1 boats"});
  CHECK(outline("We want:\n- buses that\n  run on time\n- trains\n") ==
        Words{"paragraph We want:", "item1 buses that run on time", "item1 trains"});
}

TEST_CASE("lines with tabs are a table", "[plain-text]") {
  const PlainTextReading reading =
      read_plain_text("\t2\t1\nTrust\tWe trust | you.\tWe do not.\n\nAfterwards we rested.\n", {});

  CHECK(outline(reading) == Words{"table \t2\t1\nTrust\tWe trust | you.\tWe do not.",
                                  "paragraph Afterwards we rested."});
  CHECK(outline(parse_markdown(reading.markdown)) == expected(reading));
}

TEST_CASE("wrapped lines are one paragraph, with or without blank lines between", "[plain-text]") {
  CHECK(
      outline(
          "The people of the valley met in the hall and talked until the\n"
          "lamps went out. Nobody left early, because the Mayor had\n"
          "brought soup for everyone who was there on that evening.\n\nThen they went home.\n") ==
      Words{
          "paragraph The people of the valley met in the hall and talked until the lamps went out. "
          "Nobody left early, because the Mayor had brought soup for everyone who was there on "
          "that evening.",
          "paragraph Then they went home."});
  CHECK(outline("We noted 'old\nsongs' and\nnew ones\ntogether.\n") ==
        Words{"paragraph We noted 'old songs' and new ones together."});
}

TEST_CASE("text with single line ends has a paragraph a line", "[plain-text]") {
  CHECK(
      outline("Valley plan\nWater\nWe share the wells with everybody, in summer as in winter, and "
              "mend them "
              "when they break, whoever broke them.\nWe keep them clean.\n") ==
      Words{
          "title Valley plan", "heading2 Water",
          "paragraph We share the wells with everybody, in summer as in winter, and mend them when "
          "they break, whoever broke them.",
          "paragraph We keep them clean."});
}

TEST_CASE("notes without full stops are not headings, unless something says so", "[plain-text]") {
  CHECK(outline("Meeting in the hall\n\nWhere are we?\n\nMore soup\n\nbetter lamps in the hall and "
                "along the "
                "road to the river\n\nSongs\n\nmany of us would like to sing more often than we do "
                "now\n\n"
                "Where are we?\n\nLess rain\n\n") ==
        Words{"title Meeting in the hall", "heading2 Where are we?", "paragraph More soup",
              "paragraph better lamps in the hall and along the road to the river",
              "paragraph Songs",
              "paragraph many of us would like to sing more often than we do now",
              "heading2 Where are we?", "paragraph Less rain"});
}

TEST_CASE("numbered headings stand at the depth of their number", "[plain-text]") {
  const std::string text =
      " We share what we have with everybody who comes, as far as it goes.\n\n";
  const Words blocks =
      outline("Plan\n\n1. Water\n\n" + text + "1.1 Wells\n\n" + text + "2. Roads\n\n" + text);

  CHECK(blocks[1] == "heading2 1. Water");
  CHECK(blocks[3] == "heading3 1.1 Wells");
  CHECK(blocks[5] == "heading2 2. Roads");
}

TEST_CASE("text that is not UTF-8 is refused", "[plain-text]") {
  CHECK_THROWS_AS(read_plain_text("caf\xE9", {}), Error);
}

TEST_CASE("the Markdown reads back as exactly the blocks", "[plain-text]") {
  CHECK(rc::check("for any text and corrections", [] {
    const auto parts = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "word ", "We agree. ", "# ", "- ", "1. ", "12) ", "> ", "\n", "\n\n", "\n\n", "    ", "*",
        "_", "`", "[a]", "(b)", ": ", "|", "\t", "===\n", "---\n", "<!-- @x-1 -->", "<b>", "\\",
        "![i](j)", "[a]: /u\n", "\r\n", "\u00E9", "&amp;", "#", "~~~", "Update Notes\n\n",
        "Short\n\n", "\u2022 ", "a) ", "\f", "\u00A0", "+ ", "=", "<http://x.y>", "\x01",
        "Long words that fill a line well enough, and go on as well as\n\n"));
    std::string text;
    for (const std::string& part : parts) {
      text += part;
    }
    std::vector<PlainTextCorrection> corrections;
    const auto lines = *rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 12));
    for (const int line : lines) {
      corrections.push_back({static_cast<std::size_t>(line),
                             static_cast<PlainTextKind>(*rc::gen::inRange(0, 6)),
                             static_cast<std::size_t>(*rc::gen::inRange(1, 7))});
    }

    const PlainTextReading reading = read_plain_text(text, corrections);

    RC_LOG() << reading.markdown;
    RC_ASSERT(outline(parse_markdown(reading.markdown)) == expected(reading));
  }));
}

TEST_CASE("a published principles document is read as its authors meant it", "[plain-text]") {
  const std::optional<std::string> text = shared_document("003");
  if (!text) {
    return;
  }

  const PlainTextReading reading = read_plain_text(*text, {});

  const Document document = parse_markdown(reading.markdown);
  CHECK(outline(document) == expected(reading));
  REQUIRE(document.sections.size() == 15);
  CHECK(document.sections[1].level == 2);
  CHECK(document.sections[2].level == 2);
  std::size_t statements = 0;
  for (const Statement& statement : document.statements) {
    statements += statement.kind == StatementKind::paragraph && statement.section > 2 ? 1 : 0;
  }
  CHECK(statements == 67);
  for (std::size_t i = 3; i < 15; ++i) {
    CHECK(document.sections[i].level == 3);
    CHECK(document.sections[i].parent == 2);
  }
  CHECK(document.notes.has_value());
  CHECK(count(reading, PlainTextKind::notes) == 12);
  REQUIRE(reading.findings.size() == 1);
  const std::size_t line = reading.findings[0].line;
  const PlainTextReading paragraph = read_plain_text(*text, {{line, PlainTextKind::paragraph, 0}});
  CHECK(count(paragraph, PlainTextKind::heading) + 1 == count(reading, PlainTextKind::heading));
  const PlainTextReading heading = read_plain_text(*text, {{line, PlainTextKind::heading, 3}});
  CHECK(heading.markdown == reading.markdown);
}

TEST_CASE("a workshop's notes with two matrices are read as tables and paragraphs",
          "[plain-text]") {
  const std::optional<std::string> text = shared_document("000");
  if (!text) {
    return;
  }

  const PlainTextReading reading = read_plain_text(*text, {});

  CHECK(count(reading, PlainTextKind::title) == 1);
  CHECK(count(reading, PlainTextKind::table) == 2);
  CHECK(count(reading, PlainTextKind::heading) == 5);
  CHECK(outline(parse_markdown(reading.markdown)) == expected(reading));
}

TEST_CASE("an event's write-up is read with its headings, bullets and numbers", "[plain-text]") {
  const std::optional<std::string> text = shared_document("004");
  if (!text) {
    return;
  }

  const PlainTextReading reading = read_plain_text(*text, {});

  CHECK(count(reading, PlainTextKind::title) == 0);
  CHECK(count(reading, PlainTextKind::heading) == 7);
  CHECK(count(reading, PlainTextKind::item) == 11);
  CHECK(outline(parse_markdown(reading.markdown)) == expected(reading));
}
