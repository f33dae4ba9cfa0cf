#include "cli/progress_line.h"

#include <ostream>

namespace redraft::cli {

namespace {

// 12,345
std::string with_thousands(std::size_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) {
    at -= 3;
    text.insert(at, ",");
  }
  return text;
}

}  // namespace

ProgressLine::ProgressLine(std::ostream& terminal, std::size_t columns,
                           std::chrono::milliseconds delay)
    : terminal_(terminal), columns_(columns), delay_(delay) {}

ProgressLine::~ProgressLine() = default;

void ProgressLine::begin(std::string_view step, std::size_t of) {
  {
    const std::lock_guard lock(mutex_);
    step_ = step;
    of_ = of;
    done_ = 0;
  }
  if (!painter_.joinable()) {
    painter_ = std::jthread([this](const std::stop_token& stop) { paint_from_time_to_time(stop); });
  }
}

void ProgressLine::one_more() {
  done_.fetch_add(1, std::memory_order_relaxed);
}

void ProgressLine::end() {
  const std::lock_guard lock(mutex_);
  step_.clear();
  wipe();
}

void ProgressLine::paint_from_time_to_time(const std::stop_token& stop) {
  constexpr std::chrono::milliseconds pause(200);
  std::unique_lock lock(mutex_);
  auto next = started_ + delay_;
  while (!stop.stop_requested()) {
    woken_.wait_until(lock, stop, next, [] { return false; });
    if (!stop.stop_requested() && !step_.empty()) {
      paint();
    }
    next = std::chrono::steady_clock::now() + pause;
  }
}

void ProgressLine::paint() {
  const std::size_t done = done_.load(std::memory_order_relaxed);
  std::string line = step_;
  if (done != 0 || of_ != 0) {
    line += ' ' + with_thousands(done);
  }
  if (of_ != 0) {
    line += " of " + with_thousands(of_);
  }
  line += " ...";
  terminal_ << '\r' << line.substr(0, columns_ - 1) << "\x1b[K" << std::flush;
  painted_ = true;
}

void ProgressLine::wipe() {
  if (painted_) {
    terminal_ << "\r\x1b[K" << std::flush;
    painted_ = false;
  }
}

}  // namespace redraft::cli
