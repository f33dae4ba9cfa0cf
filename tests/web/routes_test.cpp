// Every route for every role, and what every answer carries.
#include <algorithm>
#include <array>

#include "engine/workspace/workspace_support.h"
#include "support/catch.h"
#include "web/desk.h"
#include "web/visit.h"

using namespace redraft;
using namespace redraft::web;

namespace {

constexpr std::array everybody = {Role::reader,       Role::reviewer, Role::moderator,
                                  Role::editor,       Role::officer,  Role::privacy_lead,
                                  Role::administrator};

// Who is let in where, written down apart from the desk's own table: one letter a role, "-" for who
// is not signed in.
struct Expected {
  std::string_view method;
  std::string_view pattern;
  std::string_view roles;
};

constexpr std::string_view letters = "-rmeopa";

constexpr std::array expectations = {
    Expected{"GET", "/", "-rmeopa"},
    Expected{"GET", "/d/:document", "-rmeopa"},
    Expected{"GET", "/d/:document/:label", "-rmeopa"},
    Expected{"GET", "/d/:document/:label/:anchor", "-rmeopa"},
    Expected{"GET", "/s/:document/:anchor", "-rmeopa"},
    Expected{"GET", "/changes/:document", "-rmeopa"},
    Expected{"GET", "/changes/:document/:from/:to", "-rmeopa"},
    Expected{"GET", "/notes/:document/:label", "-rmeopa"},
    Expected{"GET", "/comment/:document/:label", "rmeop"},
    Expected{"POST", "/comment/:document/:label", "rmeop"},
    Expected{"GET", "/comment/:document/:label/:anchor", "rmeop"},
    Expected{"POST", "/comment/:document/:label/:anchor", "rmeop"},
    Expected{"GET", "/words/:document/:label/:anchor", "-rmeopa"},
    Expected{"GET", "/c/:id", "-rmeopa"},
    Expected{"POST", "/c/:id/reply", "rmeop"},
    Expected{"POST", "/c/:id/edit", "rmeop"},
    Expected{"POST", "/c/:id/withdraw", "rmeop"},
    Expected{"GET", "/mine", "rmeop"},
    Expected{"GET", "/pile", "meop"},
    Expected{"GET", "/pile/:document", "meop"},
    Expected{"POST", "/pile/:document", "meop"},
    Expected{"GET", "/tray/:document", "meop"},
    Expected{"GET", "/to-do/:document", "meop"},
    Expected{"POST", "/c/:id/respond", "eo"},
    Expected{"POST", "/c/:id/moderate", "meop"},
    Expected{"POST", "/c/:id/place", "eo"},
    Expected{"GET", "/text/:document", "o"},
    Expected{"POST", "/text/:document", "o"},
    Expected{"POST", "/publish/:document", "o"},
    Expected{"GET", "/sign-in", "-rmeopa"},
    Expected{"POST", "/sign-in", "-rmeopa"},
    Expected{"POST", "/sign-in/password", "-rmeopa"},
    Expected{"GET", "/sign-in/:link", "-rmeopa"},
    Expected{"POST", "/sign-in/:link", "-rmeopa"},
    Expected{"POST", "/sign-out", "-rmeopa"},
    Expected{"POST", "/typed", "-rmeopa"},
    Expected{"GET", "/api/v1/openapi.json", "-rmeopa"},
    Expected{"GET", "/api/v1/schemas/:name", "-rmeopa"},
    Expected{"GET", "/api/v1/events", "meop"},
    Expected{"POST", "/api/v1/events", "eo"},
    Expected{"GET", "/api/v1/events/:event", "meop"},
    Expected{"PATCH", "/api/v1/events/:event", "eo"},
    Expected{"GET", "/api/v1/documents/:document/links", "-rmeopa"},
    Expected{"POST", "/api/v1/documents/:document/links", "eo"},
    Expected{"PUT", "/api/v1/links/:companion/confirmation", "eo"},
    Expected{"DELETE", "/api/v1/links/:companion", "eo"},
    Expected{"GET", "/api/v1/privacy", "p"},
    Expected{"PUT", "/api/v1/holds/:subject", "p"},
    Expected{"DELETE", "/api/v1/holds/:subject", "p"},
    Expected{"GET", "/api/v1/events/:event/grid", "-rmeopa"},
    Expected{"GET", "/api/v1/events/:event/remarks", "-rmeopa"},
    Expected{"POST", "/api/v1/events/:event/remarks", "eo"},
    Expected{"GET", "/api/v1/remarks", "-rmeopa"},
    Expected{"GET", "/api/v1/remarks/:remark", "-rmeopa"},
    Expected{"PATCH", "/api/v1/remarks/:remark", "eo"},
    Expected{"DELETE", "/api/v1/remarks/:remark", "eo"},
    Expected{"POST", "/api/v1/remarks/:remark/links", "eo"},
    Expected{"PUT", "/api/v1/remarks/:remark/moderation", "meop"},
    Expected{"GET", "/api/v1/assessments", "meop"},
    Expected{"POST", "/api/v1/assessments", "eo"},
    Expected{"GET", "/api/v1/actions", "meop"},
    Expected{"POST", "/api/v1/actions", "eo"},
    Expected{"POST", "/api/v1/actions/:action/steps", "eo"},
    Expected{"GET", "/api/v1/documents/:document/approvals", "-rmeopa"},
    Expected{"POST", "/api/v1/documents/:document/approvals", "o"},
    Expected{"GET", "/api/v1/documents/:document/adoptions", "-rmeopa"},
    Expected{"POST", "/api/v1/documents/:document/adoptions", "o"},
    Expected{"GET", "/api/v1/documents", "-rmeopa"},
    Expected{"GET", "/api/v1/documents/:document/drafts", "-rmeopa"},
    Expected{"POST", "/api/v1/documents/:document/drafts", "o"},
    Expected{"GET", "/api/v1/documents/:document/drafts/:label", "-rmeopa"},
    Expected{"GET", "/api/v1/documents/:document/changes/:from/:to", "-rmeopa"},
    Expected{"GET", "/api/v1/documents/:document/statements/:anchor", "-rmeopa"},
    Expected{"GET", "/api/v1/documents/:document/status", "meop"},
    Expected{"GET", "/api/v1/documents/:document/findings", "meop"},
    Expected{"GET", "/api/v1/documents/:document/comments", "-rmeopa"},
    Expected{"POST", "/api/v1/documents/:document/comments", "meop"},
    Expected{"GET", "/api/v1/documents/:document/tray", "meop"},
    Expected{"GET", "/api/v1/documents/:document/notes", "meop"},
    Expected{"POST", "/api/v1/documents/:document/notes", "eo"},
    Expected{"GET", "/api/v1/documents/:document/notes/:note", "meop"},
    Expected{"PUT", "/api/v1/documents/:document/notes/:note", "eo"},
    Expected{"DELETE", "/api/v1/documents/:document/notes/:note", "eo"},
    Expected{"GET", "/api/v1/comments/:id", "-rmeopa"},
    Expected{"PATCH", "/api/v1/comments/:id", "meop"},
    Expected{"DELETE", "/api/v1/comments/:id", "meop"},
    Expected{"POST", "/api/v1/comments/:id/replies", "eo"},
    Expected{"PUT", "/api/v1/comments/:id/disposition", "eo"},
    Expected{"PUT", "/api/v1/comments/:id/moderation", "meop"},
    Expected{"PUT", "/api/v1/comments/:id/placement", "eo"},
    Expected{"GET", "/change/:document/:label/:anchor", "-rmeopa"},
    Expected{"GET", "/n/:id", "-rmeopa"},
    Expected{"GET", "/reports/:document/:label", "-rmeopa"},
    Expected{"GET", "/reports/:document/:label/:report", "-rmeopa"},
    Expected{"GET", "/reports/:document/:label/:report/:format", "-rmeopa"},
    Expected{"GET", "/lineage/:document", "eo"},
    Expected{"POST", "/lineage/:document", "eo"},
    Expected{"GET", "/drafted/:document", "eo"},
    Expected{"POST", "/drafted/:document", "eo"},
    Expected{"GET", "/explain/:document/:label", "eo"},
    Expected{"GET", "/note/:document/:label", "eo"},
    Expected{"POST", "/note/:document/:label", "eo"},
    Expected{"GET", "/note/:document/:label/:id", "eo"},
    Expected{"POST", "/note/:document/:label/:id", "eo"},
    Expected{"GET", "/themes", "eo"},
    Expected{"POST", "/themes", "eo"},
    Expected{"GET", "/themes/:theme", "eo"},
    Expected{"POST", "/themes/:theme", "eo"},
    Expected{"GET", "/moderation/:document", "meop"},
    Expected{"POST", "/moderation/:document", "meop"},
    Expected{"GET", "/c/:id/redact", "mop"},
    Expected{"POST", "/c/:id/redact", "mop"},
    Expected{"POST", "/c/:id/work", "eo"},
    Expected{"POST", "/c/:id/apply", "o"},
    Expected{"GET", "/upload/:document", "o"},
    Expected{"POST", "/upload/:document", "o"},
    Expected{"GET", "/state/:document/:label", "o"},
    Expected{"POST", "/state/:document/:label", "o"},
    Expected{"GET", "/people", "p"},
    Expected{"POST", "/people", "p"},
    Expected{"POST", "/people/retention", "p"},
    Expected{"POST", "/people/hold", "p"},
    Expected{"GET", "/events", "-rmeopa"},
    Expected{"GET", "/events/:event", "-rmeopa"},
    Expected{"POST", "/events/:event", "eo"},
    Expected{"GET", "/new-event", "eo"},
    Expected{"POST", "/new-event", "eo"},
    Expected{"GET", "/events/:event/edit", "eo"},
    Expected{"POST", "/events/:event/edit", "eo"},
    Expected{"GET", "/events/:event/write-up", "eo"},
    Expected{"POST", "/events/:event/write-up", "eo"},
    Expected{"GET", "/events/:event/table", "eo"},
    Expected{"POST", "/events/:event/table", "eo"},
    Expected{"GET", "/remarks/:remark/edit", "eo"},
    Expected{"POST", "/remarks/:remark/edit", "eo"},
    Expected{"GET", "/remarks/:remark/redact", "mop"},
    Expected{"POST", "/remarks/:remark/redact", "mop"},
    Expected{"GET", "/assess", "eo"},
    Expected{"POST", "/assess", "eo"},
    Expected{"GET", "/new-action", "eo"},
    Expected{"POST", "/new-action", "eo"},
    Expected{"GET", "/remarks/:remark", "-rmeopa"},
    Expected{"POST", "/remarks/:remark/link", "eo"},
    Expected{"POST", "/remarks/:remark/moderate", "meop"},
    Expected{"GET", "/maturity/:document", "-rmeopa"},
    Expected{"GET", "/provenance/:document/:label", "-rmeopa"},
    Expected{"GET", "/actions", "meop"},
    Expected{"POST", "/actions/:action", "eo"},
    Expected{"GET", "/approvals/:document", "-rmeopa"},
    Expected{"GET", "/approvals/:document/:label", "-rmeopa"},
    Expected{"POST", "/approvals/:document/:label", "o"},
    Expected{"GET", "/adoptions/:document", "-rmeopa"},
    Expected{"POST", "/adoptions/:document", "o"},
    Expected{"GET", "/concerns", "-rmeopa"},
    Expected{"GET", "/concerns/lane", "meop"},
    Expected{"POST", "/concerns/lane", "meop"},
    Expected{"GET", "/concern/:document/:label/:anchor", "rmeop"},
    Expected{"POST", "/concern/:document/:label/:anchor", "rmeop"},
    Expected{"GET", "/glossary/:document", "-rmeopa"},
    Expected{"GET", "/companions/:document", "-rmeopa"},
    Expected{"POST", "/companions/:document", "eo"},
    Expected{"GET", "/rules/:document", "meop"},
    Expected{"POST", "/rules/:document", "eo"},
    Expected{"POST", "/people/erase", "p"},
    Expected{"POST", "/people/purge", "p"},
    Expected{"GET", "/accessibility", "-rmeopa"},
    Expected{"GET", "/privacy", "-rmeopa"},
};

bool is_let_in(const Route& route, Role role) {
  for (const Expected& one : expectations) {
    if (one.method == route.method && one.pattern == route.pattern) {
      return one.roles.find(letters.at(static_cast<std::size_t>(role))) != std::string_view::npos;
    }
  }
  FAIL("no expectation for " << route.method << " " << route.pattern);
  return false;
}

bool is_refusal(const Response& response) {
  return response.status == 401 ||
         (response.status == 403 &&
          response.body->find("his is for other roles") != std::string::npos);
}

struct Visitors {
  testing::Desk desk;
  DeskOptions options{.folder = desk.sandbox.top(), .clock = desk.clock, .randomness = chance};
  SystemRandomness chance;
  std::map<Role, std::string> sessions;  // of everybody but readers
  std::map<Role, std::string> tokens;    // of the team
  std::string comment;

