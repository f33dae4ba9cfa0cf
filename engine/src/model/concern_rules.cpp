// Which step may follow, and how many concerns everyone may be told of.
#include <algorithm>
#include <vector>

#include "base/blank.h"
#include "redraft/concern.h"
#include "redraft/error.h"

namespace redraft {

void require_step(const Concern& concern, const ConcernStep& step) {
  const std::string doing = "add a step to concern " + concern.id.text;
  if (is_blank(step.words)) {
    throw Error(ErrorKind::invalid, doing + ": it does not say what was done",
                "give it with -m WORDS");
  }
  if (step.kind == ConcernStepKind::raised) {
    throw Error(ErrorKind::invalid, doing + ": it was raised already", "redraft concern add");
  }
  if (step.outcome.has_value() != (step.kind == ConcernStepKind::outcome)) {
    throw Error(ErrorKind::invalid, doing + ": an outcome, and nothing else, says what came of it",
                "--kind outcome --outcome resolved");
  }
  if (concern.is_over()) {
    throw Error(ErrorKind::conflict,
                doing + ": it is over, with the outcome \"" +
                    to_string(*concern.steps.back().outcome) + "\"",
                "raise another: redraft concern add");
  }
  const bool talked =
      std::any_of(concern.steps.begin(), concern.steps.end(),
                  [](const ConcernStep& one) { return one.kind == ConcernStepKind::dialogue; });
  if (step.kind == ConcernStepKind::escalation && !talked) {
    throw Error(ErrorKind::conflict, doing + ": good faith is assumed first, and nobody has talked",
                "redraft concern step " + concern.id.text + " --kind dialogue");
  }
}

ConcernCounts count_concerns(const std::vector<Concern>& concerns, std::size_t least) {
  ConcernCounts out;
  out.least = least;
  if (concerns.size() < least) {
    return out;
  }
  out.all = concerns.size();
  std::map<std::string, std::size_t> stages;
  for (const Concern& concern : concerns) {
    if (!concern.steps.empty()) {
      const ConcernStep& last = concern.steps.back();
      ++stages[last.outcome ? to_string(*last.outcome) : to_string(last.kind)];
    }
  }
  // The smallest together, until their sum is no smaller than the limit either.
  std::vector<std::pair<std::size_t, std::string>> by_size;
  for (const auto& [stage, count] : stages) {
    by_size.emplace_back(count, stage);
  }
  std::sort(by_size.begin(), by_size.end());
  for (const auto& [count, stage] : by_size) {
    if (count < least || (out.together != 0 && out.together < least)) {
      out.together += count;
    } else {
      out.by_stage[stage] = count;
    }
  }
  return out;
}

}  // namespace redraft
