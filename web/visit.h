#pragma once
// One request being answered: who asks for what, and what answers are made of.

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "redraft/workspace.h"
#include "web/desk.h"
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
  std::optional<SignedIn> who;
  std::string session;
  std::map<std::string, std::string, std::less<>> parts;  // of the address, by the route's names

  [[nodiscard]] Role role() const { return who ? who->role : Role::reader; }

  [[nodiscard]] bool is_staff() const { return role() >= Role::editor; }

  // Part of the address.
  [[nodiscard]] const std::string& part(std::string_view name) const;
  // What of comments they are shown.
  [[nodiscard]] Audience audience() const;
  // A comment as they may see it: everything for staff, their own, what is public. Throws
  // not_found.
  [[nodiscard]] Comment comment(const std::string& id, const std::string& placed_on) const;
};

struct Route {
  std::string_view method;
  std::string_view pattern;  // "/d/:document/:label"
  Role least = Role::reader;
  Response (*answer)(Visit& visit) = nullptr;
};

// Every page there is.
[[nodiscard]] std::span<const Route> routes();

// A page around a template. `title` is also said first in the browser's tab.
[[nodiscard]] Response page(Visit& visit, const std::string& name, const std::string& title,
                            Values values, int status = 200);

// To another page of ours, after something was done.
[[nodiscard]] Response go_to(const std::string& link);

// Bytes to keep as a file of this name, whatever they hold.
[[nodiscard]] Response download(std::string bytes, const std::string& name,
                                const std::string& type);

// A page that says what went wrong.
[[nodiscard]] Response failure(Visit& visit, const Error& error);

// "/d/principles/V1" from {"d", "principles", "V1"}.
[[nodiscard]] std::string link_to(std::initializer_list<std::string_view> segments);

}  // namespace redraft::web
