#include "web/group_worker.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

#include "web/plain_answers.h"

namespace redraft::web {

namespace {

// Where many write, those who were answered come again at once: what is begun before they are there
// is a small group, which takes the disk as long as a large one.
constexpr std::chrono::milliseconds gathering(1);
// For so long nobody came: it is quiet.
constexpr std::chrono::milliseconds pause(50);

}  // namespace

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
  std::size_t answered = 0;  // in the group before
  std::unique_lock lock(mutex_);
  for (;;) {
    const auto asked = [this] { return closing_ || !requests_.empty(); };
    if (answered > 1) {
      wake_.wait_for(lock, gathering, [&] { return closing_ || requests_.size() >= answered; });
      answered = 0;
    }
    if (untidy && (!wake_.wait_for(lock, pause, asked) || requests_.empty())) {
      lock.unlock();
      handler.tidy();
      untidy = false;
      lock.lock();
      continue;
    }
    wake_.wait(lock, asked);
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
    answered = done.size();
    lock.lock();
  }
}

}  // namespace redraft::web
