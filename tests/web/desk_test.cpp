// What every page holds to: by which name it is asked, what is shown to whom, how long words may
// be, and where it stands what was wrong with a form.
#include "web/desk.h"

#include <sstream>

#include "engine/workspace/workspace_support.h"
#include "redraft/comment_length.h"
#include "redraft/engagement.h"
#include "support/catch.h"
#include "web/decoding.h"

using namespace redraft;
using namespace redraft::web;

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

struct Team {
  testing::Desk desk;
  SystemRandomness chance;
  DeskOptions options{.folder = desk.sandbox.top(), .clock = desk.clock, .randomness = chance};

  Team() { desk.publish("V0-1", "# Charter\n\n## Money\n\nWe commit to paying early.\n"); }

  [[nodiscard]] std::string session(Role role) {
    Invitation invitation;
    invitation.roles = {role};
    invitation.name = "Ottilie";
    invitation.email = role == Role::reviewer ? "asha@example.org" : "";
    Workspace workspace = desk.open();
    return workspace.sign_in(workspace.invite(invitation));
  }

  [[nodiscard]] static Request request(const std::string& method, const std::string& target,
                                       const std::string& session = {}, const Pairs& form = {}) {
    Request made;
    made.method = method;
    made.target = target;
    REQUIRE(decode_target(made));
    made.headers["host"] = "localhost:8080";
    if (!session.empty()) {
      made.headers["cookie"] = "redraft_session=" + session;
      made.form.add("form_key", Workspace::form_key(session));
    }
    for (const auto& [name, value] : form) {
      made.form.add(name, value);
    }
    return made;
  }

  [[nodiscard]] Response answer(const Request& request) const {
    return make_desk(options).make()(request);
  }

  [[nodiscard]] Response get(const std::string& target, const std::string& session = {}) const {
    return answer(request("GET", target, session));
  }

