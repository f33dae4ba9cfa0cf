#include <mutex>
#include <ostream>
#include <streambuf>
#include <thread>

#include "cli/progress_line.h"
#include "support/catch.h"

using namespace redraft;
using namespace std::chrono_literals;

namespace {

// A terminal that may be looked at while it is written to.
class Terminal : public std::streambuf {
 public:
  std::string text() {
    const std::lock_guard lock(mutex_);
    return text_;
  }

  bool shows(const std::string& wanted) {
    for (int i = 0; i < 3000; ++i) {
      if (text().find(wanted) != std::string::npos) {
        return true;
      }
      std::this_thread::sleep_for(10ms);
    }
    return false;
  }

 protected:
  int_type overflow(int_type c) override {
    const std::lock_guard lock(mutex_);
    text_.push_back(traits_type::to_char_type(c));
    return c;
  }

  std::streamsize xsputn(const char* bytes, std::streamsize count) override {
    const std::lock_guard lock(mutex_);
    text_.append(bytes, static_cast<std::size_t>(count));
    return count;
  }

 private:
  std::mutex mutex_;
  std::string text_;
};

}  // namespace

TEST_CASE("what is over quickly shows no progress", "[progress]") {
  Terminal terminal;
  std::ostream stream(&terminal);
  {
    cli::ProgressLine line(stream, 80, 10min);
    ProgressStep step(&line, "placing comments", 3);
    step.one_more();
  }
  CHECK(terminal.text().empty());
}

TEST_CASE("a long step says how far it is and leaves no trace", "[progress]") {
  Terminal terminal;
  std::ostream stream(&terminal);
  cli::ProgressLine line(stream, 80, 0ms);
  {
    ProgressStep step(&line, "placing comments", 12000);
    for (int i = 0; i < 1234; ++i) {
      step.one_more();
    }
    CHECK(terminal.shows("\rplacing comments 1,234 of 12,000 ...\x1b[K"));
  }
  const std::string text = terminal.text();
  CHECK(text.substr(text.size() - 4) == "\r\x1b[K");
}

TEST_CASE("a line of progress never wraps", "[progress]") {
  Terminal terminal;
  std::ostream stream(&terminal);
  cli::ProgressLine line(stream, 20, 0ms);
  const ProgressStep step(&line, "comparing the working text with the last draft");
  CHECK(terminal.shows("\rcomparing the worki\x1b[K"));
}
