// What was typed when a session had ended is given back, to whoever typed it alone.
#include "engine/workspace/workspace_support.h"
#include "support/catch.h"
#include "web/desk.h"

using namespace redraft;
using namespace redraft::web;

namespace {

const std::string words = "Pay <sooner>, \"please\"";
const std::string escaped = "Pay &lt;sooner&gt;, &quot;please&quot;";

struct Tab {
  testing::Desk desk;
  SystemRandomness chance;
  DeskOptions options{.folder = desk.sandbox.top(), .clock = desk.clock, .randomness = chance};

  Tab() { desk.publish("V0-1", "# Charter\n\nWe commit to paying within thirty days.\n"); }

  [[nodiscard]] std::string reviewer() {
    Invitation invitation;
    invitation.email = "asha@example.org";
    Workspace workspace = desk.open();
    return workspace.sign_in(workspace.invite(invitation));
  }

  [[nodiscard]] Response send(std::vector<std::string> path, const Fields& form,
                              const std::string& session = {},
                              std::map<std::string, std::string> headers = {
                                  {"origin", "http://localhost"}}) const {
    Request request;
    request.method = "POST";
    for (const std::string& segment : path) {
      request.target += "/" + segment;
    }
    request.path = std::move(path);
    request.headers = std::move(headers);
    request.headers["host"] = "localhost";
    if (!session.empty()) {
      request.headers["cookie"] = "redraft_session=" + session;
    }
    request.form = form;
    return make_desk(options).make()(request);
  }

  [[nodiscard]] std::size_t comments() { return desk.open().comments({}).size(); }
};

const std::vector<std::string> place = {"comment", "charter", "V0-1", "charter-1"};

Fields comment_form(const std::string& key = "of a session that is over") {
  Fields form;
  form.add("form_key", key);
  form.add("kind", "question");
  form.add("body", words);
  form.add("publish", "no");
  form.add("do", "send");
  return form;
}

bool has(const Response& response, const std::string& text) {
  return response.body && response.body->find(text) != std::string::npos;
}

bool is_kept_nowhere(const Response& response) {
  for (const auto& [name, value] : response.headers) {
    if (name == "Cache-Control") {
      return value == "no-store";
    }
  }
  return false;
}

}  // namespace

TEST_CASE("words that came after a session had ended are given back and go on once", "[typed]") {
  Tab tab;

  const Response back = tab.send(place, comment_form());
  CHECK(back.status == 403);
  CHECK(has(back, "What you wrote has not been sent"));
  CHECK(has(back, "name=\"typed.body\" value=\"" + escaped));
  CHECK(has(back, "name=\"aim\" value=\"/comment/charter/V0-1/charter-1\""));
  CHECK_FALSE(has(back, "of a session that is over"));
  CHECK(is_kept_nowhere(back));

  Fields again;
  again.add("aim", "/comment/charter/V0-1/charter-1");
  again.add("typed.kind", "question");
  again.add("typed.body", words);
  again.add("typed.publish", "no");
  const Response still_out = tab.send({"typed"}, again);
  CHECK(still_out.status == 422);
  CHECK(has(still_out, escaped));

  const std::string session = tab.reviewer();
  const Response look = tab.send({"typed"}, again, session);
  CHECK(look.status == 200);
  CHECK(has(look, "action=\"/comment/charter/V0-1/charter-1\""));
  CHECK(has(look, Workspace::form_key(session)));
  CHECK(has(look, "name=\"body\" value=\"" + escaped));
  CHECK(is_kept_nowhere(look));
  CHECK(tab.comments() == 0);

  CHECK(tab.send(place, comment_form(Workspace::form_key(session)), session).status == 303);
  CHECK(tab.comments() == 1);
}

TEST_CASE("words sent with the key of another session are shown before they go on", "[typed]") {
  Tab tab;
  const std::string session = tab.reviewer();

  const Response back = tab.send(place, comment_form(), session);

  CHECK(back.status == 403);
  CHECK(has(back, "name=\"body\" value=\"" + escaped));
  CHECK(has(back, Workspace::form_key(session)));
  CHECK(tab.comments() == 0);
}

TEST_CASE("nobody else can put words into that page", "[typed]") {
  Tab tab;
  const std::string session = tab.reviewer();
  using Headers = std::map<std::string, std::string>;
  for (const Headers& headers :
       {Headers{}, Headers{{"origin", "https://elsewhere.example"}}, Headers{{"origin", "null"}},
        Headers{{"sec-fetch-site", "none"}}, Headers{{"sec-fetch-site", "cross-site"}},
        Headers{{"sec-fetch-site", "same-site"}},
        Headers{{"origin", "http://localhost"}, {"sec-fetch-site", "cross-site"}}}) {
    for (const std::string& who : {std::string(), session}) {
      CHECK_FALSE(has(tab.send(place, comment_form(), who, headers), "sooner"));
      Fields planted;
      planted.add("aim", "/people/erase");
      planted.add("typed.body", words);
      CHECK_FALSE(has(tab.send({"typed"}, planted, who, headers), "sooner"));
    }
  }
  for (const char* aim :
       {"", "/", "//elsewhere.example", "/\\elsewhere.example", "https://x.example/"}) {
    Fields planted;
    planted.add("aim", aim);
    planted.add("typed.body", words);
    CHECK_FALSE(has(tab.send({"typed"}, planted, session), "sooner"));
  }
}

TEST_CASE("secrets, and forms without words, are not given back", "[typed]") {
  Tab tab;
  Fields secret;
  secret.add("passphrase", "open sesame");
  secret.add("words", words);
  CHECK_FALSE(has(tab.send({"concerns", "lane"}, secret), "sooner"));

  Fields nothing;
  nothing.add("form_key", "old");
  nothing.add("do", "withdraw");
  CHECK_FALSE(has(tab.send({"c", "c-0000000000", "withdraw"}, nothing), "has not been sent"));
}

TEST_CASE("very long words can be copied, and do not go to and fro", "[typed]") {
  Tab tab;
  Fields form;
  form.add("body", std::string(300'000, 'x'));

  const Response back = tab.send(place, form);

  CHECK(has(back, std::string(300'000, 'x')));
  CHECK_FALSE(has(back, "name=\"typed.body\""));
  CHECK(has(back, "copy it from here"));
}
