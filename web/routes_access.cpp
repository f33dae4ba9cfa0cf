// Signing in by a link, signing out, and the two pages about the site itself.
#include <chrono>
#include <filesystem>
#include <fstream>

#include "redraft/error.h"
#include "redraft/percent.h"
#include "web/rate_limit.h"
#include "web/routes.h"

namespace redraft::web {

namespace {

constexpr const char* cookie_name = "redraft_session";

// A page of ours to go to; anything else leads home.
std::string local(const std::string& next) {
  const bool ours = next.size() > 1 && next[0] == '/' && next[1] != '/' && next[1] != '\\';
  return ours ? next : "/";
}

std::string done(const std::string& link, const std::string& what) {
  const std::string path = link.substr(0, link.find('#'));
  return path + (path.find('?') == std::string::npos ? "?" : "&") + "done=" + what;
}

void set_cookie(const Visit& visit, Response& response, const std::string& session,
                std::int64_t seconds) {
  const bool secure =
      visit.desk.address.rfind("https:", 0) == 0 ||
      (visit.desk.trusts_proxy && visit.request.header("x-forwarded-proto") == "https");
  response.headers.emplace_back(
      "Set-Cookie", std::string(cookie_name) + "=" + session +
                        "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(seconds) +
                        (secure ? "; Secure" : ""));
}

// Of all workers together: how long to wait, if at all.
std::optional<std::chrono::seconds> wait_for_link() {
  static RateLimit limit(1, 30, std::chrono::minutes(5));
  return limit.take();
}

std::optional<std::chrono::seconds> wait_for_password(const std::string& name) {
  static SecretLimit limit(120);
  return limit.take(name);
}

// One message a file, for whatever sends mail here. It is begun, aside, before anybody is looked
// for: where the outbox cannot be written to, everybody is told the same. Never seen half, and gone
// unless it is sent.
class OutgoingLink {
 public:
  // Throws unavailable.
  explicit OutgoingLink(const Visit& visit)
      : visit_(visit),
        name_(new_id('m', visit.desk.randomness)),
        aside_(visit.desk.outbox / ("." + name_)) {
    file_.exceptions(std::ios::failbit | std::ios::badbit);
    try {
      std::filesystem::create_directories(visit.desk.outbox);
      std::filesystem::permissions(visit.desk.outbox, std::filesystem::perms::owner_all);
      file_.open(aside_);
      using enum std::filesystem::perms;
      std::filesystem::permissions(aside_, owner_read | owner_write);
      file_ << "Subject: Your link to " << visit_.desk.name << "\n" << std::flush;
    } catch (const std::system_error&) {  // of files and of folders
      throw Error(ErrorKind::unavailable, "send a link: it cannot be sent just now");
    }
  }

  ~OutgoingLink() {
    std::error_code gone;  // where it was sent
    std::filesystem::remove(aside_, gone);
  }

  OutgoingLink(const OutgoingLink&) = delete;
  OutgoingLink& operator=(const OutgoingLink&) = delete;
  OutgoingLink(OutgoingLink&&) = delete;
  OutgoingLink& operator=(OutgoingLink&&) = delete;

  // Throws std::system_error.
  void send(const std::string& email, const std::string& link) {
    file_ << "To: " << email << "\n\nThis link lets you in, once, within two weeks:\n\n"
          << link << "\n\nIf you did not ask for it, do nothing.\n";
    file_.close();
    std::filesystem::rename(aside_, visit_.desk.outbox / (name_ + ".txt"));
  }

 private:
  const Visit& visit_;
  std::string name_;
  std::filesystem::path aside_;
  std::ofstream file_;
};

Response sign_in_form(Visit& visit, const std::string& field = {}, const std::string& error = {}) {
  Values values;
  const std::string next = visit.request.query["next"] + visit.request.form["next"];
  put(values, "next", next);
  values["can_ask"] = !visit.desk.outbox.empty();
  put(values, "email", visit.request.form["email"]);
  put(values, "sign_in_name", visit.request.form["name"]);
  put(values, "email_error", field == "email" ? error : "");
  put(values, "password_error", field == "password" ? error : "");
  values["has_errors"] = !error.empty();
  if (!error.empty()) {
    Values one;
    one["field"] = field;
    one["message"] = error;
    values["errors"] = ValueList{one};
  }
  return page(visit, "sign_in", "Sign in", std::move(values), error.empty() ? 200 : 422);
}

}  // namespace

Response sign_in_page(Visit& visit) {
  return sign_in_form(visit);
}

Response ask_for_link(Visit& visit) {
  const std::string& email = visit.request.form["email"];
  if (visit.desk.outbox.empty()) {
    throw Error(ErrorKind::not_allowed, "sign in: links are not sent from here");
  }
  if (email.find('@') == std::string::npos || email.size() > 250 ||
      email.find_first_of("\r\n") != std::string::npos) {
    return sign_in_form(visit, "email", "Enter an e-mail address, such as name@example.org");
  }
  if (const auto wait = wait_for_link()) {
    return too_many(visit, "sign in: many people ask for a link just now", *wait);
  }
  // What is answered does not tell whether the address is known.
  OutgoingLink outgoing(visit);
  try {
    if (const auto secret = visit.workspace.invite_again(email)) {
      const std::string address = visit.desk.address.empty()
                                      ? "http://" + visit.request.header("host")
                                      : visit.desk.address;
      outgoing.send(email, address + link_to({"sign-in", *secret}) +
                               "?next=" + percent_encoded(local(visit.request.form["next"])));
    }
  } catch (const std::exception& error) {
    if (visit.desk.complain) {
      visit.desk.complain(std::string("send a link: ") + error.what());
    }
  }
  Values values;
  values["sent"] = true;
  return page(visit, "sign_in", "Sign in", std::move(values));
}

// Asks first: programs that look at links in mail would otherwise use it up.
Response link_page(Visit& visit) {
  Values values;
  values["next"] = local(visit.request.query["next"]);
  return page(visit, "link", "Sign in", std::move(values));
}

Response use_link(Visit& visit) {
  const std::string session = visit.workspace.sign_in(visit.part("link"));
  Response response = go_to(done(local(visit.request.form["next"]), "signed-in"));
  set_cookie(visit, response, session, session_lasts / 1000);
  return response;
}

Response use_password(Visit& visit) {
  const std::string& name = visit.request.form["name"];
  if (const auto wait = wait_for_password(name)) {
    return too_many(visit, "sign in: there were too many tries", *wait);
  }
  try {
    const std::string session = visit.workspace.sign_in(name, visit.request.form["password"]);
    Response response = go_to(done(local(visit.request.form["next"]), "signed-in"));
    set_cookie(visit, response, session, session_lasts / 1000);
    return response;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::not_allowed) {
      throw;
    }
    return sign_in_form(visit, "password", "The name or the password is wrong");
  }
}

Response sign_out(Visit& visit) {
  visit.workspace.sign_out(visit.session);
  Response response = go_to("/?done=signed-out");
  set_cookie(visit, response, "", 0);
  return response;
}

Response accessibility_page(Visit& visit) {
  return page(visit, "accessibility", "Accessibility", {});
}

Response privacy_page(Visit& visit) {
  Values values;
  values["public_readers"] = visit.desk.public_readers;
  return page(visit, "privacy", "Privacy", std::move(values));
}

}  // namespace redraft::web
