#pragma once
// So many tries in so long, of everybody together: nothing of who asks is kept.

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace redraft::web {

// Each subject may be tried `most` times, and then as often as that in `in`. Subjects are not kept:
// there are `slots` counters, and two that fall on one share its limit. From any thread.
class RateLimit {
 public:
  RateLimit(std::size_t slots, double most, std::chrono::seconds in)
      : most_(most), in_(in), slots_(slots, {most, std::chrono::steady_clock::now()}) {}

  // Nothing when there have not been too many; else how long until the next may be tried.
  std::optional<std::chrono::seconds> take(const std::string& subject = {}) {
    const std::lock_guard lock(mutex_);
    Slot& slot = slots_[std::hash<std::string>()(subject) % slots_.size()];
    const auto now = std::chrono::steady_clock::now();
    slot.left = std::min(most_, slot.left + (now - slot.last) / in_ * most_);
    slot.last = now;
    if (slot.left < 1) {
      return std::chrono::ceil<std::chrono::seconds>((1 - slot.left) / most_ * in_);
    }
    slot.left -= 1;
    return std::nullopt;
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

// Tries of a secret: ten in 15 minutes a name, and so many in 5 minutes of everybody together,
// since each costs 64 MiB.
class SecretLimit {
 public:
  explicit SecretLimit(double of_everybody)
      : of_name_(256, 10, std::chrono::minutes(15)),
        of_everybody_(1, of_everybody, std::chrono::minutes(5)) {}

  std::optional<std::chrono::seconds> take(const std::string& name) {
    const auto wait = of_name_.take(name);
    return wait ? wait : of_everybody_.take();
  }

 private:
  RateLimit of_name_;
  RateLimit of_everybody_;
};

}  // namespace redraft::web