  [[nodiscard]] Response post(const std::string& target, const std::string& session,
                              const Pairs& form) const {
    return answer(request("POST", target, session, form));
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

bool has(const Response& response, const std::string& words) {
  return response.body->find(words) != std::string::npos;
}

// A message beside the field of that id, and a link to it at the head of the page.
bool is_beside(const Response& response, const std::string& field, const std::string& message) {
  return response.status == 422 && has(response, "id=\"" + field + "-error\"") &&
         has(response, "<a href=\"#" + field + "\">" + message) &&
         has(response, "id=\"" + field + "\"");
}

}  // namespace

TEST_CASE("an address is understood as people type it", "[desk]") {
  CHECK(sound_address("https://consult.example.org") == "https://consult.example.org");
  CHECK(sound_address("HTTPS://Consult.Example.org/") == "https://consult.example.org");
  CHECK(sound_address("https://consult.example.org:443/") == "https://consult.example.org");
  CHECK(sound_address("http://[FE80::1]:8080") == "http://[fe80::1]:8080");
  for (const char* bad :
       {"", "consult.example.org", "ftp://consult.example.org", "https://", "https://a b",
        "https://x.example/desk", "https://user@x.example", "https://x.example:99999",
        "https://x.example:", "https://x.example?a", "https://[::1", "https://x.example//"}) {
    CAPTURE(bad);
    CHECK_THROWS_AS(sound_address(bad), Error);
  }
}

TEST_CASE("the desk is asked by its name, however a browser writes it, and by no other", "[desk]") {
  Team team;
  const auto status = [&](const std::string& host) {
    Request request = Team::request("GET", "/");
    request.headers["host"] = host;
    return team.answer(request).status;
  };
  for (const char* host : {"localhost", "LOCALHOST:1", "127.0.0.1:8080", "[::1]", "[::1]:80"}) {
    CAPTURE(host);
    CHECK(status(host) == 200);
  }
  for (const char* host : {"", "localhost:80@evil.example", "localhost:", "localhost:x",
                           "localhost.evil.example", "[::1]evil", "evil.example"}) {
    CAPTURE(host);
    CHECK(status(host) == 421);
  }
  team.options.address = sound_address("https://Consult.example.org/");
  CHECK(status("consult.example.org") == 200);
  CHECK(status("CONSULT.example.org:443") == 200);
  CHECK(status("consult.example.org:80") == 421);
  CHECK(status("localhost") == 421);
  Request elsewhere = Team::request("GET", "/");
  elsewhere.headers["host"] = "evil.example";
  CHECK(has(team.answer(elsewhere), "another address"));
}

TEST_CASE("who asks by a method that an address has not is told which it has", "[desk]") {
  Team team;
  const Response page = team.answer(Team::request("DELETE", "/d/charter"));
  CHECK(page.status == 405);
  CHECK(header(page, "Allow") == "GET, HEAD");
  const Response operation = team.answer(Team::request("PUT", "/api/v1/comments/c-1"));
  CHECK(operation.status == 405);
  CHECK(header(operation, "Allow") == "GET, HEAD, PATCH, DELETE");
}

TEST_CASE("a look at what was typed joins no group of those that write", "[desk]") {
  Team team;
  const Handlers handlers = make_desk(team.options);
  const std::string form = "/comment/charter/V0-1/money-1";
  CHECK(handlers.joins(Team::request("POST", form, {}, {{"do", "send"}})));
  CHECK_FALSE(handlers.joins(Team::request("POST", form, {}, {{"do", "preview"}})));
  CHECK_FALSE(handlers.joins(Team::request("GET", form)));
}

TEST_CASE("a document of which nothing is published is the team's", "[desk]") {
  Team team;
  testing::write_file(team.desk.sandbox.top() / "secret.md", "# Plan\n\nWe think of closing it.\n");
  team.desk.open().add(team.desk.sandbox.top() / "secret.md");
  CHECK_FALSE(has(team.get("/"), "secret"));
  CHECK(has(team.get("/"), "Charter"));
  CHECK(team.get("/d/secret").status == 404);
  const std::string officer = team.session(Role::officer);
  CHECK(has(team.get("/", officer), "secret"));
  CHECK(team.get("/d/secret", officer).status == 200);
}

TEST_CASE("of pages about people nobody keeps a copy", "[desk]") {
  Team team;
  const std::string lead = team.session(Role::privacy_lead);
  CHECK(header(team.get("/people", lead), "Cache-Control") == "no-store");
  CHECK(header(team.post("/people", lead, {{"who", "nobody"}}), "Cache-Control") == "no-store");
  CHECK(header(team.get("/", lead), "Cache-Control") == "private, no-cache");
  CHECK(header(team.get("/"), "Cache-Control") == "no-cache");
}

TEST_CASE("the page about privacy says whether reading needs a sign-in", "[desk]") {
  Team team;
  CHECK(has(team.get("/privacy"), "Reading needs no sign-in."));
  team.options.public_readers = false;
  CHECK_FALSE(has(team.get("/privacy"), "Reading needs no sign-in."));
  CHECK(has(team.get("/privacy"), "Only who is signed in"));
}

TEST_CASE("a comment may be as long on a page as it may by a program", "[desk]") {
  Team team;
  const std::string reviewer = team.session(Role::reviewer);
  const auto send = [&](std::size_t bytes, std::size_t of_suggestion) {
    return team.post("/comment/charter/V0-1/money-1", reviewer,
                     {{"kind", "question"},
                      {"body", std::string(bytes, 'x')},
                      {"suggestion", std::string(of_suggestion, 'y')},
                      {"publish", "no"},
                      {"do", "send"}});
  };
  const Response sent = send(longest_comment, 0);
  REQUIRE(sent.status == 303);
  CHECK(is_beside(send(longest_comment + 1, 0), "body", "Shorten this: it has 65537 bytes"));
  CHECK(is_beside(send(1, longest_comment + 1), "suggestion", "Shorten this"));
  const std::string link = header(sent, "Location").substr(0, header(sent, "Location").find('?'));
  const std::string too_long(longest_comment + 1, 'z');
  CHECK(is_beside(team.post(link + "/reply", reviewer, {{"reply", too_long}}), "reply", "Shorten"));
  CHECK(is_beside(team.post(link + "/edit", reviewer, {{"edit", too_long}}), "edit", "Shorten"));
  const std::string id = link.substr(3);
  CHECK_THROWS_AS(team.desk.open().reply(id, too_long), Error);
}

TEST_CASE("the tray is shown a page at a time, all of it", "[desk]") {
  Team team;
  std::stringstream lines;
  for (int i = 0; i < 65; ++i) {
    lines << R"({"body":"Lost )" << i
          << R"(","made_on":{"document":"charter","draft":"V0-1","anchor":"money-1",)"
          << R"("quote":{"exact":"words that stand nowhere"}}})"
          << "\n";
  }
  team.desk.open().import_comments(lines, {}, false);
  const std::string editor = team.session(Role::editor);
  std::set<std::string> seen;
  std::string target = "/tray/charter";
  for (int pages = 0; !target.empty() && pages < 5; ++pages) {
    const Response page = team.get(target, editor);
    CHECK(has(page, "65 comments"));
    for (std::size_t at = page.body->find("Lost "); at != std::string::npos;
         at = page.body->find("Lost ", at + 1)) {
      seen.insert(page.body->substr(at, page.body->find('<', at) - at));
    }
    const std::size_t link = page.body->find("/tray/charter?after=");
    target =
        link == std::string::npos ? "" : page.body->substr(link, page.body->find('"', link) - link);
  }
  CHECK(seen.size() == 65);
}

