#include "text/quotes.h"

#include <rapidcheck.h>

#include "base/code_points.h"
#include "redraft/placement.h"
#include "support/catch.h"

using namespace redraft;

namespace {

std::optional<LocatedQuote> locate(const std::string& text, const std::string& exact,
                                   const std::string& prefix = "", const std::string& suffix = "") {
  return locate_quote(text, Quote{exact, prefix, suffix, 0, 0});
}

}  // namespace

TEST_CASE("a quote is completed with its place and its context", "[quotes]") {
  const auto located = locate("We commit to fair pay for carers.", "fair pay");

  REQUIRE(located);
  CHECK(located->quote.start == 13);
  CHECK(located->quote.end == 21);
  CHECK(located->quote.exact == "fair pay");
  CHECK(located->quote.prefix == "We commit to ");
  CHECK(located->quote.suffix == " for carers.");
  CHECK_FALSE(located->ambiguous);
}

TEST_CASE("case, quotes, dashes and spaces of a quote may differ", "[quotes]") {
  const std::string text = "The ‘front door’ – however small – belongs to Everyone.";
  const std::string wanted = GENERATE("'front door' - however", "The  'Front  Door'",
                                      "small\u00A0- belongs", "to everyone");
  const auto located = locate(text, wanted);
  REQUIRE(located);
  CHECK(slice_code_points(text, located->quote.start, located->quote.end) == located->quote.exact);
  CHECK(text::FoldedText(located->quote.exact).folded() == text::FoldedText(wanted).folded());
}

TEST_CASE("a quote typed with separate accents is found in composed text", "[quotes]") {
  const auto located = locate("Le café est ouvert.", "cafe\u0301 est");
  REQUIRE(located);
  CHECK(located->quote.exact == "café est");
  CHECK(located->quote.start == 3);
  CHECK(located->quote.end == 11);
}

TEST_CASE("prefix and suffix decide between several places", "[quotes]") {
  const std::string text = "Carers plan at the clinic, carers plan at home, carers plan alone.";

  CHECK(locate(text, "carers plan")->ambiguous);
  CHECK(locate(text, "carers plan")->quote.start == 0);
  CHECK(locate(text, "carers plan", "", " at home")->quote.start == 27);
  CHECK(locate(text, "carers plan", "home,")->quote.start == 48);
  CHECK_FALSE(locate(text, "carers plan", "home,")->ambiguous);
  CHECK(locate(text, "carers plan", "", " at")->ambiguous);
}

TEST_CASE("a quote's own offsets decide when nothing else does", "[quotes]") {
  const auto located = locate_quote("bread, bread", Quote{"bread", "", "", 7, 12});
  REQUIRE(located);
  CHECK(located->quote.start == 7);
  CHECK_FALSE(located->ambiguous);
}

TEST_CASE("part of a word is meant only when the quote says so", "[quotes]") {
  CHECK_FALSE(locate("Our partners agree.", "art"));
  CHECK(locate("Our partners agree.", "art", "p", "ners"));
  CHECK(locate("Art helps partners.", "art")->quote.start == 0);
  CHECK_FALSE(locate("Art helps partners.", "art")->ambiguous);
}

TEST_CASE("words that are not there are not found", "[quotes]") {
  CHECK_FALSE(locate("Our partners agree.", "neighbours"));
  CHECK_FALSE(locate("Our partners agree.", ""));
  CHECK_FALSE(locate("Our partners agree.", "  "));
  CHECK_FALSE(locate("", "words"));
}

TEST_CASE("a family emoji is never cut", "[quotes]") {
  const std::string text = "For 👨‍👩‍👧 and friends";
  CHECK_FALSE(locate(text, "👨"));
  const auto located = locate(text, "👨‍👩‍👧 and");
  REQUIRE(located);
  CHECK(located->quote.start == 4);
  CHECK(located->quote.end == 13);

  const text::FoldedText folded(text);
  CHECK(folded.snapped({5, 6}) == text::Range{4, 9});
  CHECK(folded.snapped({4, 9}) == text::Range{4, 9});
  CHECK(folded.snapped({0, 1}) == text::Range{0, 1});
}

TEST_CASE("any slice of a text is found in it", "[quotes][property]") {
  CHECK(rc::check("a slice on grapheme borders is located", [] {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("a", "B", "é", "e\u0301", " ", "“", "-", "—", "ß", "İ",
                                      "👨‍👩‍👧", "word", "\u00AD", "7", "文"));
    std::string text;
    for (const std::string& piece : pieces) {
      text += piece;
    }
    const text::FoldedText folded(text);
    const std::size_t length = folded.code_points();
    const std::size_t start = *rc::gen::inRange<std::size_t>(0, length + 1);
    const std::size_t end = *rc::gen::inRange<std::size_t>(start, length + 1);
    const text::Range range = folded.snapped({start, end});
    const std::string exact(slice_code_points(text, range.start, range.end));
    RC_PRE(text::FoldedText(exact).folded().find_first_not_of(' ') != std::string::npos);
    const auto located =
        locate_quote(text, Quote{exact, std::string(slice_code_points(text, 0, range.start)),
                                 std::string(slice_code_points(text, range.end, length)),
                                 range.start, range.end});
    RC_ASSERT(located.has_value());
    RC_ASSERT(text::FoldedText(located->quote.exact).folded().find_first_not_of(' ') !=
              std::string::npos);
    RC_ASSERT(slice_code_points(text, located->quote.start, located->quote.end) ==
              located->quote.exact);
    RC_ASSERT(folded.snapped({located->quote.start, located->quote.end}) ==
              (text::Range{located->quote.start, located->quote.end}));
  }));
}

TEST_CASE("plain words are located as any others are", "[quotes][property]") {
  // A prefix of a space says nothing, and keeps the search from its short way.
  CHECK(rc::check("with and without a prefix that says nothing", [] {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("a", "B", "ab", " ", " ", ".", "-", "'", "7", "  "));
    std::string text;
    for (const std::string& piece : pieces) {
      text += piece;
    }
    const std::size_t start = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
    const std::size_t end = *rc::gen::inRange<std::size_t>(start, text.size() + 1);
    const auto one = locate(text, text.substr(start, end - start));
    const auto other = locate(text, text.substr(start, end - start), " ");
    RC_ASSERT(one.has_value() == other.has_value());
    RC_ASSERT(!one || (one->quote == other->quote && one->ambiguous == other->ambiguous));
  }));
}
