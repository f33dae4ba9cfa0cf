// Quotes carried to the next draft, once lineage is known: no store, no disk.
#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "bench/fixtures.h"
#include "bench/stopwatch.h"
#include "redraft/placement.h"

namespace redraft::bench {

namespace {

constexpr std::size_t quote_count = 100'000;

struct Quoted {
  Target target;
  Placement now;
};

// From 1 to 25 words of a statement, chosen by `turn`; all of it where it has fewer.
Quote quote_of(const std::string& text, std::size_t turn) {
  constexpr std::size_t most_words = 25;
  std::vector<std::size_t> starts = {0};
  for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) {
    starts.push_back(at + 1);
  }
  const std::size_t words = std::min(1 + turn % most_words, starts.size());
  const std::size_t first = turn * 7919 % (starts.size() - words + 1);
  const std::size_t end = first + words < starts.size() ? starts[first + words] - 1 : text.size();
  Quote wanted;
  wanted.exact = text.substr(starts[first], end - starts[first]);
  // Context decides between equal words, as it does for a reviewer's quote.
  wanted.prefix = text.substr(0, starts[first]);
  wanted.suffix = text.substr(end);
  const auto located = locate_quote(text, wanted);
  if (!located) {
    throw std::runtime_error("a quote is not where it was taken from: " + wanted.exact);
  }
  return located->quote;
}

// Two neighbouring drafts, their lineage, and the quotes on the earlier one: as many on each
// statement, headings aside.
class Step {
 public:
  explicit Step(std::size_t statements)
      : from_(parse_markdown(first_text(statements), ReadStances::no)),
        to_(parse_markdown(next_text(statements), ReadStances::no)) {
    const Document empty;
    const MatchInput beginning{empty, from_, {}, {}, {}};
    from_anchors_ = assign_anchors(beginning, match(beginning));
    const MatchInput input{from_, to_, from_anchors_, {}, {}};
    lineage_ = match(input);
    to_anchors_ = assign_anchors(input, lineage_);
    for (std::size_t turn = 0; quotes_.size() < quote_count; ++turn) {
      const std::size_t at = turn % from_.statements.size();
      const Statement& statement = from_.statements[at];
      if (statement.kind != StatementKind::heading) {
        Target target;
        target.anchor = from_anchors_[at];
        target.quote = quote_of(statement.text, turn);
        Placement now = placement_as_made(target);
        quotes_.push_back({std::move(target), std::move(now)});
      }
    }
  }

  // As publishing does it: a placement only where the step touches the statement.
  [[nodiscard]] std::vector<Placement> carry() const {
    const PlacementStep step(from_, from_anchors_, to_, to_anchors_, lineage_);
    std::vector<Placement> placed;
    for (const Quoted& quote : quotes_) {
      if (step.touches(quote.now.anchor)) {
        placed.push_back(step.place(quote.target, quote.now));
      }
    }
    return placed;
  }

 private:
  Document from_, to_;
  std::vector<std::string> from_anchors_, to_anchors_;
  Lineage lineage_;
  std::vector<Quoted> quotes_;
};

void carry_quotes(benchmark::State& state) {
  static std::map<std::size_t, Step> steps;
  const auto statements = static_cast<std::size_t>(state.range(0));
  const Step& step = steps.try_emplace(statements, statements).first->second;
  for (auto _ : state) {
    std::vector<Placement> placed;
    measure(state, [&] { placed = step.carry(); });
    state.counters["placed"] = static_cast<double>(placed.size());
  }
}

BENCHMARK(carry_quotes)->Arg(10'000)->Arg(100'000)->Iterations(1)->UseManualTime();

}  // namespace

}  // namespace redraft::bench