TEST_CASE("who works on a comment is saved wholly or not at all", "[desk]") {
  Team team;
  const std::string id = team.desk.comment("money-1", "");
  const std::string editor = team.session(Role::editor);
  const Response refused = team.post("/c/" + id + "/work", editor,
                                     {{"tags", "money"}, {"assignee", std::string(200, 'a')}});
  CHECK(is_beside(refused, "assignee", ""));
  CHECK(team.desk.open().comment(id, "", CommentView{}).tags.empty());
  CHECK(team.post("/c/" + id + "/work", editor, {{"tags", "money"}, {"assignee", "Ben"}}).status ==
        303);
  CHECK(team.desk.open().comment(id, "", CommentView{}).tags == std::vector<std::string>{"money"});
  CHECK(team.desk.open().comment(id, "", CommentView{}).assignee == "Ben");
}

TEST_CASE("an order that nobody knows publishes and withholds nothing", "[desk]") {
  Team team;
  const std::string id = team.desk.comment("money-1", "");
  const std::string editor = team.session(Role::editor);
  for (const char* order : {"", "APPROVE", "delete"}) {
    const Pairs form = {{"do", order}, {"withhold", "It names people"}, {"id", id}};
    CHECK(is_beside(team.post("/c/" + id + "/moderate", editor, form), "withhold", "Choose"));
    CHECK(is_beside(team.post("/moderation/charter", editor, form), "chosen", "Choose"));
  }
  CHECK(team.desk.open().comment(id, "", CommentView{}).moderation == Moderation::pending);
}

TEST_CASE("what is wrong with many comments at a time stands beside its field", "[desk]") {
  Team team;
  const std::string id = team.desk.comment("money-1", "");
  team.desk.open().add_theme("Paths", "");
  const std::string editor = team.session(Role::editor);
  const std::string pile = "/pile/charter";
  const std::string long_name(200, 'a');
  CHECK(is_beside(team.post(pile, editor, {{"do", "tag"}}), "chosen", "Tick"));
  CHECK(is_beside(team.post(pile, editor, {{"id", id}, {"do", "tag"}, {"tag", " "}}), "tag", ""));
  CHECK(is_beside(team.post(pile, editor, {{"id", id}, {"do", "assign"}, {"assignee", long_name}}),
                  "assignee", ""));
  CHECK(is_beside(team.post(pile, editor, {{"id", id}, {"do", "respond"}}), "decision", "Choose"));
  CHECK(is_beside(team.post("/moderation/charter", editor, {{"do", "approve"}}), "chosen", "Tick"));
  const std::string theme = "/themes/" + team.desk.open().themes().front().id.text;
  team.desk.open().put_in_theme("Paths", {{id}, {}});
  CHECK(is_beside(team.post(theme, editor, {{"do", "take-out"}}), "chosen", "Tick"));
}

