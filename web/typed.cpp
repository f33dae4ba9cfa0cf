#include "web/typed.h"

#include <algorithm>
#include <array>

#include "redraft/error.h"
#include "web/around.h"
#include "web/comment_page.h"
#include "web/host.h"
#include "web/routes.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

constexpr std::size_t most_bytes = 256U << 10U;  // beyond it words can be copied, not sent again
constexpr std::string_view prefix = "typed.";    // of a field's name, from page to page
constexpr std::string_view aim = "aim";          // where it was to be sent

using Typed = std::vector<std::pair<std::string, std::string>>;

// Not only not from elsewhere: a browser says so itself.
bool is_surely_ours(const Request& request) {
  const std::string& origin = request.header("origin");
  const std::string& site = request.header("sec-fetch-site");
  const bool by_origin = is_host_of(request.header("host"), origin);
  return origin.empty() ? site == "same-origin"
                        : by_origin && (site.empty() || site == "same-origin");
}

bool is_local(std::string_view target) {
  return target.size() > 1 && target[0] == '/' && target[1] != '/' && target[1] != '\\';
}

// Words, not what the form says of itself.
bool is_shown(const std::string& name, const std::string& value) {
  constexpr std::array hidden = {"do", "seen", "prefix", "suffix"};
  return !is_blank(value) && std::find(hidden.begin(), hidden.end(), name) == hidden.end();
}

std::string label_of(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  std::replace(name.begin(), name.end(), '-', ' ');
  return with_capital(std::move(name));
}

Response show(Visit& visit, const std::string& target, const Typed& typed, int status,
              const std::string& error = {}) {
  ValueList shown;
  ValueList sent;
  std::size_t bytes = 0;
  for (const auto& [name, value] : typed) {
    Values one;
    one["label"] = label_of(name);
    one["value"] = value;
    if (is_shown(name, value)) {
      shown.push_back(one);
    }
    one["name"] = (visit.who ? "" : std::string(prefix)) + name;
    sent.push_back(std::move(one));
    bytes += value.size();
  }
  Values values;
  values["signed_in"] = visit.who.has_value();
  values["shown"] = shown;
  values["fits"] = bytes <= most_bytes;
  values["sent"] = sent;
  values["aim"] = target;
  values["action"] = visit.who ? target : "/typed";
  put(values, "open_error", "");
  if (!error.empty()) {
    put_error(values, "open", error);
  }
  return not_stored(
      page(visit, "typed", "What you wrote has not been sent", std::move(values), status));
}

}  // namespace

std::optional<Response> give_back(Visit& visit) {
  const Request& request = visit.request;
  if (request.method != "POST" || !request.files.empty() || !is_surely_ours(request)) {
    return std::nullopt;
  }
  Typed typed;
  bool has_words = false;
  for (const auto& [name, value] : request.form.entries()) {
    if (name.find("pass") != std::string::npos) {
      return std::nullopt;
    }
    if (name != "form_key") {
      typed.emplace_back(name, value);
      has_words = has_words || is_shown(name, value);
    }
  }
  return has_words ? std::optional(show(visit, request.target, typed, 403)) : std::nullopt;
}

Response typed_page(Visit& visit) {
  const Fields& form = visit.request.form;
  if (!is_surely_ours(visit.request) || !is_local(form[aim])) {
    throw Error(ErrorKind::not_allowed, "show what was typed: it was not sent by a page of ours");
  }
  Typed typed;
  for (const auto& [name, value] : form.entries()) {
    if (name.starts_with(prefix)) {
      typed.emplace_back(name.substr(prefix.size()), value);
    }
  }
  return visit.who ? show(visit, form[aim], typed, 200)
                   : show(visit, form[aim], typed, 422, "Sign in first, in the other tab");
}

}  // namespace redraft::web
