#pragma once
// Runs another program and takes what it writes: no shell, no network where the system lets us take
// it away (it may forbid namespaces; then the program keeps it), a folder of its own below TMPDIR,
// and limits on time, memory and output. The only place that starts programs.

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace redraft::process {

struct Program {
  std::string name;     // looked for in the folders where a system keeps its programs
  std::string package;  // Debian's, to say what to install
  std::vector<std::string> arguments;
  std::string input;  // its standard input
  std::chrono::seconds timeout{60};
  std::size_t most_output = std::size_t{64} << 20U;  // bytes on standard output
  std::size_t most_memory = std::size_t{2} << 30U;   // bytes of addresses; 0: no limit
};

struct Ran {
  int status = 0;  // what it exited with
  std::string out;
  std::string said;  // the beginning of what it wrote to standard error
};

// An empty folder, removed with everything in it.
class WorkFolder {
 public:
  WorkFolder();
  ~WorkFolder();
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  // Makes a file of that name in it, whole; returns where it is. Throws unavailable.
  [[nodiscard]] std::filesystem::path put(const std::string& name, std::string_view bytes) const;

 private:
  std::filesystem::path path_;
};

[[nodiscard]] bool is_installed(const std::string& name);

// Runs it in `folder`, which is its home and its place for temporary files too, and waits. It and
// all it started are killed when the time is up or it writes too much. Throws unavailable where it
// is not installed, cannot be started, was killed, or took too long; what it exited with is the
// caller's to judge.
Ran run(const Program& program, const WorkFolder& folder);

}  // namespace redraft::process