TEST_CASE("what is wrong with one of several stands beside the field of that one", "[desk]") {
  Team team;
  Engagement engagement =
      Engagement::open(team.desk.sandbox.top(), {team.desk.clock, team.desk.randomness, "editor"});
  NewAction action;
  action.body = "Pay sooner";
  const std::string other = engagement.add_action(action).id.text;
  action.body = "Pay at all";
  const std::string id = engagement.add_action(action).id.text;
  const std::string officer = team.session(Role::officer);

  const Response due = team.post("/actions/" + id, officer, {{"do", "edit"}, {"due", "soon"}});
  CHECK(is_beside(due, "due-" + id, "Enter the day"));
  CHECK(has(due, "value=\"soon\""));
  CHECK_FALSE(has(due, "due-" + other + "-error"));

  const Pairs first = {
      {"do", "add"}, {"board", "Bridge Board"}, {"decided", "2026-03-01"}, {"status", "approved"}};
  REQUIRE(team.post("/approvals/charter/V0-1", officer, first).status == 303);
  const std::string page = *team.get("/approvals/charter", officer).body;
  const std::size_t at = page.find("class=\"rd-change\" id=\"") + 22;
  const std::string approval = page.substr(at, page.find('"', at) - at);
  const Response day = team.post("/approvals/charter/V0-1", officer,
                                 {{"do", "move"},
                                  {"id", approval},
                                  {"status", "withdrawn"},
                                  {"decided", "yesterday"},
                                  {"conditions", "It was wrong"}});
  CHECK(is_beside(day, "decided-" + approval, "Enter the day"));
  CHECK(has(day, "It was wrong"));
}

TEST_CASE("only the program that brought a comment changes its words", "[desk]") {
  Team team;
  Workspace workspace = team.desk.open();
  const Instant later{team.desk.clock.now().milliseconds + hour_milliseconds};
  const std::string brings = workspace.add_token("case system", {Role::editor}, later);
  const std::string other = workspace.add_token("statistics", {Role::officer}, later);
  const auto ask = [&](const std::string& method, const std::string& target,
                       const std::string& token, const std::string& body) {
    Request request = Team::request(method, target);
    request.headers["authorization"] = "Bearer " + token;
    request.headers["if-match"] = "*";
    request.body = body;
    return team.answer(request);
  };
  const std::string place = R"("made_on":{"document":"charter","anchor":"money-1"})";
  const Response added = ask("POST", "/api/v1/documents/charter/comments", brings,
                             R"({"body":"Who pays?",)" + place + "}");
  REQUIRE(added.status == 201);
  const std::string one = header(added, "Location");
  const std::string words = R"({"body":"Who pays for it?"})";
  CHECK(ask("PATCH", one, other, words).status == 403);
  CHECK(ask("DELETE", one, other, "").status == 403);
  CHECK(has(ask("PATCH", one, brings, words), "Who pays for it?"));
  const std::string of_reviewer = "/api/v1/comments/" + team.desk.comment("money-1", "");
  CHECK(ask("PATCH", of_reviewer, brings, words).status == 403);
  CHECK(ask("DELETE", of_reviewer, other, "").status == 403);
  CHECK(ask("DELETE", one, brings, "").status == 200);
}

TEST_CASE("of a statement's life a reader is told the comments that are public", "[desk]") {
  Team team;
  const std::string pending = team.desk.comment("money-1", "");
  const Response life = team.get("/api/v1/documents/charter/statements/money-1");
  CHECK(life.status == 200);
  CHECK_FALSE(has(life, pending));
  team.desk.open().moderate({pending}, Moderation::approved, "");
  CHECK(has(team.get("/api/v1/documents/charter/statements/money-1"), pending));
}
