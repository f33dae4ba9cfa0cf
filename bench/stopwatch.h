#pragma once
// Wall and processor time of the one thing a benchmark is about, its preparation left out.

#include <functional>

#include <benchmark/benchmark.h>

namespace redraft::bench {

// Runs `work` once and reports its wall time; the processor time of this process, all threads, as
// the counter "cpu". What the preparation left for the disk is written out before.
void measure(benchmark::State& state, const std::function<void()>& work);

}  // namespace redraft::bench
