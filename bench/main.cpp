// Runs the benchmarks, interleaved, and prints one table: times, ratios to their bases, goals.
#include <algorithm>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

namespace redraft::bench {

namespace {

// What is promised: at most `times` its bases together, or at most so many seconds by the clock or
// of processor time.
struct Goal {
  std::string name;
  std::vector<std::string> bases;
  double times = 0;
  double seconds = 0;
  double cpu = 0;
};

const std::vector<Goal>& goals() {
  static const std::vector<Goal> all = {
      {"publish_first/100000", {"base_git/100000", "base_cmark/100000"}, 2, 0},
      {"publish_retouched/100000", {"publish_first/100000"}, 0, 0},
      {"parse/100000", {"base_cmark/100000"}, 0, 0},
      {"compare_files/100000", {"base_git_word_diff/100000"}, 0, 0},
      {"status_one_edit/10000", {}, 0, 0.150},
      {"publish_commented/20000", {"publish_commented/0"}, 0, 0},
      {"carry_quotes/10000", {}, 0, 0, 0.2},
      {"carry_quotes/100000", {}, 0, 0, 0.2},
  };
  return all;
}

struct Runs {
  std::vector<double> wall;
  std::vector<double> cpu;
};

double median(std::vector<double> values) {
  if (values.empty()) {
    return 0;
  }
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

double least(const std::vector<double>& values) {
  return values.empty() ? 0 : *std::min_element(values.begin(), values.end());
}

class Table final : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context&) override { return true; }

  void ReportRuns(const std::vector<Run>& report) override {
    for (const Run& run : report) {
      if (run.run_type != Run::RT_Iteration) {
        continue;
      }
      const std::string name = run.run_name.function_name + "/" + run.run_name.args;
      if (run.error_occurred) {
        std::fprintf(stderr, "%s: %s\n", name.c_str(), run.error_message.c_str());
        continue;
      }
      if (runs_.count(name) == 0) {
        order_.push_back(name);
      }
      Runs& runs = runs_[name];
      runs.wall.push_back(run.real_accumulated_time);
      const auto cpu = run.counters.find("cpu");
      runs.cpu.push_back(cpu == run.counters.end() ? 0 : cpu->second.value);
    }
  }

  void Finalize() override {
    std::printf(
        "| what | runs | wall s, median | least | cpu s, median | against | ratio | goal |\n"
        "| --- | ---: | ---: | ---: | ---: | --- | ---: | --- |\n");
    for (const std::string& name : order_) {
      print(name);
    }
  }

 private:
  void print(const std::string& name) const {
    const Runs& runs = runs_.at(name);
    std::printf("| %s | %zu | %.3f | %.3f | %.3f |", name.c_str(), runs.wall.size(),
                median(runs.wall), least(runs.wall), median(runs.cpu));
    const auto goal = std::find_if(goals().begin(), goals().end(),
                                   [&](const Goal& one) { return one.name == name; });
    if (goal == goals().end()) {
      std::printf(" | | |\n");
      return;
    }
    double base = 0;
    std::string against;
    for (const std::string& one : goal->bases) {
      const auto found = runs_.find(one);
      base += found == runs_.end() ? 0 : median(found->second.wall);
      against += (against.empty() ? "" : " + ") + one;
    }
    const double ratio = base > 0 ? median(runs.wall) / base : 0;
    std::printf(" %s | ", against.c_str());
    if (base > 0) {
      std::printf("%.2f", ratio);
    }
    if (goal->times > 0) {
      std::printf(" | at most %.1f times: %s |\n", goal->times,
                  ratio <= goal->times ? "met" : "missed");
    } else if (goal->seconds > 0) {
      std::printf(" | at most %.2f s: %s |\n", goal->seconds,
                  median(runs.wall) <= goal->seconds ? "met" : "missed");
    } else if (goal->cpu > 0) {
      std::printf(" | at most %.2f s of processor time: %s |\n", goal->cpu,
                  median(runs.cpu) <= goal->cpu ? "met" : "missed");
    } else {
      std::printf(" | |\n");
    }
  }

  std::map<std::string, Runs> runs_;
  std::vector<std::string> order_;
};

}  // namespace

}  // namespace redraft::bench

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) {
    return 2;
  }
  redraft::bench::Table table;
  benchmark::RunSpecifiedBenchmarks(&table);
  return 0;
}
