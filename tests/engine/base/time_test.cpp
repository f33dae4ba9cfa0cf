#include "redraft/time.h"

#include "redraft/error.h"
#include "support/catch.h"

using namespace redraft;

TEST_CASE("instants are read with any offset and written in UTC", "[time]") {
  CHECK(to_rfc3339(parse_instant("2026-03-01T09:30:00Z")) == "2026-03-01T09:30:00Z");
  CHECK(to_rfc3339(parse_instant("2026-03-01T09:30:00.25+01:00")) == "2026-03-01T08:30:00.250Z");
  CHECK(to_rfc3339(parse_instant("2026-03-01")) == "2026-03-01T00:00:00Z");
  CHECK(to_rfc3339(parse_instant("1969-12-31T23:59:59Z")) == "1969-12-31T23:59:59Z");
  CHECK(to_date(parse_instant("2024-02-29T23:59:59Z")) == "2024-02-29");
}

TEST_CASE("what is not a date is refused with a hint", "[time]") {
  const auto* text = GENERATE("", "yesterday", "2026-13-01", "2025-02-29", "2026-03-01T25:00:00Z",
                              "2026-03-01T09:30:00", "2026-03-01T09:30:00Zjunk",
                              "9999-12-31T23:59:59-14:00", "0000-01-01T00:00:00+01:00");
  CHECK_THROWS_AS(parse_instant(text), Error);
}
