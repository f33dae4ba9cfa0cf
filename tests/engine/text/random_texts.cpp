#include "random_texts.h"

#include <vector>

#include "base/code_points.h"

namespace redraft::testing {

namespace {

std::string joined(const std::vector<std::string>& pieces) {
  std::string text;
  for (const std::string& piece : pieces) {
    text += piece;
  }
  return text;
}

rc::Gen<std::string> made_of(const std::vector<std::string>& pieces) {
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces)),
                      joined);
}

}  // namespace

rc::Gen<std::string> words() {
  static const std::vector<std::string> pieces = {
      "we",  "We", "recognise", "carers",       "the",      "of",       "must",       "not",
      "may", "14", " days",     "1.5",          "5 %",      "12 March", "2026",       " ",
      " ",   " ",  "  ",        "\n",           ", ",       ". ",       "; ",         "-",
      "(",   ")",  "don't",     "\xE2\x80\x99", "\xC2\xA0", "\u00A35",  "2026-03-01", "/"};
  return made_of(pieces);
}

rc::Gen<std::string> unicode() {
  static const std::vector<std::string> pieces = {
      "\u0646\u0644\u062A\u0632\u0645",
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
      "\u20E3"};
  return made_of(pieces);
}

rc::Gen<std::string> bytes_made_valid() {
  return rc::gen::map(rc::gen::container<std::string>(rc::gen::arbitrary<char>()),
                      [](std::string bytes) {
                        while (const auto bad = first_invalid_utf8(bytes)) {
                          bytes[*bad] = ' ';
                        }
                        return bytes;
                      });
}

}  // namespace redraft::testing
