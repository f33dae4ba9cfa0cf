// What holds for the redline of any two texts, however odd or long.
#include <memory>
#include <random>
#include <set>
#include <string>

#include <rapidcheck.h>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include "random_texts.h"
#include "redraft/redline.h"
#include "support/catch.h"
#include "text/redline_words.h"

using redraft::Edit;
using redraft::EditOp;
using redraft::redline;
using redraft::text_after;
using redraft::text_before;
using redraft::testing::bytes_made_valid;
using redraft::testing::unicode;
using redraft::testing::words;

namespace {

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
