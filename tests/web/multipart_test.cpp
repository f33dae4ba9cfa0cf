#include "web/multipart.h"

#include "support/catch.h"
#include "web/decoding.h"

using namespace redraft::web;

namespace {

const std::string type = "multipart/form-data; boundary=----x";

std::string part(const std::string& names, const std::string& value) {
  return "------x\r\nContent-Disposition: form-data; " + names + "\r\n\r\n" + value + "\r\n";
}

const std::string end = "------x--\r\n";

bool reads(const std::string& body, Request& request) {
  request = {};
  return decode_multipart(type, body, request);
}

}  // namespace

TEST_CASE("a form with a file comes apart into its fields and its file", "[multipart]") {
  Request request;
  const std::string bytes("PK\0\xFF\r\n--", 8);

  REQUIRE(reads(part("name=\"seen\"", "12-ab") + part("name=\"note\"", "two\r\nlines, – and all") +
                    part("name=\"file\"; filename=\"a \\\"b\\\".md\"", bytes) + end,
                request));

  CHECK(request.form["seen"] == "12-ab");
  CHECK(request.form["note"] == "two\r\nlines, – and all");
  REQUIRE(request.files.size() == 1);
  CHECK(request.files[0].field == "file");
  CHECK(request.files[0].name == "a \"b\".md");
  CHECK(request.files[0].bytes == bytes);
}

TEST_CASE("names are read as browsers escape them", "[multipart]") {
  Request request;
  REQUIRE(reads(part("name=\"a%22b\"; filename=\"x%0D%0Ay\"", "") + end, request));
  CHECK(request.files[0].field == "a\"b");
  CHECK(request.files[0].name == "x\r\ny");
  REQUIRE(reads(part("name=plain", "1") + end, request));
  CHECK(request.form["plain"] == "1");
}

TEST_CASE("what is cut short or written otherwise is refused", "[multipart]") {
  Request request;
  const std::string whole = part("name=\"a\"", "1") + part("name=\"f\"; filename=\"f\"", "2") + end;
  for (std::size_t length = 0; length + 4 < whole.size(); ++length) {
    CAPTURE(length);
    CHECK_FALSE(reads(whole.substr(0, length), request));
  }
  CHECK_FALSE(reads(part("filename=\"no name\"", "1") + end, request));
  CHECK_FALSE(reads("------x\r\nContent-Type: text/plain\r\n\r\n1\r\n" + end, request));
  CHECK_FALSE(reads(part("name=\"a\"", std::string("\0", 1)) + end, request));
  CHECK_FALSE(reads(part("name=\"a\"", "\xFF") + end, request));
  CHECK_FALSE(reads(part("name=\"open", "1") + end, request));
  CHECK_FALSE(reads("before" + whole, request));
  CHECK_FALSE(decode_multipart("multipart/form-data", whole, request));
  CHECK_FALSE(decode_multipart("multipart/form-data; boundary=", whole, request));
  CHECK_FALSE(
      decode_multipart("multipart/form-data; boundary=" + std::string(71, 'x'), whole, request));
}

TEST_CASE("no form has more than 200 parts, or a part with an endless header", "[multipart]") {
  Request request;
  std::string body;
  for (int i = 0; i < 200; ++i) {
    body += part("name=\"a\"", "1");
  }
  CHECK(reads(body + end, request));
  CHECK_FALSE(reads(body + part("name=\"a\"", "1") + end, request));
  CHECK_FALSE(reads(part("name=\"" + std::string(5000, 'a') + "\"", "1") + end, request));
}

TEST_CASE("a body that says it is such a form is read as one", "[multipart]") {
  Request request;
  request.headers["content-type"] = "Multipart/Form-Data; charset=utf-8; boundary=\"----x\"";
  REQUIRE(decode_form(part("name=\"a\"", "1") + end, request));
  CHECK(request.form["a"] == "1");
}
