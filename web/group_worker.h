#pragma once
// Answers requests that write, many in one commit: while one group is being written, the next one
// gathers.

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "web/server.h"

namespace redraft::web {

class GroupWorker {
 public:
  using Done = std::function<void(Response)>;

  // At most `most` requests in one group. `make` runs in the worker's thread; what it throws is
  // kept for failure(), and `failed` called.
  GroupWorker(std::size_t most, const std::function<GroupHandler()>& make,
              const std::function<void()>& failed);
  // What was taken on is answered first.
  ~GroupWorker();
  GroupWorker(const GroupWorker&) = delete;
  GroupWorker& operator=(const GroupWorker&) = delete;
  GroupWorker(GroupWorker&&) = delete;
  GroupWorker& operator=(GroupWorker&&) = delete;

  // `done` is called in the worker's thread.
  void add(Request request, Done done);
  [[nodiscard]] std::exception_ptr failure();

 private:
  void work(const GroupHandler& handler);

  std::size_t most_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Request> requests_;
  std::deque<Done> done_;  // parallel to them
  bool closing_ = false;
  std::exception_ptr failure_;
  std::thread thread_;
};

}  // namespace redraft::web
