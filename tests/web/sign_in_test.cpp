// Who is let in at the web desk, by a password or a link, and for how long.
#include <chrono>

#include "engine/workspace/workspace_support.h"
#include "support/catch.h"
#include "web/desk.h"

using namespace redraft;
using namespace redraft::web;

namespace {

const std::string password = "correct horse battery";

// Time that goes on when it is told to.
class Wait : public Clock {
 public:
  [[nodiscard]] Instant now() const override { return now_; }

  void pass(std::int64_t milliseconds) { now_.milliseconds += milliseconds; }

 private:
  Instant now_ = parse_instant("2026-03-02T09:00:00Z");
};

struct Door {
  testing::Desk desk;
  SystemRandomness chance;
  Wait clock;
  DeskOptions options{.folder = desk.sandbox.top(), .clock = clock, .randomness = chance};

  [[nodiscard]] Workspace open() const {
    return Workspace::open(options.folder, {options.clock, options.randomness, "Desk"});
  }

  [[nodiscard]] Response ask(const std::string& method, std::vector<std::string> path,
                             const std::map<std::string, std::string>& headers = {},
                             const Fields& form = {}) const {
    Request request;
    request.method = method;
    for (const std::string& segment : path) {
      request.target += "/" + segment;
    }
    request.path = std::move(path);
    request.headers = headers;
    request.headers["host"] = options.address.empty() ? "localhost" : options.address.substr(8);
    request.form = form;
    return make_desk(options).make()(request);
  }

