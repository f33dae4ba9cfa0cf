#include "web/decoding.h"

#include "redraft/percent.h"
#include "support/catch.h"
#include "web/comment_form.h"

using namespace redraft;
using namespace redraft::web;

namespace {

bool reads(const std::string& target, Request& request) {
  request = {};
  request.target = target;
  return decode_target(request);
}

}  // namespace

TEST_CASE("an address comes apart into its segments and fields", "[decoding]") {
  Request request;

  REQUIRE(reads("/d/a%20b/V0-1?show=side+by%20side&only&show=2", request));

  CHECK(request.path == std::vector<std::string>{"d", "a b", "V0-1"});
  CHECK(request.query["show"] == "side by side");
  CHECK(request.query.all("show") == std::vector<std::string>{"side by side", "2"});
  CHECK(request.query.has("only"));
  CHECK(request.query["missing"].empty());
  REQUIRE(reads("/", request));
  CHECK(request.path.empty());
  REQUIRE(reads("/a%2Fb+c", request));
  CHECK(request.path == std::vector<std::string>{"a/b+c"});
}

TEST_CASE("an address that is no text is refused", "[decoding]") {
  Request request;

  for (const char* target : {"", "d", "/%", "/%4", "/%zz", "/a%00b", "/%FF", "/%C3", "/%C0%AF",
                             "/%ED%A0%80", "/%F5%80%80%80", "/?a=%FF", "/?%00"}) {
    CAPTURE(target);
    CHECK_FALSE(reads(target, request));
  }
  CHECK(reads("/%F0%9F%90%9D", request));
}

TEST_CASE("a form is read only where it says that it is one", "[decoding]") {
  Request request;
  CHECK(decode_form("a=1", request));
  CHECK_FALSE(request.form.has("a"));

  request.headers["content-type"] = "application/x-www-form-urlencoded; charset=utf-8";
  REQUIRE(decode_form("body=one%0D%0Atwo&kind=question", request));

  CHECK(request.form["body"] == "one\r\ntwo");
  CHECK_FALSE(decode_form("body=%FF", request));
}

TEST_CASE("what is encoded is decoded to the same", "[decoding]") {
  const std::string text = "V1 after the workshops / 100% é?&=+\"'";
  Request request;

  REQUIRE(reads("/" + percent_encoded(text) + "?x=" + percent_encoded(text), request));

  CHECK(request.path == std::vector<std::string>{text});
  CHECK(request.query["x"] == text);
}

TEST_CASE("chosen words come with the words around them", "[words]") {
  const std::string text = "We recognise that late payment ends good work, and that it hurts.";

  const redraft::Quote quote = quote_words(text, 3, 5);

  CHECK(quote.exact == "late payment ends");
  CHECK(quote.prefix == "We recognise that ");
  CHECK(quote.suffix == " good work, and that");
  CHECK(quote_words(text, 5, 3).exact == "late payment ends");
  CHECK(quote_words(text, 0, 0).exact == "We");
  CHECK(quote_words(text, 3, 99).exact.empty());
  CHECK(quote_words("", 0, 0).exact.empty());
}
