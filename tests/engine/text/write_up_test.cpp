#include "redraft/write_up.h"

#include "redraft/error.h"
#include "support/catch.h"

using namespace redraft;

namespace {

using What = WriteUpCorrection::What;

// "remark[Voice/What works] words" by line.
std::vector<std::string> told(const WriteUp& write_up) {
  std::vector<std::string> lines;
  for (const WriteUpBlock& block : write_up.blocks) {
    std::string line = std::to_string(block.line) + " " + to_string(block.kind);
    if (block.kind == WriteUpKind::remark) {
      line += "[" + block.objective + "/" + block.prompt + "/" + block.group + "]";
    }
    lines.push_back(line + " " + block.text);
  }
  return lines;
}

std::vector<std::string> read(const std::string& text, const Event& event = {},
                              const std::vector<WriteUpCorrection>& corrections = {}) {
  return told(read_write_up(text, event, corrections));
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("questions that are short and come again are prompts; what follows are remarks",
          "[write-up]") {
  CHECK(read("Spring meeting\n\nIntroducing the model\n\nWhere are we?\n\nNot far.\n\nIs it\none "
             "bus?\n\nWhere are we?\n\nFar.\n") ==
        Lines{"1 skip Spring meeting", "3 skip Introducing the model", "5 prompt Where are we?",
              "7 remark[/Where are we?/] Not far.", "9 prompt Is it one bus?",
              "12 prompt Where are we?", "14 remark[/Where are we?/] Far."});
}

TEST_CASE("where the event has prompts, only those are prompts", "[write-up]") {
  Event event;
  event.prompts = {"What works"};
  event.objectives = {"Voice"};
  event.groups = {"Table 1"};

  CHECK(read("Table 1:\n\nVOICE\n\nwhat works?\n\n- Is it one bus?\n- Two\n  lines\n", event) ==
        Lines{"1 group Table 1", "3 objective Voice", "5 prompt What works",
              "7 remark[Voice/What works/Table 1] Is it one bus?",
              "8 remark[Voice/What works/Table 1] Two lines"});
}

TEST_CASE("what comes first in the text holds what comes later", "[write-up]") {
  Event event;
  event.prompts = {"What works", "What is missing"};
  event.objectives = {"Voice", "Money"};

  CHECK(read("What works\n\nVoice\n\na\n\nMoney\n\nb\n\nWhat is missing\n\nc\n", event) ==
        Lines{"1 prompt What works", "3 objective Voice", "5 remark[Voice/What works/] a",
              "7 objective Money", "9 remark[Money/What works/] b", "11 prompt What is missing",
              "13 remark[/What is missing/] c"});
}

TEST_CASE("names that are listed in adjoining lines head nothing", "[write-up]") {
  Event event;
  event.prompts = {"What works", "What is missing"};
  event.objectives = {"Voice", "Money"};

  CHECK(read("- Voice\n- Money\n\nThe hall was full.\n\nWhat works\n\na\n", event) ==
        Lines{"1 objective Voice", "2 objective Money", "4 remark[//] The hall was full.",
              "6 prompt What works", "8 remark[/What works/] a"});
  CHECK(read("- What works\n- What is missing\n- a bus\n", event) ==
        Lines{"1 prompt What works", "2 prompt What is missing",
              "3 remark[/What is missing/] a bus"});
}

TEST_CASE("a row of a table names the objective of what follows it", "[write-up]") {
  CHECK(read("\t2\t1\nTrust\tHigh\tLow\n\nWhere are we now?\n\nIn between.\n") ==
        Lines{"1 skip 2 1", "2 objective Trust", "4 prompt Where are we now?",
              "6 remark[Trust/Where are we now?/] In between."});
}

TEST_CASE("notes that were run together are told of, and cut where a person says", "[write-up]") {
  Event event;
  event.prompts = {"Now"};
  const std::string text = "Now\n\nfirst of all a bus Second the fare Third nothing\n";
  const WriteUp guessed = read_write_up(text, event, {});

  REQUIRE(guessed.blocks.size() == 2);
  CHECK(guessed.blocks[1].cuts == Lines{"Second the fare", "Third nothing"});
  CHECK(guessed.blocks[1].doubt == "may be several remarks");
  CHECK(read(text, event, {{3, What::cut, WriteUpKind::remark, ""}}) ==
        Lines{"1 prompt Now", "3 remark[/Now/] first of all a bus",
              "3 remark[/Now/] Second the fare", "3 remark[/Now/] Third nothing"});
  CHECK(read(text, event, {{3, What::cut, WriteUpKind::remark, "Third"}}) ==
        Lines{"1 prompt Now", "3 remark[/Now/] first of all a bus Second the fare",
              "3 remark[/Now/] Third nothing"});
}

TEST_CASE("a person's word on a block stands", "[write-up]") {
  const std::string text = "Welcome\n\nWhat now?\n\nWe wait.\n\nWhich bus?\n\nNone.\n";

  CHECK(read(text, {},
             {{1, What::kind, WriteUpKind::remark, ""},
              {7, What::kind, WriteUpKind::remark, ""},
              {9, What::join, WriteUpKind::remark, ""}}) ==
        Lines{"1 remark[//] Welcome", "3 prompt What now?", "5 remark[/What now?/] We wait.",
              "7 remark[/What now?/] Which bus? None."});
}

TEST_CASE("a correction that fits nothing is refused", "[write-up]") {
  CHECK_THROWS_AS(read("a\n", {}, {{2, What::kind, WriteUpKind::skip, ""}}), Error);
  CHECK_THROWS_AS(read("a\n", {}, {{1, What::join, WriteUpKind::skip, ""}}), Error);
  CHECK_THROWS_AS(read("a b\n", {}, {{1, What::cut, WriteUpKind::skip, "c"}}), Error);
  CHECK_THROWS_AS(read("\xC3\n"), Error);
  CHECK(read("").empty());
  CHECK(read("\n \n\t\n").empty());
}

TEST_CASE("the day that a title names is read, the day before the month", "[write-up]") {
  const auto held = [](const std::string& title) {
    const WriteUp read = read_write_up(title + "\n\nWhere are we now?\n\nFar.\n", {}, {});
    return read.held ? to_date(*read.held) : std::string();
  };

  CHECK(held("Bus Group - 27/1/22") == "2022-01-27");
  CHECK(held("Bus Group, 3/4/2026") == "2026-04-03");
  CHECK(held("Saturday 21st of March 2026: Bus Group") == "2026-03-21");
  CHECK(held("Bus Group, Sept. 2026") == "");
  CHECK(held("March 21, 2026") == "2026-03-21");
  CHECK(held("Notes of 2026-03-21") == "2026-03-21");
  CHECK(held("31/2/2026") == "");
  CHECK(held("Room 1.2.3.4, 27/1/22/3, call 01/02/03/04") == "");
  CHECK(held("Bus Group") == "");
  CHECK(read_write_up("Bus Group - 27/1/22\n\nNow?\n\na\n", {},
                      {{1, What::kind, WriteUpKind::skip, ""}})
            .held == std::nullopt);
}

TEST_CASE("what is not certain about the day of a title is told", "[write-up]") {
  const WriteUp either = read_write_up("Bus Group 3/4/2026\n\nWhat now?\n\na\n", {}, {});
  CHECK(either.title == "Bus Group 3/4/2026");
  CHECK(either.blocks.front().doubt ==
        "the title; names the day, 2026-04-03, if the month stands second");
  Event event;
  event.held = parse_instant("2026-05-01");
  const WriteUp other = read_write_up("Bus Group 3/4/2026\n\nWhat now?\n\na\n", event, {});
  CHECK_THAT(other.blocks.front().doubt, Catch::Matchers::EndsWith("; the event has 2026-05-01"));
}

TEST_CASE(
    "where no objective heads anything, the only one that a remark names is taken for its own",
    "[write-up]") {
  Event event;
  event.objectives = {"Voice", "Money"};
  const WriteUp told = read_write_up(
      "- With money we could meet.\n- Voice and money.\n- Moneyed people.\n", event, {});

  REQUIRE(told.blocks.size() == 3);
  CHECK(told.blocks[0].objective == "Money");
  CHECK(told.blocks[0].doubt == "names the objective Money");
  CHECK(told.blocks[1].objective.empty());
  CHECK(told.blocks[2].objective.empty());
  CHECK(read("Voice\n\nWith money we could meet.\n", event) ==
        Lines{"1 objective Voice", "3 remark[Voice//] With money we could meet."});
}

TEST_CASE("a short line between paragraphs may be a heading; names are no beginning of a remark",
          "[write-up]") {
  std::string paragraph = "people came to Brookmere from Brookmere";
  for (int i = 0; i < 16; ++i) {
    paragraph += " again";
  }
  Event event;
  event.prompts = {"What works"};
  const WriteUp told =
      read_write_up(paragraph + "\n\nSetting out\n\n" + paragraph + "\n", event, {});

  REQUIRE(told.blocks.size() == 3);
  CHECK(told.blocks[1].doubt == "a heading, or a remark?");
  CHECK(told.blocks[0].cuts.empty());
}
