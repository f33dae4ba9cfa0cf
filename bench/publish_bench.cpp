// Publishing: the first draft, the next one with little changed, and a look at the working text.
#include <optional>

#include "bench/bases.h"
#include "bench/fixtures.h"
#include "bench/stopwatch.h"

namespace redraft::bench {

namespace {

std::size_t size_of(const benchmark::State& state) {
  return static_cast<std::size_t>(state.range(0));
}

void base_git(benchmark::State& state) {
  const std::string& text = first_text(size_of(state));
  for (auto _ : state) {
    const Folder folder;
    GitBase git(folder.path());
    measure(state, [&] { git.write(text); });
  }
}

void base_cmark(benchmark::State& state) {
  const std::string& text = first_text(size_of(state));
  for (auto _ : state) {
    measure(state, [&] { benchmark::DoNotOptimize(cmark_parse(text)); });
  }
}

void parse(benchmark::State& state) {
  const std::string& text = first_text(size_of(state));
  for (auto _ : state) {
    std::optional<Document> document;
    measure(state, [&] { document = parse_markdown(text); });
  }
}

void publish_first(benchmark::State& state) {
  const std::string& text = first_text(size_of(state));
  for (auto _ : state) {
    const Consultation consultation(text);
    measure(state, [&] { consultation.publish("V1"); });
  }
}

void publish_retouched(benchmark::State& state) {
  const Consultation& before = published(size_of(state));
  const std::string& text = retouched_text(size_of(state));
  for (auto _ : state) {
    const Consultation consultation(before);
    consultation.write(text);
    measure(state, [&] { consultation.publish("V2"); });
  }
}

void status_one_edit(benchmark::State& state) {
  const Consultation consultation(published(size_of(state)));
  std::string text = first_text(size_of(state));
  text.insert(text.find(" because ", text.size() / 2), " in the summer");
  consultation.write(text);
  for (auto _ : state) {
    measure(state, [&] { benchmark::DoNotOptimize(consultation.open().status(document)); });
  }
}

BENCHMARK(base_git)->Arg(100'000)->Iterations(1)->UseManualTime();
BENCHMARK(base_cmark)->Arg(100'000)->Iterations(1)->UseManualTime();
BENCHMARK(parse)->Arg(100'000)->Iterations(1)->UseManualTime();
BENCHMARK(publish_first)->Arg(100'000)->Iterations(1)->UseManualTime();
BENCHMARK(publish_retouched)->Arg(100'000)->Iterations(1)->UseManualTime();
BENCHMARK(status_one_edit)->Arg(10'000)->Iterations(1)->UseManualTime();

}  // namespace

}  // namespace redraft::bench
