#pragma once
// So many tries in so long, of everybody together: nothing of who asks is kept.

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace redraft::web {

// Each subject may be tried `most` times, and then as often as that in `in`. Subjects are not kept:
// there are `slots` counters, and two that fall on one share its limit. From any thread.
class RateLimit {
 public:
  RateLimit(std::size_t slots, double most, std::chrono::seconds in)
      : most_(most), in_(in), slots_(slots, {most, std::chrono::steady_clock::now()}) {}

  // False when there have been too many.
  bool take(const std::string& subject = {}) {
    const std::lock_guard lock(mutex_);
    Slot& slot = slots_[std::hash<std::string>()(subject) % slots_.size()];
    const auto now = std::chrono::steady_clock::now();
    slot.left = std::min(most_, slot.left + (now - slot.last) / in_ * most_);
    slot.last = now;
    if (slot.left < 1) {
      return false;
    }
    slot.left -= 1;
    return true;
  }

 private:
  struct Slot {
    double left;
    std::chrono::steady_clock::time_point last;
  };

  double most_;
  std::chrono::duration<double> in_;
  std::mutex mutex_;
  std::vector<Slot> slots_;
};

}  // namespace redraft::web