  [[nodiscard]] Response try_password(
      const std::string& name, const std::string& tried,
      const std::map<std::string, std::string>& headers = {}) const {
    Fields form;
    form.add("name", name);
    form.add("password", tried);
    return ask("POST", {"sign-in", "password"}, headers, form);
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

// What the browser sends back.
std::map<std::string, std::string> with_cookie(const Response& response) {
  const std::string cookie = header(response, "Set-Cookie");
  return {{"cookie", cookie.substr(0, cookie.find(';'))}};
}

template <class Act>
std::chrono::duration<double> time_of(Act act) {
  const auto begun = std::chrono::steady_clock::now();
  act();
  return std::chrono::steady_clock::now() - begun;
}

}  // namespace

TEST_CASE("the right password lets in, and nothing else does", "[sign-in]") {
  const Door door;
  door.open().add_staff("Ottilie", {Role::officer}, password);

  const Response in = door.try_password("Ottilie", password);
  CHECK(in.status == 303);
  CHECK(header(in, "Location") == "/?done=signed-in");
  CHECK(door.ask("GET", {"themes"}, with_cookie(in)).status == 200);

  for (const char* wrong : {"correct horse", "", "CORRECT HORSE BATTERY"}) {
    const Response out = door.try_password("Ottilie", wrong);
    CHECK(out.status == 422);
    CHECK(header(out, "Set-Cookie").empty());
    CHECK(out.body->find("The name or the password is wrong") != std::string::npos);
  }
}

TEST_CASE("a name that nobody has is answered in the same words and takes as long", "[sign-in]") {
  const Door door;
  door.open().add_staff("Bertram", {Role::officer}, password);

  Response known;
  Response unknown;
  const auto of_known = time_of([&] { known = door.try_password("Bertram", "wrong"); });
  const auto of_unknown = time_of([&] { unknown = door.try_password("Nobody at all", "wrong"); });

  CHECK(unknown.status == known.status);
  CHECK(unknown.body->find("The name or the password is wrong") != std::string::npos);
  CHECK(of_unknown > of_known / 4);  // without the hash it is a thousandth
}

TEST_CASE("passwords are tried ten times, and then it is told how long to wait", "[sign-in]") {
  const Door door;
  door.open().add_staff("Tried", {Role::officer}, password);
  for (int i = 0; i < 10; ++i) {
    CHECK(door.try_password("Tried", "wrong").status == 422);
  }
  const Response limited = door.try_password("Tried", password);
  CHECK(limited.status == 429);
  const int wait = std::stoi(header(limited, "Retry-After"));
  CHECK(wait > 0);
  CHECK(wait <= 90);  // a tenth of fifteen minutes
  CHECK(limited.body->find("Please try again") != std::string::npos);
  CHECK(door.try_password("Somebody else", "wrong").status == 422);
}

TEST_CASE("the cookie is for encrypted connections only, where there are any", "[sign-in]") {
  Door door;
  door.open().add_staff("Secured", {Role::officer}, password);
  const std::map<std::string, std::string> forwarded = {{"x-forwarded-proto", "https"}};
  const auto cookie = [&](const std::map<std::string, std::string>& headers) {
    return header(door.try_password("Secured", password, headers), "Set-Cookie");
  };

  CHECK(cookie({}).find("; HttpOnly; SameSite=Lax") != std::string::npos);
  CHECK(cookie({}).find("Secure") == std::string::npos);
  CHECK(cookie(forwarded).find("Secure") == std::string::npos);  // anybody can say so
  door.options.trusts_proxy = true;
  CHECK(cookie(forwarded).find("; Secure") != std::string::npos);
  CHECK(cookie({}).find("Secure") == std::string::npos);
  door.options.trusts_proxy = false;
  door.options.address = "https://consult.example.org";
  CHECK(cookie({}).find("; Secure") != std::string::npos);
}

TEST_CASE("a session ends by itself after twelve hours", "[sign-in]") {
  Door door;
  door.open().add_staff("Sitting", {Role::officer}, password);
  const auto cookie = with_cookie(door.try_password("Sitting", password));
  const auto is_in = [&] { return door.ask("GET", {"themes"}, cookie).status == 200; };

  CHECK(is_in());
  door.clock.pass(session_lasts - 1000);
  CHECK(is_in());
  door.clock.pass(2000);
  CHECK_FALSE(is_in());
}

TEST_CASE("a link lets in once, within two weeks", "[sign-in]") {
  Door door;
  Invitation invitation;
  invitation.email = "asha@example.org";
  const auto invite = [&] { return door.open().invite(invitation); };

  const std::string link = invite();
  CHECK(door.ask("GET", {"sign-in", link}).status == 200);  // looked at, not used
  CHECK(door.ask("POST", {"sign-in", link}).status == 303);
  CHECK(door.ask("POST", {"sign-in", link}).status == 403);

  const std::string late = invite();
  door.clock.pass(link_lasts + 1000);
  CHECK(door.ask("POST", {"sign-in", late}).status == 403);
  const std::string timely = invite();
  door.clock.pass(link_lasts - 1000);
  CHECK(door.ask("POST", {"sign-in", timely}).status == 303);
}

TEST_CASE("who is signed in may sign in as somebody else by the forms they see", "[sign-in]") {
  const Door door;
  door.open().add_staff("Bram", {Role::editor}, password);
  const auto cookie = with_cookie(door.try_password("Bram", password));
  const std::string session = cookie.at("cookie").substr(cookie.at("cookie").find('=') + 1);
  const std::string key = "name=\"form_key\" value=\"" + Workspace::form_key(session) + "\"";
  const auto pages = {door.ask("GET", {"sign-in"}, cookie),
                      door.ask("GET", {"sign-in", std::string(64, 'a')}, cookie)};
  for (const Response& page : pages) {
    std::size_t forms = 0;
    std::size_t keys = 0;
    for (std::size_t at = 0;
         (at = page.body->find("<form method=\"post\"", at)) != std::string::npos; ++at, ++forms) {
    }
    for (std::size_t at = 0; (at = page.body->find(key, at)) != std::string::npos; ++at, ++keys) {
    }
    CHECK(forms > 1);
    CHECK(keys == forms);
  }
}

TEST_CASE("whether an address is known is not told by a link that cannot be sent", "[sign-in]") {
  Door door;
  Invitation invitation;
  invitation.email = "asha@example.org";
  Workspace workspace = door.open();
  static_cast<void>(workspace.sign_in(workspace.invite(invitation)));
  const auto ask = [&](const std::string& email) {
    Fields form;
    form.add("email", email);
    return door.ask("POST", {"sign-in"}, {}, form);
  };

  door.options.outbox = door.desk.sandbox.top() / "out";
  CHECK(ask("asha@example.org").status == 200);
  CHECK(ask("nobody@example.org").status == 200);
  std::size_t messages = 0;
  for (const auto& entry : std::filesystem::directory_iterator(door.options.outbox)) {
    const std::string name = entry.path().filename().string();
    CHECK(name.ends_with(".txt"));
    ++messages;
  }
  CHECK(messages == 1);

  testing::write_file(door.desk.sandbox.top() / "file", "no folder");
  door.options.outbox = door.desk.sandbox.top() / "file" / "out";
  const Response known = ask("asha@example.org");
  const Response unknown = ask("nobody@example.org");
  CHECK(known.status == 503);
  CHECK(unknown.status == known.status);
  CHECK(*unknown.body == *known.body);
}
