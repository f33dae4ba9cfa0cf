#pragma once
// Where a verb stands that takes a while, for the person who waits.

#include <cstddef>
#include <string_view>

namespace redraft {

// Told by the thread that works, often: calls must cost next to nothing. Steps do not nest; the
// next one ends the one before. Every step is ended before the verb returns or throws.
class Progress {
 public:
  virtual ~Progress() = default;
  Progress() = default;
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // `step` is a few words such as "placing comments" that live as long as the step. `of` is how
  // many there are to do; 0 when that is not known.
  virtual void begin(std::string_view step, std::size_t of) = 0;
  virtual void one_more() = 0;
  virtual void end() = 0;
};

// One step, ended when it goes. Without somebody to tell it does nothing.
class ProgressStep {
 public:
  ProgressStep(Progress* progress, std::string_view step, std::size_t of = 0)
      : progress_(progress) {
    if (progress_ != nullptr) {
      progress_->begin(step, of);
    }
  }

  ~ProgressStep() {
    if (progress_ != nullptr) {
      progress_->end();
    }
  }

  ProgressStep(const ProgressStep&) = delete;
  ProgressStep& operator=(const ProgressStep&) = delete;

  void one_more() {
    if (progress_ != nullptr) {
      progress_->one_more();
    }
  }

 private:
  Progress* progress_;
};

}  // namespace redraft
