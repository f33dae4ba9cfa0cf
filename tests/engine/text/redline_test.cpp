#include "redraft/redline.h"

#include <algorithm>
#include <array>
#include <memory>
#include <random>
#include <set>
#include <string>

#include <rapidcheck.h>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include "base/code_points.h"
#include "support/catch.h"
#include "text/redline_words.h"

using redraft::CarriedRange;
using redraft::carry_range;
using redraft::Edit;
using redraft::EditOp;
using redraft::redline;
using redraft::text_after;
using redraft::text_before;

namespace {

std::string marked(const std::vector<Edit>& edits) {
  std::string text;
  for (const Edit& edit : edits) {
    switch (edit.op) {
      case EditOp::keep:
        text += edit.text;
        break;
      case EditOp::insert:
        text += "{+" + edit.text + "+}";
        break;
      case EditOp::remove:
        text += "[-" + edit.text + "-]";
    }
  }
  return text;
}

std::string marked(std::string_view from, std::string_view to) {
  return marked(redline(from, to));
}

// Cuts that a person would see as damage: inside a grapheme of either text.
std::size_t torn_graphemes(const std::vector<Edit>& edits, EditOp left_out) {
  const std::string text = left_out == EditOp::insert ? text_before(edits) : text_after(edits);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  UText* opened =
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
  breaks->setText(opened, status);
  std::set<std::size_t> boundaries;
  for (std::int32_t at = breaks->first(); at != icu::BreakIterator::DONE; at = breaks->next()) {
    boundaries.insert(static_cast<std::size_t>(at));
  }
  utext_close(opened);
  std::size_t torn = 0;
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    if (edit.op != left_out) {
      at += edit.text.size();
      torn += boundaries.count(at) == 0 ? 1 : 0;
    }
  }
  return torn;
}

void holds_for(const std::string& from, const std::string& to) {
  for (const auto& edits : {redline(from, to), redraft::text::redline_words(from, to)}) {
    RC_ASSERT(text_before(edits) == from);
    RC_ASSERT(text_after(edits) == to);
    RC_ASSERT(torn_graphemes(edits, EditOp::insert) == 0u);
    RC_ASSERT(torn_graphemes(edits, EditOp::remove) == 0u);
    for (std::size_t i = 0; i < edits.size(); ++i) {
      RC_ASSERT(!edits[i].text.empty());
      RC_ASSERT((i == 0 || edits[i].op != edits[i - 1].op));
      RC_ASSERT((i == 0 || edits[i].op != EditOp::remove || edits[i - 1].op == EditOp::keep));
    }
  }
}

std::string joined(const std::vector<std::string>& pieces) {
  std::string text;
  for (const std::string& piece : pieces) {
    text += piece;
  }
  return text;
}

rc::Gen<std::string> words() {
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(
                          rc::gen::elementOf(std::vector<std::string>{"we",
                                                                      "We",
                                                                      "recognise",
                                                                      "carers",
                                                                      "the",
                                                                      "of",
                                                                      "must",
                                                                      "not",
                                                                      "may",
                                                                      "14",
                                                                      " days",
                                                                      "1.5",
                                                                      "5 %",
                                                                      "12 March",
                                                                      "2026",
                                                                      " ",
                                                                      " ",
                                                                      " ",
                                                                      "  ",
                                                                      "\n",
                                                                      ", ",
                                                                      ". ",
                                                                      "; ",
                                                                      "-",
                                                                      "(",
                                                                      ")",
                                                                      "don't",
                                                                      "\xE2\x80\x99",
                                                                      "\xC2\xA0",
                                                                      "\xC2\xA3"
                                                                      "5",
                                                                      "2026-03-01",
                                                                      "/"})),
                      joined);
}

rc::Gen<std::string> unicode() {
  return rc::gen::map(
      rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(
          std::vector<std::string>{"\u0646\u0644\u062A\u0632\u0645",
                                   "\u0628\u0650",
                                   "\u200F",
                                   " ",
                                   "\u060C ",
                                   "\u0E40\u0E23\u0E32\u0E2A\u0E31\u0E0D\u0E0D\u0E32",
                                   "\u0E44\u0E21\u0E48",
                                   "\u6211\u4EEC",
                                   "\u627F\u8BFA",
                                   "\u3002",
                                   "e\u0301",
                                   "\u00E9",
                                   "\u0301",
                                   "\u200D",
                                   "\u00AD",
                                   "\u200B",
                                   "\U0001F468\u200D\U0001F469\u200D\U0001F467",
                                   "\U0001F469",
                                   "\U0001F3FD",
                                   "\U0001F1EC",
                                   "\U0001F1E7",
                                   "\u1112",
                                   "\u1161",
                                   "\u11AB",
                                   "\u0915",
                                   "\u094D",
                                   "\u0937",
                                   "\u0600",
                                   "7",
                                   "\r",
                                   "\n",
                                   "a",
                                   "\uFE0F",
                                   "#",
                                   "\u20E3"})),
      joined);
}

