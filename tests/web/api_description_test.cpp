// The description of the interface for programs, held against the table of routes.
#include <set>

#include <nlohmann/json.hpp>

#include "support/catch.h"
#include "web/assets.h"
#include "web/visit.h"

using namespace redraft;
using namespace redraft::web;

namespace {

using Json = nlohmann::json;

std::string source_of(std::string_view name) {
  for (const PageSource& source : api_sources()) {
    if (source.name == name) {
      return std::string(source.text);
    }
  }
  return {};
}

// "/api/v1/comments/{id}" as the table of routes writes it.
std::string pattern_of(const std::string& path) {
  std::string pattern;
  for (const char letter : path) {
    pattern += letter == '{' ? ":" : letter == '}' ? "" : std::string(1, letter);
  }
  return pattern;
}

}  // namespace

TEST_CASE("the description names every route for programs, its permission too, and no other",
          "[api]") {
  const Json description = Json::parse(source_of("openapi.json"));
  std::set<std::string> described;
  for (const auto& [path, operations] : description["paths"].items()) {
    for (const auto& [method, operation] : operations.items()) {
      std::string upper;
      for (const char letter : method) {
        upper += static_cast<char>(letter - 'a' + 'A');
      }
      described.insert(upper + " " + pattern_of(path) + " " +
                       operation.value("x-permission", "enter"));
    }
  }
  std::set<std::string> served;
  for (const Route& route : routes()) {
    if (route.pattern.starts_with("/api/")) {
      served.insert(std::string(route.method) + " " + std::string(route.pattern) + " " +
                    to_string(route.needs));
    }
  }

  CHECK(described == served);
  CHECK(served.size() > 20);
}

TEST_CASE("every schema that the description refers to is served", "[api]") {
  const std::string text = source_of("openapi.json");
  const std::string begin = "\"schemas/";
  std::size_t found = 0;
  for (std::size_t at = text.find(begin); at != std::string::npos; at = text.find(begin, at + 1)) {
    const std::string name =
        text.substr(at + begin.size(), text.find('"', at + 1) - at - begin.size());
    CAPTURE(name);
    CHECK_FALSE(source_of(name).empty());
    ++found;
  }
  CHECK(found > 20);
}
