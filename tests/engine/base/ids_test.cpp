#include "redraft/ids.h"

#include "support/catch.h"

using namespace redraft;

TEST_CASE("the same seed gives the same ids, and ids differ", "[ids]") {
  SeededRandomness one(7);
  SeededRandomness two(7);

  const std::string first = new_id('c', one);

  CHECK(first == new_id('c', two));
  CHECK(first != new_id('c', one));
  CHECK(first.size() == 12);
  CHECK(first.substr(0, 2) == "c-");
}
