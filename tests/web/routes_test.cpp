// Every route for every role, and what every answer carries.
#include "engine/workspace/workspace_support.h"
#include "support/catch.h"
#include "web/desk.h"
#include "web/visit.h"

using namespace redraft;
using namespace redraft::web;

namespace {

struct Visitors {
  testing::Desk desk;
  DeskOptions options{.folder = desk.sandbox.top(), .clock = desk.clock, .randomness = chance};
  SystemRandomness chance;
  std::map<Role, std::string> sessions;
  std::string comment;

  Visitors() {
    desk.publish("V0-1", "# Charter\n\n## Money\n\nWe commit to paying within thirty days.\n");
    comment = desk.comment("money-1", "", "Other words");
    Workspace workspace = desk.open();
    for (const Role role : {Role::reviewer, Role::editor, Role::officer}) {
      Invitation invitation;
      invitation.role = role;
      invitation.name = "Ottilie";
      invitation.email = "asha@example.org";
      sessions[role] = workspace.sign_in(workspace.invite(invitation));
    }
  }

  [[nodiscard]] Request request(const Route& route, Role role) const {
    Request made;
    made.method = route.method;
    std::string pattern(route.pattern);
    const std::map<std::string, std::string> parts = {
        {":document", "charter"}, {":label", "V0-1"}, {":from", "V0-1"}, {":to", "V0-1"},
        {":anchor", "money-1"},   {":id", comment},   {":link", "none"}, {":theme", "none"},
        {":report", "response"},  {":format", "csv"}};
    std::size_t at = 1;
    while (at < pattern.size()) {
      const std::size_t end = std::min(pattern.find('/', at), pattern.size());
      const std::string segment = pattern.substr(at, end - at);
      made.path.push_back(segment[0] == ':' ? parts.at(segment) : segment);
      at = end + 1;
    }
    made.target = pattern;
    made.headers["host"] = "localhost:8080";
    if (role != Role::reader) {
      made.headers["cookie"] = "other=1; redraft_session=" + sessions.at(role);
      made.form.add("form_key", Workspace::form_key(sessions.at(role)));
    }
    return made;
  }
};

std::string header(const Response& response, const std::string& name) {
  for (const auto& [field, value] : response.headers) {
    if (field == name) {
      return value;
    }
  }
  return {};
}

}  // namespace

TEST_CASE("every route refuses every role below its own, and lets the others in", "[routes]") {
  const Visitors visitors;
  const Handler handler = make_desk(visitors.options);
  for (const Route& route : routes()) {
    for (const Role role : {Role::reader, Role::reviewer, Role::editor, Role::officer}) {
      if (route.pattern == "/sign-out" && role != Role::reader) {
        continue;  // would end the session that the others need
      }
      CAPTURE(route.method, route.pattern, to_string(role));
      const Response response = handler(visitors.request(route, role));
      const bool asked_to_sign_in = header(response, "Location").rfind("/sign-in?next=", 0) == 0;
      const bool refused = response.status == 403 || asked_to_sign_in;
      if (role < route.least) {
        CHECK(refused);
        CHECK(asked_to_sign_in == (role == Role::reader && route.method == "GET"));
      } else {
        CHECK_FALSE(asked_to_sign_in);
        CHECK(response.status != 500);
        CHECK(response.status != 503);
      }
      CHECK(response.route == route.pattern);
      CHECK(header(response, "Content-Security-Policy").find("default-src 'none'") == 0);
      CHECK(header(response, "X-Content-Type-Options") == "nosniff");
    }
  }
}

TEST_CASE("a form without the session's key is refused, whoever sends it", "[routes]") {
  const Visitors visitors;
  const Handler handler = make_desk(visitors.options);
  for (const Route& route : routes()) {
    if (route.method != "POST" || route.least == Role::reader) {
      continue;
    }
    CAPTURE(route.pattern);
    Request request = visitors.request(route, Role::officer);
    request.form = {};
    CHECK(handler(request).status == 403);
    request.form.add("form_key", Workspace::form_key(visitors.sessions.at(Role::editor)));
    CHECK(handler(request).status == 403);
    Request foreign = visitors.request(route, Role::officer);
    foreign.headers["origin"] = "https://evil.example";
    CHECK(handler(foreign).status == 403);
  }
}

TEST_CASE("the desk answers only to its own name", "[routes]") {
  Visitors visitors;
  Request request = visitors.request(routes().front(), Role::reader);
  const Handler local = make_desk(visitors.options);
  request.headers["host"] = "consult.example.org";
  CHECK(local(request).status == 421);

  visitors.options.address = "https://consult.example.org";
  const Handler named = make_desk(visitors.options);
  CHECK(named(request).status == 200);
  request.headers["host"] = "localhost";
  CHECK(named(request).status == 421);
}

TEST_CASE("what does not exist is not found, and another method is told so", "[routes]") {
  const Visitors visitors;
  const Handler handler = make_desk(visitors.options);
  Request request = visitors.request(routes().front(), Role::reader);
  request.path = {"nowhere"};
  CHECK(handler(request).status == 404);
  request.path = {"d", "charter", "V9"};
  CHECK(handler(request).status == 404);
  request.path = {"d", "charter", "working"};
  CHECK(handler(request).status == 404);
  request.path = {"d", "charter"};
  request.method = "POST";
  CHECK(handler(request).status == 405);
}
