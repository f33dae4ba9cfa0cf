#include "web/api.h"

#include "redraft/desk_json.h"
#include "redraft/json.h"

namespace redraft::web {

bool is_for_programs(const Request& request) {
  return !request.path.empty() && request.path.front() == "api";
}

std::string token_of(const Request& request) {
  constexpr std::string_view scheme = "Bearer ";
  const std::string& sent = request.header("authorization");
  return sent.starts_with(scheme) ? sent.substr(scheme.size()) : std::string();
}

Response json_answer(std::string body, const std::string& version, int status) {
  Response response;
  response.status = status;
  response.headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-cache"}};
  if (!version.empty()) {
    response.headers.emplace_back("ETag", '"' + version + '"');
  }
  response.body = std::make_shared<const std::string>(std::move(body));
  return response;
}

Response nothing_more() {
  Response response;
  response.status = 204;
  return response;
}

Response problem(const Error& error, int status) {
  Response response = json_answer(json::problem(error, status), {}, status);
  response.headers = {{"Content-Type", "application/problem+json"}, {"Cache-Control", "no-store"}};
  return response;
}

Response not_signed_in() {
  Response response =
      problem(Error(ErrorKind::not_allowed, "answer: this is for programs that show a token",
                    "send Authorization: Bearer TOKEN; redraft access token makes one"),
              401);
  response.headers.emplace_back("WWW-Authenticate", "Bearer");
  return response;
}

std::optional<Response> stale(const Request& request, const std::string& version) {
  const std::string& seen = request.header("if-match");
  if (seen.empty()) {
    return problem(Error(ErrorKind::conflict, "change it: nothing says which version was seen",
                         "send If-Match with the ETag that reading it gave"),
                   428);
  }
  if (seen != "*" && seen != '"' + version + '"') {
    return problem(
        Error(ErrorKind::conflict, "change it: somebody has changed it since", "read it again"),
        412);
  }
  return std::nullopt;
}

JsonObject sent_object(const Request& request, const std::vector<std::string_view>& known) {
  return JsonObject::read(request.body, known);
}

std::optional<Instant> sent_day(const JsonObject& sent, std::string_view field) {
  const std::string day = sent.text(field);
  return day.empty() ? std::nullopt : std::optional(parse_instant(day));
}

std::string comment_json(const Visit& visit, const std::string& id) {
  const Comment comment = visit.comment(id, "");
  const bool all = visit.may(Permission::see_pile);
  const bool edited = all && comment.edits > 0;
  const bool answered = all && comment.disposition;
  return json::comment(
      comment,
      edited ? visit.workspace.comment_history(comment.id.text) : std::vector<EarlierWords>(),
      json::Names::hidden,
      answered ? visit.workspace.reactions(comment.id.text) : std::vector<ReviewerReaction>());
}

}  // namespace redraft::web
