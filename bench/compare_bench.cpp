// Two texts compared, read from the disk and written as text, as `redraft compare` and git do.
#include <fstream>
#include <sstream>

#include "bench/bases.h"
#include "bench/fixtures.h"
#include "bench/stopwatch.h"
#include "redraft/diff_formats.h"

namespace redraft::bench {

namespace {

struct Pair {
  explicit Pair(std::size_t statements)
      : from(folder.path() / "from.md"), to(folder.path() / "to.md") {
    std::ofstream(from, std::ios::binary) << first_text(statements);
    std::ofstream(to, std::ios::binary) << next_text(statements);
  }

  Folder folder;
  std::filesystem::path from;
  std::filesystem::path to;
};

Document read(const std::filesystem::path& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return parse_markdown(std::move(bytes).str(), ReadStances::no);
}

void compare_files(benchmark::State& state) {
  const Pair pair(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    measure(state, [&] {
      const Document from = read(pair.from);
      const Document to = read(pair.to);
      std::size_t written = 0;
      write_diff_as_text(compare_texts("from", from, "to", to, Unchanged::counted), {},
                         [&](std::string_view part) { written += part.size(); });
      benchmark::DoNotOptimize(written);
    });
  }
}

void base_git_word_diff(benchmark::State& state) {
  const Pair pair(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    bool done = false;
    measure(state, [&] { done = git_word_diff(pair.from, pair.to); });
    if (!done) {
      state.SkipWithError("git diff does not run here");
    }
  }
}

BENCHMARK(base_git_word_diff)->Arg(100'000)->Iterations(1)->UseManualTime();
BENCHMARK(compare_files)->Arg(100'000)->Iterations(1)->UseManualTime();

}  // namespace

}  // namespace redraft::bench
