#include "text/word_prints.h"

#include "support/catch.h"

using namespace redraft::text;

namespace {

const char* const letter =
    "Please keep the night bus. My neighbours and I depend on it to come home from work and from "
    "the hospital, and without it the lower valley is cut off after seven in the evening.";

bool share_a_band(const WordPrint& a, const WordPrint& b) {
  const auto left = bands(a);
  const auto right = bands(b);
  for (std::size_t i = 0; i < band_count; ++i) {
    if (left[i] == right[i]) {
      return true;
    }
  }
  return false;
}

}  // namespace

TEST_CASE("case, spaces and punctuation do not make another text", "[prints]") {
  const WordPrint plain = word_print("We agree: act early, and say so.");

  CHECK(word_print("  we AGREE\nact early and say so").exact == plain.exact);
  CHECK(plain.words == 7);
  CHECK(word_print("We agree: act and say so early.").exact != plain.exact);
  CHECK(word_print("").shingles.empty());
}

TEST_CASE("a letter with a sentence of its own is nearly the same letter", "[prints]") {
  const WordPrint printed = word_print(letter);
  const WordPrint signed_one =
      word_print("I am a nurse in Harrowick. " + std::string(letter) + " Yours, a nurse.");

  CHECK(nearly_same(printed, signed_one));
  CHECK(share_a_band(printed, signed_one));
}

TEST_CASE("texts on the same subject in other words are not nearly the same", "[prints]") {
  const WordPrint other = word_print(
      "The night bus matters to us: it is how the late shift gets home, and how the lower valley "
      "reaches the hospital when the day service has ended.");

  CHECK_FALSE(nearly_same(word_print(letter), other));
  CHECK_FALSE(nearly_same(word_print("No."), word_print("No.")));
}

TEST_CASE("the numbers are the same on every machine", "[prints]") {
  CHECK(hash64("") == 0xF52A15E9A9B5E89BU);
  CHECK(mixed(1, 2) != mixed(2, 1));
}
