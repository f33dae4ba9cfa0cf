#include "bench/stopwatch.h"

#include <chrono>
#include <cstdlib>
#include <ctime>

namespace redraft::bench {

namespace {

double processor_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

// Waits until the disk has what was written before, so that nobody else's writing is measured.
void settle_disk() {
  static_cast<void>(std::system("sync"));
}

}  // namespace

void measure(benchmark::State& state, const std::function<void()>& work) {
  settle_disk();
  const double cpu = processor_seconds();
  const auto begin = std::chrono::steady_clock::now();
  work();
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
  state.SetIterationTime(wall.count());
  state.counters["cpu"] = processor_seconds() - cpu;
}

}  // namespace redraft::bench
