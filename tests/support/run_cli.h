#pragma once
// Command lines run in process, with everything from outside under the test's hand: a folder of its
// own that is a git repository with an identity, a clock that says one minute later with each
// command, seeded chance, an empty environment, and a terminal only where a test says so.

#include <map>
#include <string>
#include <vector>

#include "redraft/ids.h"
#include "redraft/time.h"
#include "support/git_sandbox.h"

namespace redraft::testing {

struct CliResult {
  int status = 0;
  std::string out;
  std::string err;
};

class Cli {
 public:
  Cli() = default;

  // `in` is standard input. Words are as the shell would hand them over.
  CliResult run(const std::vector<std::string>& words, const std::string& in = {});

  // The same in one line, split at spaces; 'single quotes' keep words together.
  CliResult operator()(const std::string& line, const std::string& in = {});

  // Runs it and returns what a person would see of it: the line, the output, what was said beside
  // it (after "! "), and the status where it is not 0.
  std::string transcript(const std::string& line, const std::string& in = {});

  // Runs it and returns its output; the test fails when the status is not 0.
  std::string succeed(const std::string& line, const std::string& in = {});

  [[nodiscard]] std::filesystem::path folder() const { return sandbox_.top(); }

  void write(const std::string& name, const std::string& text) const {
    write_file(folder() / name, text);
  }

  std::map<std::string, std::string> environment;
  bool at_terminal = false;  // what is `in` is typed, and what is said is read

 private:
  GitSandbox sandbox_;
  SeededRandomness randomness_{7};
  Instant now_ = parse_instant("2026-03-01T09:30:00Z");
};

// A small charter as its first draft, and as it was rewritten: one statement reworded, one removed,
// one added, the rest as they stood.
extern const char* const first_charter;
extern const char* const second_charter;

// A consultation with the first charter published as V0-1, five comments c-1 to c-5 (ids of their
// source) on it, and the second charter in the working text.
void start_consultation(Cli& cli);

// The first id of its kind in an output: of "m", one that begins m-.
std::string id_in(const std::string& output, const std::string& prefix);

}  // namespace redraft::testing
