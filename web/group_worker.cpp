#include "web/group_worker.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "web/plain_answers.h"

namespace redraft::web {

GroupWorker::GroupWorker(std::size_t most, const std::function<GroupHandler()>& make,
                         const std::function<void()>& failed)
    : most_(most), thread_([this, make, failed] {
        try {
          work(make());
        } catch (...) {
          const std::lock_guard lock(mutex_);
          failure_ = std::current_exception();
          failed();
        }
      }) {}

GroupWorker::~GroupWorker() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void GroupWorker::add(Request request, Done done) {
  {
    const std::lock_guard lock(mutex_);
    requests_.push_back(std::move(request));
    done_.push_back(std::move(done));
  }
  wake_.notify_one();
}

std::exception_ptr GroupWorker::failure() {
  const std::lock_guard lock(mutex_);
  return failure_;
}

void GroupWorker::work(const GroupHandler& handler) {
  bool untidy = false;
  std::unique_lock lock(mutex_);
  for (;;) {
    if (requests_.empty() && untidy) {
      lock.unlock();
      handler.tidy();
      untidy = false;
      lock.lock();
      continue;
    }
    wake_.wait(lock, [this] { return closing_ || !requests_.empty(); });
    if (requests_.empty()) {
      return;
    }
    const auto count = static_cast<std::ptrdiff_t>(std::min(most_, requests_.size()));
    const std::vector<Request> group(std::make_move_iterator(requests_.begin()),
                                     std::make_move_iterator(requests_.begin() + count));
    const std::vector<Done> done(std::make_move_iterator(done_.begin()),
                                 std::make_move_iterator(done_.begin() + count));
    requests_.erase(requests_.begin(), requests_.begin() + count);
    done_.erase(done_.begin(), done_.begin() + count);
    lock.unlock();
    std::vector<Response> responses;
    try {
      responses = handler.answer(group);
    } catch (const std::exception&) {
      // Whoever waits for an answer must get one: without, the connection would wait for ever.
      responses.assign(done.size(), plain(500, "Sorry, there is a problem."));
    }
    for (std::size_t i = 0; i < done.size(); ++i) {
      done[i](std::move(responses[i]));
    }
    untidy = true;
    lock.lock();
  }
}

}  // namespace redraft::web
