// From a request to a route: who asks, whether they may, and what every answer carries.
#include "web/desk.h"

#include <algorithm>
#include <limits>

#include "redraft/error.h"
#include "redraft/percent.h"
#include "web/api.h"
#include "web/assets.h"
#include "web/host.h"
#include "web/plain_answers.h"
#include "web/routes.h"
#include "web/shared_bytes.h"
#include "web/static_files.h"
#include "web/typed.h"

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

// Another site could make its own name lead to this machine, and read what the browser is told.
bool is_our_host(const Request& request, const DeskOptions& desk) {
  const std::string& host = request.header("host");
  return desk.address.empty() ? is_this_machine(host) : is_host_of(host, desk.address);
}

// A form of ours, sent by a page of ours.
bool is_our_form(const Visit& visit) {
  const Request& request = visit.request;
  const std::string& origin = request.header("origin");
  if (!origin.empty() && !is_host_of(request.header("host"), origin)) {
    return false;
  }
  const std::string& site = request.header("sec-fetch-site");
  if (!site.empty() && site != "same-origin" && site != "none") {
    return false;
  }
  return !visit.who || request.form["form_key"] == Workspace::form_key(visit.session);
}

using Parts = std::map<std::string, std::string, std::less<>>;

bool matches(std::string_view pattern, const std::vector<std::string>& path, Parts& parts) {
  parts.clear();
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
      parts.emplace(segment.substr(1), path[at]);
    }
    ++at;
  }
  return at == path.size();
}

Response refuse(Visit& visit, const Route& route) {
  if (is_for_programs(visit.request) && !visit.who) {
    return not_signed_in();
  }
  if (!visit.who && route.method == "GET") {
    return go_to("/sign-in?next=" + percent_encoded(visit.request.target));
  }
  if (!visit.who && !is_for_programs(visit.request)) {
    if (auto typed = give_back(visit)) {
      return std::move(*typed);
    }
  }
  return failure(visit, refusal(route.needs));
}

Response answer(Visit& visit, const Route& route) {
  if (!visit.may(route.needs)) {
    return refuse(visit, route);
  }
  if (route.method != "GET" && route.writing != Writing::nothing &&
      !is_for_programs(visit.request) && !is_our_form(visit)) {
    if (auto typed = give_back(visit)) {
      return std::move(*typed);
    }
    return failure(visit, Error(ErrorKind::not_allowed,
                                "answer: the form was not sent from this site, or you have signed "
                                "in or out since; go back, reload the page and send it again"));
  }
  visit.workspace.act_as(visit.who ? visit.who->name : "web");
  return route.answer(visit);
}

Response find_and_answer(Visit& visit) {
  const Route* other_method = nullptr;
  std::string allowed;
  for (const Route& route : routes()) {
    if (!matches(route.pattern, visit.request.path, visit.parts)) {
      continue;
    }
    if (route.method == visit.request.method) {
      Response response = answer(visit, route);
      response.route = route.pattern;
      return response;
    }
    other_method = &route;
    allowed += allowed.empty() ? "" : ", ";
    allowed += route.method == "GET" ? "GET, HEAD" : std::string(route.method);
  }
  const Error error(ErrorKind::not_found, "find the page: there is none");
  const int status = other_method != nullptr ? 405 : 404;
  Response response =
      is_for_programs(visit.request) ? problem(error, status) : failure(visit, error);
  response.status = status;
  response.route = other_method != nullptr ? other_method->pattern : "(none)";
  if (!allowed.empty()) {
    response.headers.emplace_back("Allow", allowed);
  }
  return response;
}

bool is_from_nobody(const Request& request) {
  return session_of(request).empty() && request.header("authorization").empty();
}

