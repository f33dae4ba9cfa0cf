#include "redraft/cited_number.h"

#include "support/catch.h"

using namespace redraft;

namespace {

using Found = std::vector<std::size_t>;

Document read(std::string markdown) {
  return parse_markdown(std::move(markdown));
}

}  // namespace

TEST_CASE("a number means the place that was counted, or what the text prints", "[cited-number]") {
  // Places: 0, 1, 1.1, 2, 2.1, 2.2.
  const Document document = read(
      "# Charter\n\n## Foreword\n\nWe agree.\n\n## 1. Care\n\n1.1 We listen.\n\n(1.2) We act.\n");

  CHECK(statements_of_number(document, "2") == Found{3});
  CHECK(statements_of_number(document, "1.2") == Found{5});
  CHECK(statements_of_number(document, "2.2") == Found{5});

  SECTION("one that is the place of one statement and printed before another is both") {
    CHECK(statements_of_number(document, "1") == Found{1, 3});
    CHECK(statements_of_number(document, "1.1") == Found{2, 4});
  }
  SECTION("what is no number of it is none") {
    for (const char* number : {"", "3", "1.3", "a", ".", "1.", " 1"}) {
      CAPTURE(number);
      CHECK(statements_of_number(document, number).empty());
    }
  }
}

TEST_CASE("a number that a text prints twice says nothing", "[cited-number]") {
  const Document document =
      read("# Charter\n\n## Care\n\n7.1 We listen.\n\n## Money\n\n7.1 We pay.\n\n7.2 We save.\n");

  CHECK(statements_of_number(document, "7.1").empty());
  CHECK(statements_of_number(document, "7.2") == Found{5});
}

TEST_CASE("where place and print agree, the number is one statement", "[cited-number]") {
  const Document document =
      read("# Charter\n\n## 1. Care\n\n1.1 We listen.\n\nWe spend 1.5 million.\n");

  CHECK(statements_of_number(document, "1") == Found{1});
  CHECK(statements_of_number(document, "1.1") == Found{2});
  CHECK(statements_of_number(document, "1.5").empty());
}
