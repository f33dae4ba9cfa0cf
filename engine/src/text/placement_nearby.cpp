#include "text/placement_nearby.h"

#include <algorithm>
#include <vector>

namespace redraft::text {

namespace {

// In another statement fewer words may come by chance, and mean something else.
constexpr Enough enough{6, 3, false};

constexpr std::size_t furthest = 8;  // statements looked past

// Where the nearest neighbour that is still there went, looking one way.
std::optional<std::size_t> neighbour(const StepKnowledge& step, std::size_t from, bool back) {
  for (std::size_t looked = 0; looked < furthest; ++looked) {
    if (back ? from == 0 : from + 1 >= step.from.statements.size()) {
      break;
    }
    from = back ? from - 1 : from + 1;
    const Change* change = step.change_from(from);
    if (change != nullptr && !change->to.empty()) {
      return step.heir(from, *change);
    }
  }
  return std::nullopt;
}

// Whether the words came into a later statement with this step.
bool came_in(StepKnowledge& step, const WantedQuote& quote, const Change& change,
             std::size_t from) {
  return std::none_of(change.from.begin(), change.from.end(), [&](std::size_t source) {
    return source != from && !quote.find(step.from_text(source)).empty();
  });
}

}  // namespace

// Both neighbours, and the new statements between them.
std::vector<std::size_t> changed_nearby(const StepKnowledge& step, std::size_t from,
                                        std::optional<std::size_t> now) {
  std::vector<std::size_t> places;
  const auto add = [&](std::size_t at) {
    const Change* change = step.change_to(at);
    if (at != now && change != nullptr && change->kind != ChangeKind::unchanged &&
        step.to.statements[at].kind != StatementKind::heading &&
        std::find(places.begin(), places.end(), at) == places.end()) {
      places.push_back(at);
    }
  };
  const auto is_new = [&](std::size_t at) {
    const Change* change = step.change_to(at);
    return change != nullptr && change->from.empty() &&
           step.to.statements[at].kind != StatementKind::heading;
  };
  if (const auto before = now ? now : neighbour(step, from, true)) {
    add(*before);
    for (std::size_t at = *before + 1;
         at < step.to.statements.size() && at <= *before + furthest && is_new(at); ++at) {
      add(at);
    }
  }
  if (const auto after = now ? now : neighbour(step, from, false)) {
    add(*after);
    for (std::size_t at = *after; at > 0 && at + furthest > *after && is_new(at - 1); --at) {
      add(at - 1);
    }
  }
  return places;
}

std::optional<FoundWords> found_among(StepKnowledge& step, const std::vector<std::size_t>& places,
                                      const WantedQuote& quote, std::size_t from) {
  std::optional<FoundWords> found;
  for (const std::size_t place : places) {
    const FoldedText& text = step.to_text(place);
    const std::vector<Range> ranges = quote.find(text);
    if (ranges.empty()) {
      continue;
    }
    const auto range = quote.certain(text, ranges, enough);
    if (found || !range || !came_in(step, quote, *step.change_to(place), from)) {
      return std::nullopt;
    }
    found = FoundWords{place, *range};
  }
  return found;
}

}  // namespace redraft::text
