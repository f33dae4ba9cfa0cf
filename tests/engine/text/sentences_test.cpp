// ASCII is split without ICU; a text with one character more goes through it. Both must agree.
#include "text/sentences.h"

#include <string>
#include <vector>

#include <rapidcheck.h>

#include "support/catch.h"

using redraft::text::sentences;

namespace {

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> found;
  for (const std::string_view sentence : sentences(text)) {
    found.emplace_back(sentence);
  }
  return found;
}

// Nothing before a line's end has a say in what comes after it.
std::vector<std::string> split_by_icu(const std::string& text) {
  std::vector<std::string> found = split("\xC3\xA9\n" + text);
  found.erase(found.begin());
  return found;
}

}  // namespace

TEST_CASE("ASCII text falls into the sentences that ICU finds", "[sentences]") {
  const bool holds = rc::check("same sentences", [] {
    const auto text = *rc::gen::container<std::string>(
        rc::gen::elementOf(std::string("aabZ19..!?,;:-\"'()[ \t\n\r\f_`<&  ")));
    RC_PRE(!text.empty());
    RC_ASSERT(split(text) == split_by_icu(text));
  });
  CHECK(holds);
}

TEST_CASE("a full stop in a number, an abbreviation or before lower case ends nothing",
          "[sentences]") {
  CHECK(split("We spend 1.5 million. In the U.K. it is more.") ==
        std::vector<std::string>{"We spend 1.5 million. ", "In the U.K. it is more."});
  CHECK(split("Carers, etc. are paid (see below.) All agree!") ==
        std::vector<std::string>{"Carers, etc. are paid (see below.) ", "All agree!"});
}