rc::Gen<std::string> bytes_made_valid() {
  return rc::gen::map(rc::gen::container<std::string>(rc::gen::arbitrary<char>()),
                      [](std::string bytes) {
                        while (const auto bad = redraft::first_invalid_utf8(bytes)) {
                          bytes[*bad] = ' ';
                        }
                        return bytes;
                      });
}

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

// Words of varied length that begin with no digit, from a vocabulary of `size`.
std::vector<std::string> random_words(std::mt19937& random, std::size_t count, unsigned size) {
  std::vector<std::string> result;
  for (std::size_t i = 0; i < count; ++i) {
    std::string word = "w";
    for (unsigned value = static_cast<unsigned>(random()) % size; value > 0; value /= 26) {
      word += static_cast<char>('a' + value % 26);
    }
    result.push_back(word);
  }
  return result;
}

std::string spaced(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    text += text.empty() ? word : " " + word;
  }
  return text;
}

}  // namespace

TEST_CASE("a redline gives back both texts byte for byte and tears no grapheme", "[redline]") {
  CHECK(rc::check("random words", [] { holds_for(*words(), *words()); }));
  CHECK(rc::check("random Unicode", [] { holds_for(*unicode(), *unicode()); }));
  CHECK(rc::check("random bytes made valid",
                  [] { holds_for(*bytes_made_valid(), *bytes_made_valid()); }));
  CHECK(rc::check("a text and itself with one piece put in", [] {
    const std::string head = *words();
    const std::string tail = *unicode();
    holds_for(head + tail, head + *words() + tail);
  }));
}

TEST_CASE("text that is not UTF-8 is replaced whole and given back", "[redline]") {
  const auto edits = redline("good text", "bad \xFF text");

  CHECK(text_before(edits) == "good text");
  CHECK(text_after(edits) == "bad \xFF text");
  CHECK(edits.size() == 2);
}

TEST_CASE("texts without a difference or without a side need one edit at most", "[redline]") {
  CHECK(redline("", "").empty());
  CHECK(redline("We listen.", "We listen.") == std::vector<Edit>{{EditOp::keep, "We listen."}});
  CHECK(redline("", "We listen.") == std::vector<Edit>{{EditOp::insert, "We listen."}});
  CHECK(redline("We listen.", "") == std::vector<Edit>{{EditOp::remove, "We listen."}});
}

TEST_CASE("whole words are marked, with punctuation and spaces apart", "[redline]") {
  CHECK(marked("We support open government.", "We support open, honest government.") ==
        "We support open{+, honest+} government.");
  CHECK(marked("We will publish our report.", "We will publish their report!") ==
        "We will publish [-our-]{+their+} report[-.-]{+!+}");
  CHECK(marked("We  listen to carers", "We listen to carers") == "We[-  -]{+ +}listen to carers");
  CHECK(marked("\u201COpen\u201D data in schools", "\"Open\" data in schools") ==
        "[-\u201C-]{+\"+}Open[-\u201D-]{+\"+} data in schools");
}

TEST_CASE("an edit begins where its phrase or sentence begins", "[redline]") {
  CHECK(marked("Support for carers, parents and volunteers.",
               "Support for carers, young people, parents and volunteers.") ==
        "Support for carers, {+young people, +}parents and volunteers.");
  CHECK(marked("First we listen. Then we act.", "First we listen. We learn. Then we act.") ==
        "First we listen. {+We learn. +}Then we act.");
  CHECK(marked("Support for A and B in schools", "Support for A and C and B in schools") ==
        "Support for A {+and C +}and B in schools");
}

TEST_CASE("crumbs of stop-words between two edits are not kept", "[redline]") {
  CHECK(marked("We improve the service of people in the north",
               "We enhance the provision of people in the north") ==
        "We [-improve the service-]{+enhance the provision+} of people in the north");
}

TEST_CASE("past sixty per cent changed the old and the new stand whole", "[redline]") {
  CHECK(marked("Trees and hedges are cut in autumn", "Rivers and lakes belong to everybody") ==
        "[-Trees and hedges are cut in autumn-]{+Rivers and lakes belong to everybody+}");
  CHECK(marked("We agree to act",
               "We agree to act with every council and to publish what we learn "
               "each spring and autumn") ==
        "We agree to act{+ with every council and to publish what we learn each spring and "
        "autumn+}");
}

