#include "text/vocabulary.h"

#include <deque>
#include <map>
#include <string>

#include "support/catch.h"

using redraft::text::Vocabulary;

TEST_CASE("a vocabulary numbers strings in the order they come, of whatever length",
          "[vocabulary]") {
  std::deque<std::string> strings = {""};
  for (std::size_t length = 1; length <= 20; ++length) {
    for (std::size_t at = 0; at < length; ++at) {
      for (const char c : {'a', 'b', '\0'}) {
        strings.emplace_back(length, 'x');
        strings.back()[at] = c;
      }
    }
  }
  std::map<std::string, std::uint32_t> expected;
  Vocabulary vocabulary(3);
  for (const std::string& string : strings) {
    const auto number = static_cast<std::uint32_t>(expected.size());
    const bool fresh = expected.emplace(string, number).second;
    const auto added = vocabulary.add(string);
    CHECK(added.fresh == fresh);
    CHECK(added.id == expected[string]);
  }
  for (const auto& [string, number] : expected) {
    CHECK(vocabulary.find(string) == number);
  }
  CHECK(vocabulary.find("xx") == Vocabulary::unknown);
}
