#include "text/tokens.h"

#include <string>
#include <vector>

#include <rapidcheck.h>

#include "support/catch.h"

using redraft::text::fold;
using redraft::text::Token;
using redraft::text::tokenize;

namespace {

using Strings = std::vector<std::string>;

Strings pieces(const std::string& text) {
  Strings out;
  for (const Token& token : tokenize(text)) {
    out.push_back(text.substr(token.begin, token.end - token.begin));
  }
  return out;
}

}  // namespace

TEST_CASE("words and punctuation are tokens, spaces are none", "[tokens]") {
  CHECK(pieces("We commit to act, now.") == Strings{"We", "commit", "to", "act", ",", "now", "."});
  CHECK(pieces("  well-being (and/or)  ") ==
        Strings{"well", "-", "being", "(", "and", "/", "or", ")"});
  CHECK(pieces("").empty());
}

TEST_CASE("an apostrophe or a point inside a word does not cut it", "[tokens]") {
  CHECK(pieces("don't e.g. it's") == Strings{"don't", "e.g", ".", "it's"});
  CHECK(pieces("don’t") == Strings{"don’t"});
  CHECK(pieces("'quoted'") == Strings{"'", "quoted", "'"});
}

TEST_CASE("numbers keep their separators, fractions, currency and units", "[tokens]") {
  CHECK(pieces("1,000.50 and 1.5m") == Strings{"1,000.50", "and", "1.5m"});
  CHECK(pieces("30% 30 % 30 km") == Strings{"30%", "30 %", "30 km"});
  CHECK(pieces("1 1/2 cups by 24/12/2026") == Strings{"1 1/2", "cups", "by", "24/12/2026"});
  CHECK(pieces("£30, €2.50") == Strings{"£30", ",", "€2.50"});
  CHECK(pieces("1½ m²") == Strings{"1½", "m²"});
  CHECK(pieces("3 more") == Strings{"3", "more"});
  CHECK(pieces("2026.") == Strings{"2026", "."});
}

TEST_CASE("a text with one curly quote is cut as its plain twin", "[tokens]") {
  const std::string plain = "It's 30% of \"all\" cases - not 1,000... yet";
  const std::string curly = "It’s 30% of “all” cases – not 1,000… yet";
  const Strings a = pieces(plain);
  const Strings b = pieces(curly);
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    CHECK(fold(a[i]) == fold(b[i]));
  }
}

TEST_CASE("accents, flags and families stay whole", "[tokens]") {
  CHECK(pieces("cafe\u0301 au lait") == Strings{"cafe\u0301", "au", "lait"});
  CHECK(pieces("a 👨‍👩‍👧 b") == Strings{"a", "👨‍👩‍👧", "b"});
  CHECK(pieces("🇬🇧🇫🇷") == Strings{"🇬🇧", "🇫🇷"});
}

TEST_CASE("scripts without spaces are cut by the dictionary", "[tokens]") {
  CHECK(pieces("我们承诺改善健康。").size() >= 4);
  CHECK(pieces("เราให้คำมั่นสัญญา").size() >= 3);
  CHECK(pieces("私たちは約束します").size() >= 3);
  for (const Token& token : tokenize("我们承诺")) {
    CHECK(token.word);
  }
}

TEST_CASE("right-to-left text is cut at its spaces", "[tokens]") {
  CHECK(pieces("نحن نلتزم بالعمل.") == Strings{"نحن", "نلتزم", "بالعمل", "."});
  CHECK(pieces("אנחנו מתחייבים").size() == 2);
}

TEST_CASE("folding makes case, quotes, dashes and spaces plain", "[tokens]") {
  CHECK(fold("“We” – it’s") == "\"we\" - it's");
  CHECK(fold("a\u00A0\u2009b") == "a b");
  CHECK(fold("co\u00ADop\u200Beration") == "cooperation");
  CHECK(fold("Straße ÉCOLE") == "strasse école");
  CHECK(fold("cafe\u0301") == "café");
  CHECK(fold("wait…") == "wait...");
  CHECK(fold("a -- b") == fold("a — b"));
}

TEST_CASE("folding twice is folding once", "[tokens]") {
  CHECK(rc::check("fold is idempotent", [](const std::string& any) {
    std::string text;
    for (const char c : any) {
      text.push_back(static_cast<char>(c & 0x7F));
    }
    text += "É–“’\u00A0ß";
    RC_ASSERT(fold(fold(text)) == fold(text));
  }));
}

TEST_CASE("tokens are in order, never overlap and leave out only spaces", "[tokens]") {
  CHECK(rc::check("tokens cover the text", [] {
    const auto parts = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "a", "B", "1", ".", ",", "'", " ", "-", "/", "%", "£", "é", "’", "我", "們", "ก", "ข", "🇬",
        "👩", "\u200D", "\u0301", "م", "\u00A0", "½", "_"));
    std::string text;
    for (const std::string& part : parts) {
      text += part;
    }
    std::size_t at = 0;
    for (const Token& token : tokenize(text)) {
      RC_ASSERT(token.begin >= at);
      RC_ASSERT(token.end > token.begin);
      const std::string gap = text.substr(at, token.begin - at);
      RC_ASSERT(gap.empty() || fold(gap) == " ");
      at = token.end;
    }
    RC_ASSERT(at == text.size() || fold(text.substr(at)) == " ");
  }));
}

TEST_CASE("stop words say nothing, obligations and negations say much", "[tokens]") {
  CHECK(redraft::text::is_stop_word("the"));
  CHECK_FALSE(redraft::text::is_stop_word("health"));
  CHECK(redraft::text::is_obligation_or_negation("shall"));
  CHECK(redraft::text::is_obligation_or_negation("not"));
  CHECK_FALSE(redraft::text::is_obligation_or_negation("recognise"));
}
