#pragma once
// Progress on a terminal: one line that is painted over and taken away again.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <iosfwd>
#include <mutex>
#include <string>
#include <thread>

#include "redraft/progress.h"

namespace redraft::cli {

// Shows nothing of what is over within the delay. Painted by a thread of its own, so that a step
// which tells nothing for long is seen too; nobody else may write to the stream during a step.
class ProgressLine : public Progress {
 public:
  ProgressLine(std::ostream& terminal, std::size_t columns,
               std::chrono::milliseconds delay = std::chrono::milliseconds(500));
  ~ProgressLine() override;

  void begin(std::string_view step, std::size_t of) override;
  void one_more() override;
  void end() override;

 private:
  void paint_from_time_to_time(const std::stop_token& stop);
  void paint();
  void wipe();

  std::ostream& terminal_;
  std::size_t columns_;
  std::chrono::milliseconds delay_;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  std::atomic<std::size_t> done_ = 0;
  std::mutex mutex_;  // over what follows
  std::condition_variable_any woken_;
  std::string step_;  // empty: none
  std::size_t of_ = 0;
  bool painted_ = false;
  std::jthread painter_;  // started by the first step
};

}  // namespace redraft::cli
