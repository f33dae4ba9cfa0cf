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

// The middle of a page, or a file to take away, the same for everybody who may see as much.
struct Content {
  std::string title;
  std::string html;  // or the bytes
};

class KeptPages {
 public:
  // With a workspace of its own, to watch by. Throws as Workspace::open does.
  explicit KeptPages(Workspace watching) : watching_(std::move(watching)) {}

  // To be read before what is to be kept is looked up.
  [[nodiscard]] std::uint64_t changes();

  // A whole response, and the one for who has it already.
  struct Whole {
    std::shared_ptr<const Response> response;
    std::shared_ptr<const Response> unchanged;
    std::string etag;
  };

  // By the request's target. Nothing where it was kept when not so much had changed.
  [[nodiscard]] std::shared_ptr<const Whole> find(const std::string& target, std::uint64_t changes);
  void keep(const std::string& target, std::uint64_t changes, std::shared_ptr<const Whole> whole);

  // What `make` makes, or made when nothing was different. Asked for by several at the same time it
  // is made once, and they wait. `make` may throw: then nothing is kept.
  [[nodiscard]] std::shared_ptr<const Content> content(const std::string& key,
                                                       const std::function<Content()>& make);

 private:
  struct Kept {
    std::uint64_t changes = 0;
    std::shared_ptr<const Whole> whole;
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
