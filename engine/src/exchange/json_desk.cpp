#include "exchange/json_values.h"
#include "redraft/desk_json.h"

namespace redraft {

namespace exchange {

namespace {

Json words(const Roles& roles) {
  Json list = Json::array();
  for (const Role role : roles) {
    list.push_back(to_string(role));
  }
  return list;
}

}  // namespace

}  // namespace exchange

namespace json {

std::string access(const std::vector<Staff>& staff, const std::vector<AccessToken>& tokens) {
  using exchange::Json;
  Json value = exchange::shape("redraft/access/1");
  value["staff"] = Json::array();
  for (const Staff& one : staff) {
    value["staff"].push_back({{"name", one.name},
                              {"roles", exchange::words(one.roles)},
                              {"has_password", one.has_password},
                              {"added", to_rfc3339(one.added)},
                              {"sessions", one.sessions}});
  }
  value["tokens"] = Json::array();
  for (const AccessToken& token : tokens) {
    value["tokens"].push_back({{"name", token.name},
                               {"roles", exchange::words(token.roles)},
                               {"expires", to_rfc3339(token.expires)}});
  }
  return exchange::finished(value);
}

std::string documents(const std::vector<std::pair<std::string, std::string>>& list) {
  exchange::Json value = exchange::shape("redraft/documents/1");
  value["documents"] = exchange::Json::array();
  for (const auto& [document, newest] : list) {
    value["documents"].push_back(
        {{"document", document}, {"newest", exchange::text_or_null(newest)}});
  }
  return exchange::finished(value);
}

std::string problem(const Error& error, int status) {
  const std::string_view said = error.what();
  exchange::Json value = exchange::shape("redraft/problem/1");
  value["type"] = "urn:redraft:problem:" + to_string(error.kind());
  value["title"] = said.substr(0, said.find(": "));
  value["status"] = status;
  value["detail"] = said;
  value["hint"] = error.hint();
  return exchange::finished(value);
}

std::string token(const std::string& secret, Instant expires) {
  exchange::Json value = exchange::shape("redraft/token/1");
  value["token"] = secret;
  value["expires"] = to_rfc3339(expires);
  return exchange::finished(value);
}

}  // namespace json

}  // namespace redraft
