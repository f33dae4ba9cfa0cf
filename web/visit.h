#pragma once
// One request being answered: who asks for what, and what answers are made of.

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "redraft/error.h"
#include "redraft/workspace.h"
#include "web/desk.h"
#include "web/kept_pages.h"
#include "web/page.h"
#include "web/server.h"

namespace redraft::web {

// Published drafts, which never change, read once.
class DraftTexts {
 public:
  // Throws not_found. An empty label is the newest draft; the working text is not known here.
  std::shared_ptr<const DraftText> text(const Workspace& workspace, const std::string& document,
                                        const std::string& label);

 private:
  std::map<std::string, std::shared_ptr<const DraftText>> texts_;
};

struct Visit {
  const Request& request;
  Workspace& workspace;
  Pages& pages;
  DraftTexts& texts;
  const DeskOptions& desk;
  KeptPages& kept;
  std::optional<SignedIn> who;
  std::string session;
  std::map<std::string, std::string, std::less<>> parts;  // of the address, by the route's names

  [[nodiscard]] bool may(Permission permission) const;
  // Throws not_allowed.
  void require(Permission permission) const;

  [[nodiscard]] bool is_reviewer() const { return who && who->is_reviewer(); }

  [[nodiscard]] bool is_staff() const { return who && !who->is_reviewer(); }

  // Part of the address.
  [[nodiscard]] const std::string& part(std::string_view name) const;
  // What of comments they are shown: everything for whoever may see the pile.
  [[nodiscard]] Audience audience() const;
  // A comment as they may see it: everything for staff, their own, what is public. Throws
  // not_found.
  [[nodiscard]] Comment comment(const std::string& id, const std::string& placed_on) const;
};

// Whether requests are answered one at a time, or many with one commit: the latter for what adds to
// the comment store by one verb, and answers with hardly more than where to go next. What writes
// nothing needs no key of a form.
enum class Writing { alone, together, nothing };

struct Route {
  std::string_view method;
  std::string_view pattern;  // "/d/:document/:label"
  Permission needs = Permission::administer;
  Response (*answer)(Visit& visit) = nullptr;
  Writing writing = Writing::alone;
};

// Every page there is.
[[nodiscard]] std::span<const Route> routes();

[[nodiscard]] Error refusal(Permission permission);

// A page around a template. `title` is also said first in the browser's tab.
[[nodiscard]] Response page(Visit& visit, const std::string& name, const std::string& title,
                            Values values, int status = 200);

// The same around what is kept under `key` until something changes. For GET; `make` reads nothing
// of the visit but its workspace and texts, and what of comments is shown to its audience.
[[nodiscard]] Response kept_page(Visit& visit, const std::string& name, const std::string& key,
                                 const std::function<std::pair<std::string, Values>()>& make);

// What is kept under `key` for who may see as much of comments, until something changes.
[[nodiscard]] std::shared_ptr<const Content> kept_content(const Visit& visit,
                                                          const std::string& key,
                                                          const std::function<Content()>& make);

// To another page of ours, after something was done.
[[nodiscard]] Response go_to(const std::string& link);

// What was tried too often, and how long to wait: 429.
[[nodiscard]] Response too_many(Visit& visit, const std::string& what, std::chrono::seconds wait);

// Bytes to keep as a file of this name, whatever they hold.
[[nodiscard]] Response download(std::string bytes, const std::string& name,
                                const std::string& type);

// A page that says what went wrong.
[[nodiscard]] Response failure(Visit& visit, const Error& error);

// Another text has another version: tells what was looked at from what came after. Nobody gains
// from making two alike.
[[nodiscard]] std::string version_of(const std::string& text);

// "/d/principles/V1" from {"d", "principles", "V1"}.
[[nodiscard]] std::string link_to(std::initializer_list<std::string_view> segments);

}  // namespace redraft::web
