#pragma once
// Threads that take jobs from one queue, each with something of its own to do them with.

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace redraft::web {

template <class Tool>
class Workers {
 public:
  using Job = std::function<void(Tool&)>;

  // `make_tool` runs in each thread; what it throws is kept for failure(), and `failed` called.
  Workers(std::size_t count, const std::function<Tool()>& make_tool,
          const std::function<void()>& failed) {
    for (std::size_t i = 0; i < count; ++i) {
      threads_.emplace_back([this, make_tool, failed] {
        try {
          Tool tool = make_tool();
          work(tool);
        } catch (...) {
          const std::lock_guard lock(mutex_);
          failure_ = std::current_exception();
          failed();
        }
      });
    }
  }

  // Jobs that were taken on are done first.
  ~Workers() {
    {
      const std::lock_guard lock(mutex_);
      closing_ = true;
    }
    wake_.notify_all();
    for (std::thread& thread : threads_) {
      thread.join();
    }
  }

  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;
  Workers(Workers&&) = delete;
  Workers& operator=(Workers&&) = delete;

  void add(Job job) {
    {
      const std::lock_guard lock(mutex_);
      jobs_.push_back(std::move(job));
    }
    wake_.notify_one();
  }

  [[nodiscard]] std::exception_ptr failure() {
    const std::lock_guard lock(mutex_);
    return failure_;
  }

 private:
  void work(Tool& tool) {
    std::unique_lock lock(mutex_);
    for (;;) {
      wake_.wait(lock, [this] { return closing_ || !jobs_.empty(); });
      if (jobs_.empty()) {
        return;
      }
      const Job job = std::move(jobs_.front());
      jobs_.pop_front();
      lock.unlock();
      job(tool);
      lock.lock();
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> jobs_;
  bool closing_ = false;
  std::exception_ptr failure_;
  std::vector<std::thread> threads_;
};

}  // namespace redraft::web