TEST_CASE("an obligation, a negation or a number is shown alone", "[redline]") {
  CHECK(marked("Members must review plans each year in public.",
               "Members may review plans each year in public.") ==
        "Members [-must-]{+may+} review plans each year in public.");
  CHECK(marked("Members must publish minutes and plans for all.",
               "Members must not publish minutes and plans for all.") ==
        "Members must {+not +}publish minutes and plans for all.");
  CHECK(marked("Each council must urgently review plans in public.",
               "Each council may quickly review plans in public.") ==
        "Each council [-must-]{+may+} [-urgently-]{+quickly+} review plans in public.");
  CHECK(marked("It must be finished by the council in public each year",
               "It may be completed by the council in public each year") ==
        "It [-must-]{+may+} be [-finished-]{+completed+} by the council in public each year");
}

TEST_CASE("a number is never cut from its unit, nor a date or a decimal in two", "[redline]") {
  CHECK(marked("Answer within 14 days of the notice.", "Answer within 15 days of the notice.") ==
        "Answer within [-14 days-]{+15 days+} of the notice.");
  CHECK(marked("The report is due on 12 March 2026 at noon.",
               "The report is due on 14 March 2026 at noon.") ==
        "The report is due on [-12 March 2026-]{+14 March 2026+} at noon.");
  CHECK(marked("Published on 2026-03-01 for all.", "Published on 2026-04-01 for all.") ==
        "Published on [-2026-03-01-]{+2026-04-01+} for all.");
  CHECK(marked("A rise of 1.5 % is fair to all.", "A rise of 1.7 % is fair to all.") ==
        "A rise of [-1.5 %-]{+1.7 %+} is fair to all.");
}

TEST_CASE("scripts without spaces and from right to left are marked by word", "[redline]") {
  CHECK(marked("\u6211\u4EEC\u627F\u8BFA\u4FDD\u62A4\u73AF\u5883\u3002",
               "\u6211\u4EEC\u627F\u8BFA\u6539\u5584\u73AF\u5883\u3002") ==
        "\u6211\u4EEC\u627F\u8BFA[-\u4FDD\u62A4-]{+\u6539\u5584+}\u73AF\u5883\u3002");
  CHECK(marked("\u0646\u0644\u062A\u0632\u0645 \u0628\u062D\u0645\u0627\u064A\u0629 "
               "\u0627\u0644\u0628\u064A\u0626\u0629",
               "\u0646\u0644\u062A\u0632\u0645 \u0628\u062A\u062D\u0633\u064A\u0646 "
               "\u0627\u0644\u0628\u064A\u0626\u0629") ==
        "\u0646\u0644\u062A\u0632\u0645 [-\u0628\u062D\u0645\u0627\u064A\u0629-]"
        "{+\u0628\u062A\u062D\u0633\u064A\u0646+} \u0627\u0644\u0628\u064A\u0626\u0629");
}

TEST_CASE("long texts are aligned by what they share, in bounded work", "[redline]") {
  std::mt19937 random(7);
  const unsigned vocabulary = GENERATE(2u, 60u, 30'000u);
  const std::vector<std::string> from = random_words(random, 100'000, vocabulary);
  std::vector<std::string> to;
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (i % 20 != 3) {
      to.push_back(from[i]);
    }
  }
  const std::string before = spaced(from);
  const std::string after = spaced(to);

  const std::vector<Edit> edits = redline(before, after);

  std::size_t kept = 0;
  for (const Edit& edit : edits) {
    kept += edit.op == EditOp::keep ? edit.text.size() : 0;
  }
  CHECK(text_before(edits) == before);
  CHECK(text_after(edits) == after);
  CHECK(kept * 100 >= after.size() * (vocabulary == 2u ? 60 : 95));
}

TEST_CASE("long texts with nothing in common but their words end in bounded work", "[redline]") {
  std::mt19937 random(9);
  const std::string before = spaced(random_words(random, 100'000, 500));
  const std::string after = spaced(random_words(random, 100'000, 500));

  const std::vector<Edit> edits = redline(before, after);

  CHECK(text_before(edits) == before);
  CHECK(text_after(edits) == after);
}

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

TEST_CASE("a range beyond the text or without words is not carried", "[carry]") {
  const auto edits = redline("We listen.", "We listen well.");

  CHECK_FALSE(carry_range(edits, 100, 200));
  CHECK_FALSE(carry_range(edits, 3, 3));
  CHECK_FALSE(carry_range(edits, 5, 2));
  CHECK_FALSE(carry_range({}, 0, 1));
}
