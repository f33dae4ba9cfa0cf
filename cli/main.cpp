// The command line program: the real streams, clock and environment around cli::run().
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <memory>

#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/progress_line.h"
#include "cli/run.h"
#include "redraft/error.h"

namespace {

// Everything stored is safe at any instant, so stopping needs no more than the right exit status.
extern "C" void stop(int) {
  _exit(130);
}

std::size_t terminal_width() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) {
    return size.ws_col < 120 ? size.ws_col : 120;
  }
  return 80;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGINT, stop);
  std::ios::sync_with_stdio(false);

  const auto environment = [](const std::string& name) -> std::optional<std::string> {
    const char* value = std::getenv(name.c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
  };
  std::unique_ptr<redraft::Clock> clock = std::make_unique<redraft::SystemClock>();
  if (const auto now = environment("REDRAFT_NOW")) {
    try {
      clock = std::make_unique<redraft::FixedClock>(redraft::parse_instant(*now));
    } catch (const redraft::Error& error) {
      std::cerr << "redraft: REDRAFT_NOW: " << error.what() << '\n';
      return redraft::exit_code(error.kind());
    }
  }
  redraft::SystemRandomness randomness;
  const bool err_is_terminal = isatty(STDERR_FILENO) == 1;
  redraft::cli::ProgressLine progress(std::cerr, terminal_width());
  redraft::cli::Context context{std::cin,
                                std::cout,
                                std::cerr,
                                std::filesystem::path("."),
                                *clock,
                                randomness,
                                environment,
                                isatty(STDOUT_FILENO) == 1,
                                err_is_terminal,
                                terminal_width(),
                                err_is_terminal ? &progress : nullptr,
                                isatty(STDIN_FILENO) == 1};
  context.officer = environment("REDRAFT_AS").value_or("");
  const int status = redraft::cli::run(context, {argv + 1, argv + argc});
  if (context.kept != nullptr) {
    std::cout.flush();  // what run() could not write it has reported
    std::_Exit(status);
  }
  return status;
}
