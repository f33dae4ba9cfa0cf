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
#include "text/redline_units.h"
#include "text/redline_words.h"

using redraft::Edit;
using redraft::EditOp;
using redraft::redline;
using redraft::text_after;
using redraft::text_before;
using redraft::testing::bytes_made_valid;
using redraft::testing::unicode;
using redraft::testing::words;
using redraft::text::is_date;
using redraft::text::Signal;
using redraft::text::signal_of;
using redraft::text::UnitText;

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

// Edits of one kind side by side were one, and were cut at a word that must not be missed.
bool is_cut(const Edit& left, const Edit& right) {
  const auto holds_signal = [](const Edit& edit) {
    const UnitText units(edit.text);
    for (std::size_t i = 0; i < units.size(); ++i) {
      if (signal_of(units.bytes(i)) != Signal::none || is_date(units.bytes(i))) {
        return true;
      }
    }
    return false;
  };
  return left.op == right.op && (holds_signal(left) || holds_signal(right));
}

void holds_for(const std::string& from, const std::string& to) {
  for (const auto& edits : {redline(from, to), redraft::text::redline_words(from, to)}) {
    RC_ASSERT(text_before(edits) == from);
    RC_ASSERT(text_after(edits) == to);
    RC_ASSERT(torn_graphemes(edits, EditOp::insert) == 0u);
    RC_ASSERT(torn_graphemes(edits, EditOp::remove) == 0u);
    for (std::size_t i = 0; i < edits.size(); ++i) {
      RC_ASSERT(!edits[i].text.empty());
      RC_ASSERT((i == 0 || edits[i].op != edits[i - 1].op || is_cut(edits[i - 1], edits[i])));
      RC_ASSERT((i == 0 || edits[i].op != EditOp::remove || edits[i - 1].op != EditOp::insert));
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

TEST_CASE("real texts of many scripts are redlined exactly, whatever goes in or out", "[redline]") {
  static const std::vector<std::string> sentences = {
      "We must answer within 14 days, and never later than 12 March 2026.",
      "\u039F\u03B9 \u03B5\u03C4\u03B1\u03AF\u03C1\u03BF\u03B9 "
      "\u03B4\u03B5\u03C3\u03BC\u03B5\u03CD\u03BF\u03BD\u03C4\u03B1\u03B9 \u03BD\u03B1 "
      "\u03B1\u03BA\u03BF\u03CD\u03BD.",
      "\u041C\u044B \u043E\u0431\u044F\u0437\u0443\u0435\u043C\u0441\u044F "
      "\u043E\u0442\u0432\u0435\u0447\u0430\u0442\u044C \u0437\u0430 14 "
      "\u0434\u043D\u0435\u0439.",
      "\u0646\u0644\u062A\u0632\u0645 \u0628\u062D\u0645\u0627\u064A\u0629 "
      "\u0627\u0644\u0628\u064A\u0626\u0629 \u0641\u064A \u0661\u0664 "
      "\u064A\u0648\u0645\u064B\u0627.",
      "\u05D0\u05E0\u05D5 \u05DE\u05EA\u05D7\u05D9\u05D9\u05D1\u05D9\u05DD "
      "\u05DC\u05D4\u05E7\u05E9\u05D9\u05D1 \u05DC\u05DB\u05DC \u05D0\u05D3\u05DD.",
      "\u6211\u4EEC\u627F\u8BFA\u572814\u5929\u5185\u7B54\u590D\uFF0C\u4E0D\u5F97"
      "\u62D6\u5EF6\u3002",
      "\u0939\u092E \u0938\u092D\u0940 \u0915\u0940 \u092C\u093E\u0924 "
      "\u0938\u0941\u0928\u0928\u0947 \u0915\u093E \u0935\u091A\u0928 "
      "\u0926\u0947\u0924\u0947 \u0939\u0948\u0902\u0964",
      "\u0E40\u0E23\u0E32\u0E2A\u0E31\u0E0D\u0E0D\u0E32\u0E27\u0E48\u0E32\u0E08"
      "\u0E30\u0E15\u0E2D\u0E1A\u0E20\u0E32\u0E22\u0E43\u0E19 14 \u0E27\u0E31\u0E19",
      "Families \U0001F468\u200D\U0001F469\u200D\U0001F467 of Cafe\u0301 "
      "\U0001F1EC\U0001F1E7 \U0001F44B\U0001F3FD say no."};
  CHECK(rc::check([] {
    const auto text = [] {
      std::string made;
      for (int i = *rc::gen::inRange(1, 5); i > 0; --i) {
        const std::string sentence = *rc::gen::elementOf(sentences);
        const UnitText units(sentence);
        for (std::size_t unit = 0; unit < units.size(); ++unit) {
          if (*rc::gen::inRange(0, 6) > 0) {
            made += std::string(units.gap_before(unit)) + std::string(units.bytes(unit));
          }
        }
        made += " ";
      }
      return made;
    };
    const std::string from = text();
    holds_for(from, text());
    holds_for(from, from + text());
  }));
}
