#include "exchange/json_text.h"

#include <string>
#include <vector>

#include "support/catch.h"

using redraft::Edit;
using redraft::EditOp;
using redraft::exchange::Json;
using redraft::exchange::JsonText;

TEST_CASE("text written as it is made stands as in a value, whatever its bytes", "[json]") {
  std::vector<std::string> texts = {"", "plain", "\xC3\xA9t\xC3\xA9 \"1\" \\ 2", "cut \xE2\x82",
                                    "\xF0\x9F\x98\x80\x01\x7F"};
  for (int byte = 0; byte < 256; ++byte) {
    texts.push_back("a" + std::string(1, static_cast<char>(byte)) + "b");
  }
  for (const std::string& text : texts) {
    JsonText written(redraft::exchange::shape("example"));
    written.put("text", text);
    Json value = redraft::exchange::shape("example");
    value["text"] = text;
    CHECK(written.finished() == redraft::exchange::finished(value));
  }
}

TEST_CASE("lists written as they are made are indented as in a value", "[json]") {
  const std::vector<Edit> edits = {{EditOp::keep, "We "}, {EditOp::insert, "must"}};
  const Json nested = {{"none", Json::array()}, {"some", {1, Json(nullptr), Json::object()}}};
  Json value = redraft::exchange::shape("example");
  value["flag"] = true;
  value["nested"] = nested;
  value["names"] = {"a", "b"};
  value["edits"] = redraft::exchange::list_of(edits);
  value["nothing"] = Json::array();

  JsonText written(redraft::exchange::shape("example"));
  written.put("flag", true);
  written.put("nested", nested);
  written.put("names", std::vector<std::string>{"a", "b"});
  written.list("edits", edits);
  written.begin_list("nothing");
  written.end_list();

  CHECK(written.finished() == redraft::exchange::finished(value));
}
