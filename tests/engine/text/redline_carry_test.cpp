// Where a range of the earlier text stands in the later one.
#include "text/redline_carry.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <rapidcheck.h>

#include "base/code_points.h"
#include "random_texts.h"
#include "redraft/redline.h"
#include "support/catch.h"
#include "text/redline_words.h"

using redraft::CarriedRange;
using redraft::carry_range;
using redraft::redline;
using redraft::testing::words;

namespace {

// The range of `words` in `text`, in code points.
std::pair<std::size_t, std::size_t> place_of(const std::string& text, const std::string& words) {
  const std::size_t at = text.find(words);
  REQUIRE(at != std::string::npos);
  const std::size_t start = redraft::count_code_points(std::string_view(text).substr(0, at));
  return {start, start + redraft::count_code_points(words)};
}

struct Carried {
  std::optional<CarriedRange> range;
  std::string words;
};

Carried carry(const std::string& from, const std::string& to, const std::string& quote) {
  const auto [start, end] = place_of(from, quote);
  Carried carried{carry_range(redraft::text::redline_words(from, to), start, end), {}};
  if (carried.range) {
    carried.words =
        std::string(redraft::slice_code_points(to, carried.range->start, carried.range->end));
  }
  return carried;
}

}  // namespace

TEST_CASE("a range whose words all stayed together is carried exactly", "[carry]") {
  const std::string from = "We recognise that caf\u00E9 owners support carers in the north.";

  const Carried whole = carry(from, "Today we recognise that caf\u00E9 owners support carers here.",
                              "caf\u00E9 owners support");
  const Carried respaced = carry(from, "We recognise that caf\u00E9  owners support carers.",
                                 "caf\u00E9 owners support");

  REQUIRE(whole.range);
  CHECK(whole.range->whole);
  CHECK(whole.range->kept == 1000);
  CHECK(whole.words == "caf\u00E9 owners support");
  REQUIRE(respaced.range);
  CHECK(respaced.words == "caf\u00E9  owners support");
}

TEST_CASE("a quoted space is not carried past what was put in before it", "[carry]") {
  const Carried carried =
      carry("1.5 quoted carers statement", "1.5) quoted carers statement", "1.5 ");

  REQUIRE(carried.range);
  CHECK(carried.range->whole);
  CHECK(carried.words == "1.5");
}

TEST_CASE("a range with words changed between covers first to last survivor", "[carry]") {
  const Carried carried = carry("We will support unpaid carers in all schools each year.",
                                "We will support young unpaid family carers in most schools each "
                                "year.",
                                "support unpaid carers in all schools");

  REQUIRE(carried.range);
  CHECK_FALSE(carried.range->whole);
  CHECK(carried.range->kept < 1000);
  CHECK(carried.range->kept > 600);
  CHECK(carried.words == "support young unpaid family carers in most schools");
}

TEST_CASE("a range of which only stop-words or too little survives is not carried", "[carry]") {
  const std::string from = "We will support the unpaid carers of the county in all schools.";

  CHECK_FALSE(
      carry(from, "We will fund the new roads of the county in all schools.", "support the unpaid")
          .range);
  CHECK_FALSE(carry(from, "We will publish plans of the county in all schools.",
                    "support the unpaid carers of the county in all")
                  .range.value_or(CarriedRange{})
                  .whole);
  CHECK_FALSE(carry(from, "We will invite carers to meet, in all schools.",
                    "support the unpaid carers of the county")
                  .range);
}

TEST_CASE("a word that says nothing is carried only with the words beside it", "[carry]") {
  const std::string from = "We support the carers of Ash Vale.";

  const Carried kept = carry(from, "We support the carers of Oak Hill.", "the");
  const Carried lost = carry(from, "Nobody knows the answer.", "the");

  REQUIRE(kept.range);
  CHECK(kept.words == "the");
  CHECK_FALSE(lost.range);
}

TEST_CASE("survivors scattered over a long text are narrowed to the heaviest group", "[carry]") {
  const std::string filler =
      " while every parish publishes plans, budgets and minutes of meetings that it holds in "
      "spring "
      "and autumn, and while towns and villages compare what they have learnt from one another, ";
  const Carried carried =
      carry("Trust carers, listening daily.", "Trust carers," + filler + "daily.",
            "Trust carers, listening daily");

  REQUIRE(carried.range);
  CHECK(carried.words == "Trust carers");
}

TEST_CASE("a carried range lies inside the later text and a whole one reads the same", "[carry]") {
  CHECK(rc::check([] {
    const std::string head = *words();
    const std::string from = head + " quoted carers statement " + *words();
    const std::string to = *words() + " quoted carers statement " + *words();
    const std::size_t length = redraft::count_code_points(from);
    const auto start = *rc::gen::inRange<std::size_t>(0, length);
    const auto end = *rc::gen::inRange<std::size_t>(start, length + 1);
    const auto range = carry_range(redraft::text::redline_words(from, to), start, end);
    if (range) {
      RC_ASSERT(range->start < range->end);
      RC_ASSERT(range->end <= redraft::count_code_points(to));
      RC_ASSERT(range->kept > 0);
      RC_ASSERT(range->kept <= 1000);
      const auto bare = [](std::string_view text) {
        std::string result;
        for (const char c : text) {
          if (c != ' ' && c != '\n' && c != '\xC2' && c != '\xA0') {
            result += c;
          }
        }
        return result;
      };
      RC_ASSERT(
          (!range->whole || bare(redraft::slice_code_points(from, start, end)) ==
                                bare(redraft::slice_code_points(to, range->start, range->end))));
    }
  }));
}

TEST_CASE("kept spans are what the redline keeps", "[carry]") {
  CHECK(rc::check([] {
    const std::string from = *words() + " quoted carers statement " + *words();
    const std::string to = *words() + " quoted carers statement " + *words();
    std::vector<redraft::text::KeptSpan> spans = redraft::text::kept_spans(from, to);
    std::size_t before = 0;
    std::size_t after = 0;
    auto span = spans.begin();
    for (const redraft::Edit& edit : redline(from, to)) {
      if (edit.op == redraft::EditOp::keep) {
        RC_ASSERT(span != spans.end());
        RC_ASSERT(span->begin == before);
        RC_ASSERT(span->end == before + edit.text.size());
        RC_ASSERT(span->to == after);
        ++span;
      }
      before += edit.op == redraft::EditOp::insert ? 0 : edit.text.size();
      after += edit.op == redraft::EditOp::remove ? 0 : edit.text.size();
    }
    RC_ASSERT(span == spans.end());
  }));
}

TEST_CASE("spans of joined texts are cut to a part of each", "[carry]") {
  // "one two three" and "two three four" share bytes 4 to 13, which begin the later text.
  const auto cut =
      redraft::text::spans_between({{4, 13, 0}}, redraft::ByteSpan{2, 10}, redraft::ByteSpan{1, 9});

  REQUIRE(cut.size() == 1);
  CHECK(cut.front().begin == 3);
  CHECK(cut.front().end == 8);
  CHECK(cut.front().to == 0);
  CHECK(redraft::text::spans_between({{4, 13, 0}}, redraft::ByteSpan{0, 4}, redraft::ByteSpan{0, 9})
            .empty());
}

TEST_CASE("a range beyond the text or without words is not carried", "[carry]") {
  const auto edits = redline("We listen.", "We listen well.");

  CHECK_FALSE(carry_range(edits, 100, 200));
  CHECK_FALSE(carry_range(edits, 3, 3));
  CHECK_FALSE(carry_range(edits, 5, 2));
  CHECK_FALSE(carry_range({}, 0, 1));
}
