#include "text/placement_following.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <vector>

#include "base/code_points.h"
#include "text/placement_nearby.h"

namespace redraft::text {

namespace {

// A quote as it was made; a person may have given words to a comment that had none.
std::optional<Quote> original_quote(const Target& target, const Placement& before,
                                    const std::string& statement) {
  if (target.scope != CommentScope::statement) {
    return std::nullopt;
  }
  if (target.quote) {
    return target.quote;
  }
  if (!before.quote) {
    return std::nullopt;
  }
  Quote quote;
  quote.exact = before.quote->exact;
  quote.start = before.quote->start;
  quote.end = before.quote->end;
  constexpr std::size_t context = 32;
  const std::size_t from = quote.start > context ? quote.start - context : 0;
  quote.prefix = slice_code_points(statement, from, quote.start);
  quote.suffix = slice_code_points(statement, quote.end, quote.end + context);
  return quote;
}

std::vector<std::string> happened_in(const Change& change) {
  std::vector<std::string> happened;
  if (change.moved || change.kind == ChangeKind::moved) {
    happened.push_back(to_string(ChangeKind::moved));
  }
  if (change.reworded || change.kind == ChangeKind::reworded) {
    happened.push_back(to_string(ChangeKind::reworded));
  }
  if (change.kind != ChangeKind::unchanged && change.kind != ChangeKind::moved &&
      change.kind != ChangeKind::reworded) {
    happened.push_back(to_string(change.kind));
  }
  return happened;
}

}  // namespace

Placement Following::place() {
  if (target_.scope == CommentScope::document && !placed_by_person()) {
    return {};
  }
  if (before_.outcome == Outcome::section || before_.outcome == Outcome::tray) {
    if (const auto returned = restored_statement()) {
      return on_restored(*returned);
    }
    return before_.outcome == Outcome::section ? still_at_section() : still_in_tray();
  }
  const auto statement = step_.find_from(before_.anchor);
  if (!statement) {
    return in_tray("its statement " + before_.anchor + " is not in the draft before");
  }
  if (step_.doubtful(*statement)) {
    return doubted(*statement);
  }
  const Change& change = *step_.change_from(*statement);
  if (change.to.empty()) {
    return after_removal(*statement, change);
  }
  return change.to.size() == 1 ? on_statement(*statement, change, change.to.front())
                               : after_split(*statement, change);
}

Placement Following::at(std::size_t target, const Change& change) const {
  Placement placement;
  placement.anchor = step_.to_anchors.at(target);
  placement.happened = happened_in(change);
  placement.confidence = std::min(before_.confidence, change.confidence);
  return placement;
}

void Following::set_quote(Placement& placement, std::size_t target,
                          const CarriedQuote& carried) const {
  placement.outcome = carried.outcome;
  if (carried.range) {
    placement.quote = placed(step_.to.statements[target].text, *carried.range);
  }
  if (carried.outcome == Outcome::adjusted) {
    placement.confidence = std::min(placement.confidence, carried.kept);
  }
}

const WantedQuote& Following::wanted(const Quote& quote) {
  if (!wanted_) {
    wanted_.emplace(quote);
  }
  return *wanted_;
}

// Most words stand unchanged, which is seen without preparing the quote for search.
CarriedQuote Following::carry(const Quote& quote, const Change& change, std::size_t from,
                              std::size_t to) {
  StatementPair texts(step_, change, from, to);
  std::optional<Range> stands;
  if (before_.quote) {
    stands = Range{before_.quote->start, before_.quote->end};
  }
  const bool exact = stands && before_.outcome == Outcome::exact;
  if (const auto range = exact ? unchanged(change, from, to) : std::nullopt) {
    return {Outcome::exact, range, 1000, false};
  }
  if (!wanted_) {
    wanted_.emplace(quote);
  }
  return carry_quote(
      {*wanted_, count_code_points(quote.exact), stands, exact, change.from.size() == 1}, texts);
}

std::optional<Range> Following::unchanged(const Change& change, std::size_t from,
                                          std::size_t to) const {
  if (change.from.size() == 1 && change.to.size() == 1) {
    if (const auto range = unmistakable(before_.quote->exact, step_.from.statements[from].text,
                                        step_.to.statements[to].text)) {
      return range;
    }
  }
  const auto kept = step_.kept(change, from, to).together(before_.quote->start, before_.quote->end);
  return kept ? std::optional(Range{kept->start, kept->end}) : std::nullopt;
}

Placement Following::on_statement(std::size_t from, const Change& change, std::size_t to) {
  Placement placement = at(to, change);
  const std::string& text_before = step_.from.statements[from].text;
  if (text_before == step_.to.statements[to].text) {
    placement.outcome = before_.outcome;
    placement.quote = before_.quote;
    placement.decided_by = before_.decided_by;
    return placement;
  }
  if (const auto quote = original_quote(target_, before_, text_before)) {
    const CarriedQuote carried = carry(*quote, change, from, to);
    if (!carried.range) {
      if (const auto words = taken_in(from, to)) {
        return *words;
      }
    }
    set_quote(placement, to, carried);
    return placement;
  }
  const bool same_words = change.kind == ChangeKind::unchanged ||
                          (change.kind == ChangeKind::moved && !change.reworded);
  placement.outcome =
      same_words || before_.outcome == Outcome::statement ? before_.outcome : Outcome::adjusted;
  return placement;
}

// The part that holds the words; the others are named, so that a person can choose again.
Placement Following::after_split(std::size_t from, const Change& change) {
  const std::size_t heaviest = step_.heir(from, change);
  std::size_t part = heaviest;
  CarriedQuote words{Outcome::statement, std::nullopt, 0, false};
  const auto quote = original_quote(target_, before_, step_.from.statements[from].text);
  if (quote) {
    std::tie(part, words) = part_with_words(*quote, from, change, heaviest);
  } else if (before_.outcome != Outcome::statement) {
    words = {Outcome::adjusted, std::nullopt, 1000, false};
  }
  Placement placement = at(part, change);
  set_quote(placement, part, words);
  for (const std::size_t other : change.to) {
    if (other != part) {
      placement.candidates.push_back(step_.to_anchors.at(other));
    }
  }
  return placement;
}

// Where most of the words went; failing that, the only part where their original wording stands.
std::pair<std::size_t, CarriedQuote> Following::part_with_words(const Quote& quote,
                                                                std::size_t from,
                                                                const Change& change,
                                                                std::size_t heaviest) {
  std::vector<std::size_t> parts = {heaviest};
  std::copy_if(change.to.begin(), change.to.end(), std::back_inserter(parts),
               [&](std::size_t part) { return part != heaviest; });
  using Found = std::pair<std::size_t, CarriedQuote>;
  std::optional<Found> went;
  std::vector<Found> returned;
  for (const std::size_t part : parts) {
    CarriedQuote carried = carry(quote, change, from, part);
    if (carried.returned) {
      returned.emplace_back(part, carried);
    } else if (carried.range && (!went || carried.kept > went->second.kept)) {
      went.emplace(part, carried);
    }
  }
  if (went) {
    return *went;
  }
  if (returned.size() == 1) {
    return returned.front();
  }
  return {heaviest, {Outcome::statement, std::nullopt, 0, false}};
}

// The comment goes with its words where a statement beside its own has them now.
std::optional<Placement> Following::taken_in(std::size_t from, std::optional<std::size_t> now) {
  if (target_.scope != CommentScope::statement || !target_.quote ||
      before_.decided_by == DecidedBy::person) {
    return std::nullopt;
  }
  const std::vector<std::size_t> places = changed_nearby(step_, from, now);
  if (places.empty()) {
    return std::nullopt;
  }
  const auto words = found_among(step_, places, wanted(*target_.quote), from);
  if (!words) {
    return std::nullopt;
  }
  Placement placement = at(words->statement, *step_.change_to(words->statement));
  placement.happened = happened_in(*step_.change_from(from));
  placement.quote = placed(step_.to.statements[words->statement].text, words->range);
  return placement;
}

Placement Following::after_removal(std::size_t from, const Change& change) {
  const Statement& statement = step_.from.statements[from];
  Placement placement;
  placement.happened = {to_string(ChangeKind::removed)};
  // Tells a later draft that restores the statement what the comment had seen of it by then.
  if (before_.outcome != Outcome::exact) {
    placement.happened.insert(placement.happened.begin(), to_string(ChangeKind::reworded));
  }
  placement.confidence = std::min(before_.confidence, change.confidence);
  if (const auto words = taken_in(from, std::nullopt)) {
    return *words;
  }
  if (target_.scope == CommentScope::statement) {
    const auto found =
        step_.added().only_one_with(target_.quote ? target_.quote->exact : statement.text);
    if (found) {
      placement.outcome = Outcome::tray;
      placement.candidates = {step_.to_anchors.at(*found)};
      placement.reason = "its statement was removed, and its words stand in a new one";
      return placement;
    }
  }
  return at_section(std::move(placement), statement.section);
}

}  // namespace redraft::text
