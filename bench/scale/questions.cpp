#include "bench/scale/questions.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include "bench/pairs/dice.h"
#include "bench/pairs/word_lists.h"
#include "redraft/workspace.h"

namespace redraft::bench {

namespace {

constexpr std::size_t asked = 300;
constexpr std::uint64_t seed = 7;

struct Question {
  std::string what;
  double goal;                       // 99th percentile, milliseconds; 0: none
  std::function<std::size_t()> ask;  // returns how many comments were read
};

double now_on(clockid_t clock) {
  timespec now{};
  ::clock_gettime(clock, &now);
  constexpr double milli = 1e3;
  constexpr double nano = 1e-6;
  return static_cast<double>(now.tv_sec) * milli + static_cast<double>(now.tv_nsec) * nano;
}

double nearly_last(std::vector<double>& times) {
  std::sort(times.begin(), times.end());
  return times[times.size() * 99 / 100];
}

bool print(const Question& question) {
  std::vector<double> wall;
  std::vector<double> cpu;
  std::size_t comments = 0;
  for (std::size_t i = 0; i < asked; ++i) {
    const double begun = now_on(CLOCK_MONOTONIC);
    const double begun_cpu = now_on(CLOCK_THREAD_CPUTIME_ID);
    comments += question.ask();
    cpu.push_back(now_on(CLOCK_THREAD_CPUTIME_ID) - begun_cpu);
    wall.push_back(now_on(CLOCK_MONOTONIC) - begun);
  }
  const double last = nearly_last(wall);
  const double last_cpu = nearly_last(cpu);
  std::printf("| %s | %.1f | %.2f | %.2f | %.2f | %.2f |", question.what.c_str(),
              static_cast<double>(comments) / asked, wall[asked / 2], last, cpu[asked / 2],
              last_cpu);
  std::fflush(stdout);
  if (question.goal == 0) {
    std::printf(" |\n");
    return true;
  }
  std::printf(" %g: %s |\n", question.goal,
              last < question.goal       ? "met"
              : last_cpu < question.goal ? "met by the processor"
                                         : "missed");
  return last_cpu < question.goal;
}

class Asker {
 public:
  explicit Asker(const std::filesystem::path& folder)
      : workspace_(Workspace::open(folder, {clock_, randomness_, "bench"})),
        text_(workspace_.text("", "")),
        words_(english_nouns),
        dice_(seed) {
    collect();
  }

  std::vector<Question> questions() {
    const auto page = [this](const std::function<void(CommentFilter&)>& narrow) {
      return [this, narrow] {
        CommentFilter filter;
        filter.limit = 50;
        filter.after = dice_.of(ids_);
        narrow(filter);
        return read(filter);
      };
    };
    return {
        {"a page of 50 of a statement's comments", 1, page([this](CommentFilter& filter) {
           filter.anchor = dice_.of(text_.anchors);
           filter.after.clear();
         })},
        {"all of a statement's comments", 0, page([this](CommentFilter& filter) {
           filter.anchor = dice_.of(text_.anchors);
           filter.after.clear();
           filter.limit = 0;
         })},
        {"one comment by its id", 0,
         [this] {
           static_cast<void>(workspace_.comment(dice_.of(ids_), "", false));
           return std::size_t{1};
         }},
        {"a page of 50 at any depth", 2, page([](CommentFilter&) {})},
        {"the same, of one kind", 2,
         page([](CommentFilter& filter) { filter.kind = CommentKind::object; })},
        {"the same, of one sector", 2,
         page([](CommentFilter& filter) { filter.sector = "housing"; })},
        {"the same, open and of one sector", 2, page([](CommentFilter& filter) {
           filter.sector = "union";
           filter.status = CommentStatus::open;
         })},
        {"the same, of one organisation", 2,
         page([this](CommentFilter& filter) { filter.organisation = dice_.of(organisations_); })},
        {"the same, on adjusted words", 2,
         page([](CommentFilter& filter) { filter.outcome = Outcome::adjusted; })},
        {"counts by sector and status", 2,
         [this] {
           std::size_t comments = 0;
           for (const CommentCount& count : workspace_.comment_counts("principles")) {
             comments += count.comments;
           }
           return comments;
         }},
        {"the latest 20 with a word", 5, page([this](CommentFilter& filter) {
           filter.text = std::string(words_.pick(dice_));
           filter.after.clear();
           filter.limit = 20;
           filter.order = CommentOrder::latest;
         })},
        {"the latest 20 with two words", 5, page([this](CommentFilter& filter) {
           filter.text = std::string(words_.pick(dice_)) + " " + std::string(words_.pick(dice_));
           filter.after.clear();
           filter.limit = 20;
           filter.order = CommentOrder::latest;
         })},
        {"the most relevant 20 with two words", 50, page([this](CommentFilter& filter) {
           filter.text = std::string(words_.pick(dice_)) + " " + std::string(words_.pick(dice_));
           filter.after.clear();
           filter.limit = 20;
           filter.order = CommentOrder::relevance;
         })},
    };
  }

 private:
  // Ids all over the pile, and organisations.
  void collect() {
    CommentFilter filter;
    filter.limit = 20'000;
    std::size_t seen = 0;
    for (const char* const sector : {"union", "housing", "business"}) {
      filter.sector = sector;
      workspace_.each_comment(filter, [&](const Comment& comment) {
        if (++seen % 50 == 0) {
          ids_.push_back(comment.id.text);
          organisations_.push_back(comment.reviewer.organisation);
        }
      });
    }
  }

  std::size_t read(const CommentFilter& filter) {
    std::size_t comments = 0;
    workspace_.each_comment(filter, [&](const Comment&) { ++comments; });
    return comments;
  }

  SystemClock clock_;
  SystemRandomness randomness_;
  Workspace workspace_;
  DraftText text_;
  Ranked words_;
  Dice dice_;
  std::vector<std::string> ids_, organisations_;
};

}  // namespace

bool ask(const std::filesystem::path& consultation) {
  Asker asker(consultation);
  std::printf(
      "| question | comments | p50 ms | p99 ms | CPU p50 ms | CPU p99 ms | goal ms |\n"
      "| --- | ---: | ---: | ---: | ---: | ---: | --- |\n");
  bool met = true;
  for (const Question& question : asker.questions()) {
    met = print(question) && met;
  }
  return met;
}

}  // namespace redraft::bench
