#include "web/visit.h"

#include "redraft/error.h"
#include "redraft/percent.h"
#include "web/api.h"
#include "web/assets.h"
#include "web/markup.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

// What is said once, on the page that follows something done.
std::string done_words(const std::string& done) {
  static const std::map<std::string, std::string> words = {
      {"commented",
       "Thank you. Your comment is with the team. An editor reads it before it can be public."},
      {"repeated", "You had sent the same comment before. It is kept once."},
      {"replied", "Your reply is sent."},
      {"edited", "Your comment is changed. An editor reads it again before it can be public."},
      {"withdrawn", "Your comment is withdrawn."},
      {"signed-in", "You are signed in."},
      {"signed-out", "You are signed out."},
      {"answered", "The answer is saved."},
      {"changed", "The change is saved."},
      {"published", "The draft is published."},
      {"raised", "Your concern is with the handlers. Nobody else can read it."},
      {"noted", "The note is saved."},
      {"removed", "The note is removed."},
      {"released", "The answers are shown to reviewers now."},
      {"applied", "The suggested wording stands in the working text."},
  };
  const auto found = words.find(done);
  return found == words.end() ? "" : found->second;
}

int status_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::not_found:
      return 404;
    case ErrorKind::not_allowed:
      return 403;
    case ErrorKind::conflict:
      return 409;
    case ErrorKind::usage:
    case ErrorKind::invalid:
      return 422;
    case ErrorKind::unavailable:
    case ErrorKind::interrupted:
      return 503;
    case ErrorKind::corrupt:
    case ErrorKind::internal:
      break;
  }
  return 500;
}

std::string heading_of(int status) {
  switch (status) {
    case 403:
      return "You may not do this";
    case 404:
      return "Page not found";
    case 409:
      return "Somebody was faster, or this is closed";
    case 422:
      return "This could not be taken";
    case 503:
      return "Please try again in a moment";
    default:
      return "Sorry, there is a problem";
  }
}

}  // namespace

std::shared_ptr<const DraftText> DraftTexts::text(const Workspace& workspace,
                                                  const std::string& document,
                                                  const std::string& label) {
  constexpr std::size_t most = 12;
  if (label == working_label) {
    throw Error(ErrorKind::not_found, "read a draft: the working text is not published");
  }
  const std::vector<Draft> drafts = workspace.drafts(document);
  for (auto draft = drafts.rbegin(); draft != drafts.rend(); ++draft) {
    if (!label.empty() && draft->label != label) {
      continue;
    }
    // The state of a draft changes, its text does not.
    const std::string key = document + " " + draft->commit + " " + to_string(draft->state);
    const auto found = texts_.find(key);
    if (found != texts_.end()) {
      return found->second;
    }
    if (texts_.size() >= most) {
      texts_.clear();
    }
    auto text = std::make_shared<const DraftText>(workspace.text(document, draft->label));
    texts_.emplace(key, text);
    return text;
  }
  throw Error(ErrorKind::not_found, "read a draft: there is no draft \"" + label + "\"");
}

const std::string& Visit::part(std::string_view name) const {
  static const std::string none;
  const auto found = parts.find(name);
  return found == parts.end() ? none : found->second;
}

bool Visit::may(Permission permission) const {
  if (who) {
    return redraft::may(who->roles, permission);
  }
  return redraft::may(Role::reader, permission) &&
         (permission == Permission::enter || desk.public_readers);
}

void Visit::require(Permission permission) const {
  if (!may(permission)) {
    throw refusal(permission);
  }
}

Error refusal(Permission permission) {
  std::string roles;
  for (const Role role : who_may(permission)) {
    roles += (roles.empty() ? "" : ", ") + to_string(role);
  }
  return {ErrorKind::not_allowed, "answer: this is for other roles (" + roles + ")"};
}

Audience Visit::audience() const {
  return may(Permission::see_pile) ? Audience::staff : Audience::everyone;
}

Comment Visit::comment(const std::string& id, const std::string& placed_on) const {
  if (is_reviewer()) {
    try {
      return workspace.comment(id, placed_on,
                               CommentView{.audience = Audience::author, .author = who->name});
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::not_found) {
        throw;
      }
    }
  }
  return workspace.comment(id, placed_on, CommentView{.audience = audience()});
}