// Pages that say the same to every reader until something changes.
bool is_steady(const Response& response, const Request& request) {
  return response.status == 200 && request.method == "GET" && is_from_nobody(request) &&
         request.target.find('?') == std::string::npos &&
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

Workspace open(const DeskOptions& options) {
  return Workspace::open(options.folder, {options.clock, options.randomness, "web", nullptr});
}

constexpr std::uint64_t unknown = std::numeric_limits<std::uint64_t>::max();

// What is answered without any work: static files, and pages that were kept.
std::shared_ptr<const Response> answer_at_once(const DeskOptions& options, KeptPages& kept,
                                               const Request& request, std::uint64_t changes) {
  if (auto file = static_file(request)) {
    secure(*file);
    return std::make_shared<const Response>(std::move(*file));
  }
  if (request.method != "GET" || !is_from_nobody(request) || !is_our_host(request, options)) {
    return nullptr;
  }
  const auto page = kept.find(request.target, changes);
  if (!page) {
    return nullptr;
  }
  return request.header("if-none-match") == page->etag ? page->unchanged : page->response;
}

// With its version added.
std::shared_ptr<const KeptPages::Whole> whole(Response& response) {
  const std::string etag = '"' + version_of(*response.body) + '"';
  response.headers.emplace_back("Vary", "Cookie");
  response.headers.emplace_back("ETag", etag);
  constexpr std::size_t worth_sharing = 16U << 10U;
  if (response.body->size() >= worth_sharing) {
    response.shared = SharedBytes::of(*response.body);
  }
  Response unchanged = response;
  unchanged.status = 304;
  unchanged.body.reset();
  unchanged.shared.reset();
  return std::make_shared<const KeptPages::Whole>(
      KeptPages::Whole{std::make_shared<const Response>(response),
                       std::make_shared<const Response>(std::move(unchanged)), etag});
}

// What one worker has.
class Desk {
 public:
  Desk(const DeskOptions& options, std::shared_ptr<KeptPages> kept)
      : options_(options),
        kept_(std::move(kept)),
        workspace_(std::make_unique<Workspace>(open(options))) {}

  Response handle(const Request& request) {
    const std::uint64_t changes = kept_->changes();
    if (const auto known = answer_at_once(options_, *kept_, request, changes)) {
      return *known;
    }
    Response response = respond(request);
    secure(response);
    if (is_steady(response, request)) {
      kept_->keep(request.target, changes, whole(response));
    }
    return response;
  }

  std::vector<Response> handle_together(const std::vector<Request>& requests) {
    std::vector<Response> responses;
    try {
      workspace_->together([&] {
        for (const Request& request : requests) {
          responses.push_back(respond(request));
        }
      });
    } catch (const Error& error) {
      // Nothing was written, whatever was about to be said of it.
      responses.clear();
      for (const Request& request : requests) {
        Visit visit = visit_of(request);
        responses.push_back(failed(visit, error));
      }
    }
    for (Response& response : responses) {
      secure(response);
    }
    return responses;
  }

  void tidy() {
    try {
      workspace_->tidy();
    } catch (const Error&) {
      // What was committed is safe where it is; the next writer tries again.
      return;
    }
  }

 private:
  Response respond(const Request& request) {
    if (!is_our_host(request, options_)) {
      Response response = plain(421, "This site is reached by another address.");
      response.route = "(another host)";
      return response;
    }
    Visit visit = visit_of(request);
    try {
      if (is_for_programs(request)) {
        const std::string token = token_of(request);
        if (!token.empty() && !(visit.who = workspace_->owner(token))) {
          return not_signed_in();
        }
      } else if (!visit.session.empty()) {
        visit.who = workspace_->signed_in(visit.session);
      }
      return find_and_answer(visit);
    } catch (const Error& error) {
      return failed(visit, error);
    } catch (const std::exception& error) {
      return failed(visit, Error(ErrorKind::internal, error.what()));
    }
  }

  Visit visit_of(const Request& request) {
    return {request, *workspace_, pages_, texts_, options_, *kept_, {}, session_of(request), {}};
  }

  static Response failed(Visit& visit, const Error& error) {
    Response response = failure(visit, error);
    for (const Route& route : routes()) {
      if (route.method == visit.request.method &&
          matches(route.pattern, visit.request.path, visit.parts)) {
        response.route = route.pattern;
        break;
      }
    }
    return response;
  }

  const DeskOptions& options_;
  std::shared_ptr<KeptPages> kept_;
  std::unique_ptr<Workspace> workspace_;
  Pages pages_;
  DraftTexts texts_;
};

// Whether the route is one of those that many requests are answered with one commit. A look at what
// was typed writes nothing.
bool joins(const Request& request) {
  return request.method != "GET" && request.form["do"] != "preview" &&
         std::any_of(routes().begin(), routes().end(), [&](const Route& route) {
           Parts parts;
           return route.method == request.method && route.writing == Writing::together &&
                  matches(route.pattern, request.path, parts);
         });
}

}  // namespace

Handlers make_desk(const DeskOptions& options) {
  const auto kept = std::make_shared<KeptPages>(open(options));
  Handlers handlers;
  handlers.make = [&options, kept]() -> Handler {
    return [desk = std::make_shared<Desk>(options, kept)](const Request& request) {
      return desk->handle(request);
    };
  };
  handlers.changes = [kept] {
    try {
      return kept->changes();
    } catch (const Error&) {
      return unknown;  // a worker will say what is wrong
    }
  };
  handlers.at_once = [&options, kept](const Request& request, std::uint64_t changes) {
    return answer_at_once(options, *kept, request, changes);
  };
  handlers.joins = joins;
  handlers.make_group = [&options, kept]() -> GroupHandler {
    const auto desk = std::make_shared<Desk>(options, kept);
    return {
        [desk](const std::vector<Request>& requests) { return desk->handle_together(requests); },
        [desk] { desk->tidy(); }};
  };
  return handlers;
}

}  // namespace redraft::web