  Visitors() {
    desk.publish("V0-1", "# Charter\n\n## Money\n\nWe commit to paying within thirty days.\n");
    comment = desk.comment("money-1", "", "Other words");
    Workspace workspace = desk.open();
    for (const Role role : everybody) {
      if (role == Role::reader) {
        continue;
      }
      Invitation invitation;
      invitation.roles = {role};
      invitation.name = "Ottilie";
      invitation.email = "asha@example.org";
      sessions[role] = workspace.sign_in(workspace.invite(invitation));
      if (role != Role::reviewer) {
        tokens[role] = workspace.add_token(to_string(role), {role},
                                           {desk.clock.now().milliseconds + hour_milliseconds});
      }
    }
  }

  [[nodiscard]] Request request(const Route& route, Role role) const {
    Request made;
    made.method = route.method;
    std::string pattern(route.pattern);
    const std::map<std::string, std::string> parts = {
        {":document", "charter"}, {":label", "V0-1"},     {":from", "V0-1"},
        {":to", "V0-1"},          {":anchor", "money-1"}, {":id", comment},
        {":link", "none"},        {":theme", "none"},     {":note", "none"},
        {":event", "none"},       {":remark", "none"},    {":action", "none"},
        {":companion", "none"},   {":subject", "none"},   {":name", "none"},
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
    if (route.pattern.starts_with("/api/")) {
      if (tokens.contains(role)) {
        made.headers["authorization"] = "Bearer " + tokens.at(role);
      }
    } else if (role != Role::reader) {
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

TEST_CASE("every route refuses every role that may not, and lets the others in", "[routes]") {
  const Visitors visitors;
  const Handler handler = make_desk(visitors.options).make();
  for (const Route& route : routes()) {
    for (const Role role : everybody) {
      if (route.pattern == "/sign-out" && role != Role::reader) {
        continue;  // would end the session that the others need
      }
      CAPTURE(route.method, route.pattern, to_string(role));
      const Response response = handler(visitors.request(route, role));
      const bool asked_to_sign_in = header(response, "Location").rfind("/sign-in?next=", 0) == 0;
      const bool refused = is_refusal(response) || asked_to_sign_in;
      if (!is_let_in(route, role)) {
        CHECK(refused);
        CHECK(asked_to_sign_in == (role == Role::reader && route.method == "GET" &&
                                   !route.pattern.starts_with("/api/")));
      } else {
        CHECK_FALSE(refused);
        CHECK(response.status != 500);
        CHECK(response.status != 503);
      }
      CHECK(response.route == route.pattern);
      CHECK(header(response, "Content-Security-Policy").find("default-src 'none'") == 0);
      CHECK(header(response, "X-Content-Type-Options") == "nosniff");
    }
  }
}

TEST_CASE("every expectation is of a route that is there", "[routes]") {
  for (const Expected& one : expectations) {
    CAPTURE(one.method, one.pattern);
    CHECK(std::any_of(routes().begin(), routes().end(), [&](const Route& route) {
      return route.method == one.method && route.pattern == one.pattern;
    }));
  }
}

TEST_CASE("a consultation that is not public is read by nobody who is not signed in", "[routes]") {
  Visitors visitors;
  visitors.options.public_readers = false;
  const Handler handler = make_desk(visitors.options).make();
  for (const Route& route : routes()) {
    CAPTURE(route.method, route.pattern);
    const Response response = handler(visitors.request(route, Role::reader));
    const bool refused =
        is_refusal(response) || header(response, "Location").starts_with("/sign-in");
    CHECK(refused == (route.needs != Permission::enter));
    CHECK_FALSE(handler(visitors.request(route, Role::reviewer)).status == 500);
  }
}

TEST_CASE("a form without the session's key is refused, whoever sends it", "[routes]") {
  const Visitors visitors;
  const Handler handler = make_desk(visitors.options).make();
  for (const Route& route : routes()) {
    if (route.method != "POST" || route.pattern.starts_with("/api/") ||
        may(Role::reader, route.needs)) {
      continue;
    }
    CAPTURE(route.pattern);
    const Role who = *who_may(route.needs).rbegin();
    Request request = visitors.request(route, who);
    request.form = {};
    CHECK(handler(request).status == 403);
    request.form.add("form_key", Workspace::form_key(visitors.sessions.at(Role::editor)));
    CHECK(handler(request).status == 403);
    Request foreign = visitors.request(route, who);
    foreign.headers["origin"] = "https://evil.example";
    CHECK(handler(foreign).status == 403);
  }
}

TEST_CASE("the desk answers only to its own name", "[routes]") {
  Visitors visitors;
  Request request = visitors.request(routes().front(), Role::reader);
  const Handler local = make_desk(visitors.options).make();
  request.headers["host"] = "consult.example.org";
  CHECK(local(request).status == 421);

  visitors.options.address = "https://consult.example.org";
  const Handler named = make_desk(visitors.options).make();
  CHECK(named(request).status == 200);
  request.headers["host"] = "localhost";
  CHECK(named(request).status == 421);
}

TEST_CASE("what does not exist is not found, and another method is told so", "[routes]") {
  const Visitors visitors;
  const Handler handler = make_desk(visitors.options).make();
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
