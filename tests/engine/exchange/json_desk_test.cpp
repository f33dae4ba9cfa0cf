#include "redraft/desk_json.h"
#include "redraft/json_object.h"
#include "support/catch.h"
#include "support/golden.h"

using namespace redraft;
using namespace redraft::testing;

namespace {

const Instant in_may = parse_instant("2026-05-04T10:00:00Z");

void check_example(const std::string& path, const std::string& actual) {
  check_golden("schemas/examples/" + path, actual);
}

ErrorKind kind_of_reading(const std::string& text) {
  try {
    static_cast<void>(JsonObject::read(text, {"body", "count"}).text("body"));
  } catch (const Error& error) {
    return error.kind();
  }
  return ErrorKind::internal;
}

}  // namespace

TEST_CASE("the team and its programs are listed", "[json]") {
  check_example("access/team.json",
                json::access({{"Ottilie", {Role::officer, Role::administrator}, true, in_may, 2}},
                             {{"case system", {Role::editor}, in_may}}));
}

TEST_CASE("a token is told once", "[json]") {
  check_example("token/one.json", json::token(std::string(64, '7'), in_may));
}

TEST_CASE("documents are listed with their newest drafts", "[json]") {
  check_example("documents/two.json", json::documents({{"actions", ""}, {"principles", "V1"}}));
}

TEST_CASE("a problem says what, why and what next", "[json]") {
  check_example("problem/changed.json",
                json::problem(Error(ErrorKind::conflict, "change it: somebody has changed it since",
                                    "read it again"),
                              412));
}

TEST_CASE("an object that somebody sent is read strictly", "[json]") {
  const JsonObject sent = JsonObject::read(R"({"body":"Why?","count":3,"sure":true,"none":null})",
                                           {"body", "count", "sure", "none"});
  CHECK(sent.text("body") == "Why?");
  CHECK(sent.number("count") == 3);
  CHECK(sent.truth("sure", false));
  CHECK(sent.truth("elsewhere", true));
  CHECK_FALSE(sent.has("none"));
  CHECK(sent.text("none").empty());
  CHECK_THROWS_AS(sent.text("count"), Error);
  CHECK_THROWS_AS(sent.number("body"), Error);
  CHECK_THROWS_AS(sent.truth("body", false), Error);

  for (const char* wrong : {"", "{", "[]", "7", R"({"body":7})", R"({"else":1})", "{}{}",
                            "{\"body\":\"\xff\"}", R"({"body":"a","body)"}) {
    CAPTURE(wrong);
    CHECK(kind_of_reading(wrong) == ErrorKind::invalid);
  }
  CHECK(kind_of_reading(std::string(100'000, '[')) == ErrorKind::invalid);
}

TEST_CASE("JSON comes out on one line, whatever was in it", "[json]") {
  CHECK(json_on_one_line("{\n  \"a\": \"b\\nc\"\n}\n") == R"({"a":"b\nc"})");
  CHECK_THROWS_AS(json_on_one_line("{"), Error);
}