namespace {

Response lay_out(Visit& visit, const std::string& title, const std::string& content, bool failed,
                 int status) {
  Values layout;
  layout["title"] = title;
  layout["name"] = visit.desk.name;
  layout["style"] = asset_link("app.css");
  layout["script"] = asset_link("app.js");
  layout["icon"] = asset_link("icon.svg");
  layout["form_key"] = Workspace::form_key(visit.session);
  layout["signed_in"] = visit.who.has_value();
  layout["sees_pile"] = visit.may(Permission::see_pile);
  layout["is_reviewer"] = visit.is_reviewer();
  layout["sees_people"] = visit.may(Permission::people);
  put(layout, "who", visit.is_staff() ? visit.who->name : "");
  layout["failed"] = failed;
  put(layout, "done", done_words(visit.request.query["done"]));
  // The long part is copied once, and never given to a template.
  const std::string begin = visit.pages.render("page_begin", layout);
  const std::string end = visit.pages.render("page_end", {});
  std::string body;
  body.reserve(begin.size() + content.size() + end.size());
  body.append(begin).append(content).append(end);
  Response response;
  response.status = status;
  response.headers = {{"Content-Type", "text/html; charset=utf-8"},
                      {"Cache-Control", visit.who ? "private, no-cache" : "no-cache"}};
  response.body = std::make_shared<const std::string>(std::move(body));
  return response;
}

}  // namespace

Response page(Visit& visit, const std::string& name, const std::string& title, Values values,
              int status) {
  values["form_key"] = Workspace::form_key(visit.session);
  return lay_out(visit, title, visit.pages.render(name, values),
                 status == 422 && values.get("failed_quietly") == nullptr, status);
}

Response kept_page(Visit& visit, const std::string& name, const std::string& key,
                   const std::function<std::pair<std::string, Values>()>& make) {
  const auto content = kept_content(visit, key, [&] {
    const auto [title, values] = make();
    return Content{title, visit.pages.render(name, values)};
  });
  return lay_out(visit, content->title, content->html, false, 200);
}

std::shared_ptr<const Content> kept_content(const Visit& visit, const std::string& key,
                                            const std::function<Content()>& make) {
  const char* audience = visit.audience() == Audience::staff ? "staff " : "everyone ";
  return visit.kept.content(audience + key, make);
}

Response go_to(const std::string& link) {
  Response response;
  response.status = 303;
  response.headers = {{"Location", link}, {"Cache-Control", "no-store"}};
  return response;
}

Response too_many(Visit& visit, const std::string& what, std::chrono::seconds wait) {
  Response response = failure(
      visit, Error(ErrorKind::unavailable,
                   what + "; try again in " +
                       count_words(static_cast<std::size_t>(wait.count() / 60 + 1), "minute")));
  response.status = 429;
  response.headers.emplace_back("Retry-After", std::to_string(wait.count()));
  return response;
}

Response download(std::string bytes, const std::string& name, const std::string& type) {
  Response response;
  response.headers = {
      {"Content-Type", type},
      {"Content-Disposition", "attachment; filename*=UTF-8''" + percent_encoded(name)},
      {"Cache-Control", "no-store"}};
  response.body = std::make_shared<const std::string>(std::move(bytes));
  return response;
}

Response failure(Visit& visit, const Error& error) {
  const int status = status_of(error.kind());
  if (is_for_programs(visit.request)) {
    if (status == 500 && visit.desk.complain) {
      visit.desk.complain(error.what());
    }
    return problem(status == 500 ? Error(error.kind(), "answer: there is a problem here") : error,
                   status);
  }
  Values values;
  values["heading"] = heading_of(status);
  values["failed_quietly"] = true;
  // Ours to repair, not theirs to read; and what is not found may be there and not for them.
  put(values, "why", status == 500 || status == 404 ? "" : why(error) + ".");
  values["not_found"] = status == 404;
  values["try_again"] = status == 503;
  values["ours"] = status == 500;
  if (status == 500 && visit.desk.complain) {
    visit.desk.complain(error.what());
  }
  return page(visit, "error", heading_of(status), std::move(values), status);
}

std::string version_of(const std::string& text) {
  return std::to_string(text.size()) + "-" + std::to_string(std::hash<std::string>()(text));
}

std::string link_to(std::initializer_list<std::string_view> segments) {
  std::string link;
  for (const std::string_view segment : segments) {
    link += "/" + percent_encoded(segment);
  }
  return link;
}

}  // namespace redraft::web
