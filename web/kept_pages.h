#pragma once
// Pages as they were rendered, for as long as nothing has changed that they show; shared by all
// threads. What is kept is told apart by the workspace's count of changes.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "redraft/workspace.h"
#include "web/server.h"

namespace redraft::web {

// The middle of a page, the same for everybody who may see as much.
struct Content {
  std::string title;
  std::string html;
};

class KeptPages {
 public:
  // With a workspace of its own, to watch by. Throws as Workspace::open does.
  explicit KeptPages(Workspace watching) : watching_(std::move(watching)) {}

  // To be read before what is to be kept is looked up.
  [[nodiscard]] std::uint64_t changes();

  // Whole responses, by the request's target. Nothing where something has changed since.
  [[nodiscard]] std::shared_ptr<const Response> find(const std::string& target);
  void keep(const std::string& target, std::uint64_t changes,
            std::shared_ptr<const Response> response);

  // What `make` makes, or made when nothing was different. Asked for by several at the same time it
  // is made once, and they wait. `make` may throw: then nothing is kept.
  [[nodiscard]] std::shared_ptr<const Content> content(const std::string& key,
                                                       const std::function<Content()>& make);

 private:
  struct Kept {
    std::uint64_t changes = 0;
    std::shared_ptr<const Response> response;
  };

  struct Making {
    std::mutex mutex;
    std::uint64_t changes = 0;
    std::shared_ptr<const Content> content;
  };

  std::mutex mutex_;
  Workspace watching_;
  std::map<std::string, Kept> kept_;
  std::map<std::string, std::shared_ptr<Making>> contents_;
};

}  // namespace redraft::web
