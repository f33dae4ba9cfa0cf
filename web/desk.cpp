// From a request to a route: who asks, whether they may, and what every answer carries.
#include "web/desk.h"

#include <algorithm>

#include "redraft/error.h"
#include "redraft/percent.h"
#include "web/assets.h"
#include "web/routes.h"
#include "web/static_files.h"

namespace redraft::web {

namespace {

constexpr std::string_view cookie_name = "redraft_session=";

constexpr std::string_view content_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'";

std::string session_of(const Request& request) {
  const std::string& cookies = request.header("cookie");
  std::size_t at = 0;
  while (at < cookies.size()) {
    const std::size_t end = std::min(cookies.find(';', at), cookies.size());
    const std::string_view one = std::string_view(cookies).substr(at, end - at);
    if (one.starts_with(cookie_name)) {
      return std::string(one.substr(cookie_name.size()));
    }
    at = std::min(cookies.find_first_not_of("; ", end), cookies.size());
  }
  return {};
}

// Host without its port.
std::string host_name(std::string_view host) {
  const std::size_t bracket = host.find(']');
  const std::size_t colon = host.find(':', bracket == std::string_view::npos ? 0 : bracket);
  return std::string(host.substr(0, colon));
}

std::string host_of(std::string_view address) {
  const std::size_t begin = address.find("://");
  return std::string(begin == std::string_view::npos ? address : address.substr(begin + 3));
}

// Another site could make its own name lead to this machine, and read what the browser is told.
bool is_our_host(const Request& request, const DeskOptions& desk) {
  const std::string& host = request.header("host");
  if (!desk.address.empty()) {
    return host == host_of(desk.address);
  }
  const std::string name = host_name(host);
  return name == "127.0.0.1" || name == "localhost" || name == "[::1]";
}

// A form of ours, sent by a page of ours.
bool is_our_form(const Visit& visit) {
  const Request& request = visit.request;
  const std::string& origin = request.header("origin");
  if (!origin.empty() && host_of(origin) != request.header("host")) {
    return false;
  }
  const std::string& site = request.header("sec-fetch-site");
  if (!site.empty() && site != "same-origin" && site != "none") {
    return false;
  }
  return !visit.who || request.form["form_key"] == Workspace::form_key(visit.session);
}

bool matches(std::string_view pattern, const std::vector<std::string>& path, Visit& visit) {
  visit.parts.clear();
  std::size_t at = 0;
  pattern.remove_prefix(1);
  while (!pattern.empty()) {
    const std::size_t end = std::min(pattern.find('/'), pattern.size());
    const std::string_view segment = pattern.substr(0, end);
    pattern.remove_prefix(std::min(end + 1, pattern.size()));
    if (at == path.size() || path[at].empty() || (segment.front() != ':' && segment != path[at])) {
      return false;
    }
    if (segment.front() == ':') {
      visit.parts.emplace(segment.substr(1), path[at]);
    }
    ++at;
  }
  return at == path.size();
}

Response refuse(Visit& visit, const Route& route) {
  if (visit.role() == Role::reader && route.method == "GET") {
    return go_to("/sign-in?next=" + percent_encoded(visit.request.target));
  }
  return failure(
      visit, Error(ErrorKind::not_allowed, "answer: this is for " + to_string(route.least) + "s"));
}

Response answer(Visit& visit, const Route& route) {
  if (visit.role() < route.least) {
    return refuse(visit, route);
  }
  if (route.method == "POST" && !is_our_form(visit)) {
    return failure(visit, Error(ErrorKind::not_allowed,
                                "answer: the form was not sent from this site, or you have signed "
                                "in or out since; go back, reload the page and send it again"));
  }
  visit.workspace.act_as(visit.who ? visit.who->name : "web");
  return route.answer(visit);
}

Response find_and_answer(Visit& visit) {
  const Route* other_method = nullptr;
  for (const Route& route : routes()) {
    if (!matches(route.pattern, visit.request.path, visit)) {
      continue;
    }
    if (route.method == visit.request.method) {
      Response response = answer(visit, route);
      response.route = route.pattern;
      return response;
    }
    other_method = &route;
  }
  Response response = failure(visit, Error(ErrorKind::not_found, "find the page: there is none"));
  response.status = other_method != nullptr ? 405 : 404;
  response.route = other_method != nullptr ? other_method->pattern : "(none)";
  return response;
}

// Pages that say the same to every reader while the revision is the same.
bool is_steady(const Response& response, const Visit& visit) {
  return response.status == 200 && visit.request.method == "GET" && !visit.who &&
         visit.request.target.find('?') == std::string::npos &&
         (response.route == "/" || response.route == "/d/:document" ||
          response.route == "/d/:document/:label");
}

void secure(Response& response) {
  response.headers.insert(
      response.headers.end(),
      {{"Content-Security-Policy", std::string(content_policy)},
       {"X-Content-Type-Options", "nosniff"},
       {"Referrer-Policy", "same-origin"},
       {"Cross-Origin-Opener-Policy", "same-origin"},
       {"Cross-Origin-Resource-Policy", "same-origin"},
       {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"}});
}

// What one worker has.
class Desk {
 public:
  explicit Desk(const DeskOptions& options)
      : options_(options),
        workspace_(std::make_unique<Workspace>(Workspace::open(
            options.folder, {options.clock, options.randomness, "web", nullptr}))) {}

  Response handle(const Request& request) {
    Response response = respond(request);
    secure(response);
    return response;
  }

 private:
  Response respond(const Request& request) {
    if (auto file = static_file(request)) {
      return std::move(*file);
    }
    if (!is_our_host(request, options_)) {
      Response response;
      response.status = 421;
      response.route = "(another host)";
      return response;
    }
    const std::string revision = session_of(request).empty() ? revision_now() : "";
    if (auto known = known_page(request, revision)) {
      return std::move(*known);
    }
    Visit visit{request, *workspace_, pages_, texts_, options_, {}, session_of(request), {}};
    try {
      if (!visit.session.empty()) {
        visit.who = workspace_->signed_in(visit.session);
      }
      Response response = find_and_answer(visit);
      if (!revision.empty() && is_steady(response, visit)) {
        keep(request, revision, response);
      }
      return response;
    } catch (const Error& error) {
      return failed(visit, error);
    } catch (const std::exception& error) {
      return failed(visit, Error(ErrorKind::internal, error.what()));
    }
  }

  // Empty where it cannot be told: then nothing is kept.
  std::string revision_now() {
    try {
      return workspace_->revision();
    } catch (const Error&) {
      return {};
    }
  }

  std::optional<Response> known_page(const Request& request, const std::string& revision) {
    if (revision.empty()) {
      return std::nullopt;
    }
    if (revision != kept_revision_) {
      kept_.clear();
      kept_revision_ = revision;
    }
    const auto found = request.method == "GET" ? kept_.find(request.target) : kept_.end();
    if (found == kept_.end()) {
      return std::nullopt;
    }
    Response response = found->second;
    if (request.header("if-none-match") == etag(revision)) {
      response.status = 304;
      response.body.reset();
    }
    return response;
  }

  void keep(const Request& request, const std::string& revision, Response& response) {
    constexpr std::size_t most = 64;
    response.headers.emplace_back("ETag", etag(revision));
    response.headers.emplace_back("Vary", "Cookie");
    if (kept_.size() < most) {
      kept_.emplace(request.target, response);
    }
  }

  // Of this program: another one has other templates.
  static std::string etag(const std::string& revision) {
    return "\"" + revision + "-" + asset_link("app.css").substr(12, 12) + "\"";
  }

  static Response failed(Visit& visit, const Error& error) {
    Response response = failure(visit, error);
    for (const Route& route : routes()) {
      if (route.method == visit.request.method &&
          matches(route.pattern, visit.request.path, visit)) {
        response.route = route.pattern;
        break;
      }
    }
    return response;
  }

  const DeskOptions& options_;
  std::unique_ptr<Workspace> workspace_;
  Pages pages_;
  DraftTexts texts_;
  std::string kept_revision_;
  std::map<std::string, Response> kept_;  // by target, for readers who are not signed in
};

}  // namespace

Handler make_desk(const DeskOptions& options) {
  return [desk = std::make_shared<Desk>(options)](const Request& request) {
    return desk->handle(request);
  };
}

}  // namespace redraft::web
