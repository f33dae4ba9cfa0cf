// Other programs run under limits: they get what they need, and never more.
#include "process/run_program.h"

#include <chrono>
#include <csignal>
#include <thread>

#include "redraft/error.h"
#include "support/catch.h"
#include "support/temp_dir.h"

using namespace redraft;
using namespace redraft::process;
using Catch::Matchers::Contains;

namespace {

Program shell(const std::string& script) {
  Program program;
  program.name = "sh";
  program.package = "dash";
  program.arguments = {"-c", script};
  program.timeout = std::chrono::seconds(20);
  return program;
}

std::string refusal(const Program& program) {
  const WorkFolder folder;
  try {
    static_cast<void>(run(program, folder));
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::unavailable);
    return std::string(error.what()) + " | " + error.hint();
  }
  return {};
}

}  // namespace

TEST_CASE("a program gets its input, its folder and nothing of our surroundings", "[process]") {
  ::setenv("REDRAFT_SECRET", "s3cret", 1);
  const WorkFolder folder;
  Program program = shell("cat; pwd; echo $HOME; env; echo oops >&2; exit 3");
  program.input = std::string(200'000, 'x') + "\n";

  const Ran ran = run(program, folder);

  CHECK(ran.status == 3);
  CHECK(ran.said == "oops\n");
  CHECK(ran.out.substr(0, 200'001) == program.input);
  CHECK_THAT(ran.out, Contains(folder.path().string() + "\n" + folder.path().string()));
  CHECK_THAT(ran.out, !Contains("s3cret"));
}

TEST_CASE("a program that is not installed is named with its package", "[process]") {
  Program program = shell("");
  program.name = "no-such-program";
  program.package = "such-a-package";

  CHECK_FALSE(is_installed(program.name));
  CHECK_THAT(refusal(program), Contains("run no-such-program: it is not installed") &&
                                   Contains("apt-get install such-a-package"));
}

TEST_CASE("a program that takes too long is killed with all it started", "[process]") {
  const testing::TempDir outside;
  const std::string file = (outside / "pid").string();
  Program program = shell("sleep 60 & echo $! > '" + file + "'; wait");
  program.timeout = std::chrono::seconds(1);
  const auto begin = std::chrono::steady_clock::now();

  const std::string why = refusal(program);

  CHECK_THAT(why, Contains("longer than 1 seconds"));
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
  const pid_t child = std::stoi(testing::read_file(outside / "pid"));
  bool alive = true;
  for (int i = 0; alive && i < 200; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    // One that waits for its parent to ask after it is dead as well.
    const std::string stat = testing::read_file("/proc/" + std::to_string(child) + "/stat");
    alive = !stat.empty() && stat.find(") Z") == std::string::npos;
  }
  CHECK_FALSE(alive);
}

TEST_CASE("a program that writes without end is stopped", "[process]") {
  Program program = shell("while :; do echo 0123456789012345678901234567890123456789; done");
  program.most_output = std::size_t{1} << 20U;

  CHECK_THAT(refusal(program), Contains("more than 1 MiB"));
}

TEST_CASE("a program is limited in memory, time and dumps by the system itself", "[process]") {
  const WorkFolder folder;
  Program program = shell("ulimit -v; ulimit -t; ulimit -c");
  program.most_memory = std::size_t{64} << 20U;

  CHECK(run(program, folder).out == "65536\n20\n0\n");
}

TEST_CASE("a work folder is gone with what is in it", "[process]") {
  std::filesystem::path path;
  {
    const WorkFolder folder;
    path = folder.path();
    testing::write_file(path / "a" / "b", "c");
  }
  CHECK_FALSE(std::filesystem::exists(path));
}
