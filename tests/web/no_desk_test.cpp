// What `redraft serve` says in a build without the web desk.
#include "redraft/error.h"
#include "support/catch.h"
#include "web/desk.h"

using namespace redraft;
using namespace redraft::web;

TEST_CASE("a build without the web desk says so, and how to get one that has it", "[no-desk]") {
  const FixedClock clock(parse_instant("2026-03-02T09:00:00Z"));
  SystemRandomness chance;
  const DeskOptions options{.folder = "nowhere", .clock = clock, .randomness = chance};
  try {
    const Server server({}, make_desk(options), [](const Logged&) {});
    FAIL("it serves");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::unavailable);
    CHECK(std::string(error.what()) == "serve: this redraft was built without the web desk");
    CHECK(error.hint() == "build it with -DREDRAFT_WEB=ON");
  }
}
