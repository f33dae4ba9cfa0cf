// Signing in by a link, signing out, and the two pages about the site itself.
#include <chrono>
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

// One message a file, for whatever sends mail here. Written aside first: never seen half. Throws
// unavailable where it cannot be written.
void put_in_outbox(const Visit& visit, const std::string& email, const std::string& link) {
  namespace fs = std::filesystem;
  const std::string name = new_id('m', visit.desk.randomness);
  const fs::path aside = visit.desk.outbox / ("." + name);
  try {
    fs::create_directories(visit.desk.outbox);
    fs::permissions(visit.desk.outbox, fs::perms::owner_all);
    std::ofstream file;
    file.exceptions(std::ios::failbit | std::ios::badbit);
    file.open(aside);
    fs::permissions(aside, fs::perms::owner_read | fs::perms::owner_write);
    file << "To: " << email << "\nSubject: Your link to " << visit.desk.name << "\n\n"
         << "This link lets you in, once, within two weeks:\n\n"
         << link << "\n\nIf you did not ask for it, do nothing.\n";
    file.close();
    fs::rename(aside, visit.desk.outbox / (name + ".txt"));
  } catch (const std::system_error&) {  // of files and of folders
    throw Error(ErrorKind::unavailable, "send a link: it cannot be sent just now");
  }
}

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
  if (const auto secret = visit.workspace.invite_again(email)) {
    const std::string address =
        visit.desk.address.empty() ? "http://" + visit.request.header("host") : visit.desk.address;
    put_in_outbox(visit, email,
                  address + link_to({"sign-in", *secret}) +
                      "?next=" + percent_encoded(local(visit.request.form["next"])));
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
  return page(visit, "privacy", "Privacy", {});
}

}  // namespace redraft::web
