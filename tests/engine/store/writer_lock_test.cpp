#include "store/writer_lock.h"

#include <csignal>
#include <optional>
#include <string>
#include <thread>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "redraft/error.h"
#include "support/catch.h"
#include "support/temp_dir.h"

using namespace redraft;
using namespace std::chrono_literals;
using redraft::store::WriterLock;

TEST_CASE("a second writer is told who holds the lock", "[lock]") {
  const redraft::testing::TempDir folder;
  const WriterLock held(folder / "lock");

  try {
    const WriterLock second(folder / "lock", 50ms);
    FAIL("two writers at once");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::unavailable);
    CHECK_THAT(error.what(),
               Catch::Matchers::ContainsSubstring("process " + std::to_string(::getpid())));
  }

  struct stat status {};

  REQUIRE(::stat((folder / "lock").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0600U);
}

TEST_CASE("a writer waits its turn", "[lock]") {
  const redraft::testing::TempDir folder;
  std::optional<WriterLock> held(std::in_place, folder / "lock");

  std::thread first([&] {
    std::this_thread::sleep_for(60ms);
    held.reset();
  });
  CHECK_NOTHROW(WriterLock(folder / "lock", 5s));
  first.join();
}

TEST_CASE("moving a lock keeps it", "[lock]") {
  const redraft::testing::TempDir folder;
  std::optional<WriterLock> first(std::in_place, folder / "lock");
  const WriterLock second(std::move(*first));
  first.reset();

  CHECK_THROWS_AS(WriterLock(folder / "lock", 0ms), Error);
}

TEST_CASE("a killed writer's lock is free at once", "[lock]") {
  const redraft::testing::TempDir folder;
  int ready[2];
  REQUIRE(::pipe(ready) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const WriterLock held(folder / "lock");
    [[maybe_unused]] const ssize_t told = ::write(ready[1], "x", 1);
    ::pause();
    ::_exit(0);
  }
  char byte = 0;
  REQUIRE(::read(ready[0], &byte, 1) == 1);
  CHECK_THROWS_AS(WriterLock(folder / "lock", 0ms), Error);

  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  CHECK_NOTHROW(WriterLock(folder / "lock", 0ms));
  ::close(ready[0]);
  ::close(ready[1]);
}

TEST_CASE("a lock that cannot be made is unavailable", "[lock]") {
  const redraft::testing::TempDir folder;
  try {
    const WriterLock lock(folder / "missing" / "lock", 0ms);
    FAIL("locked a file that cannot be");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::unavailable);
    CHECK_FALSE(error.hint().empty());
  }
}
