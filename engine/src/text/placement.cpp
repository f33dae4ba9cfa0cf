#include "redraft/placement.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "base/code_points.h"
#include "text/placement_ranges.h"
#include "text/placement_step.h"
#include "text/quotes.h"

namespace redraft {

namespace {

using text::CarriedQuote;
using text::FoldedText;
using text::Range;
using text::StepKnowledge;
using text::WantedQuote;

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

Placement in_tray(const Placement& before, std::string reason) {
  Placement placement;
  placement.outcome = Outcome::tray;
  placement.confidence = before.confidence;
  placement.happened = before.happened;
  placement.reason = std::move(reason);
  return placement;
}

// Follows one target across one step.
class Following {
 public:
  Following(StepKnowledge& step, const Target& target, const Placement& before)
      : step_(step), target_(target), before_(before) {}

  Placement place() {
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
      return in_tray(before_, "its statement " + before_.anchor + " is not in the draft before");
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

 private:
  [[nodiscard]] Placement at(std::size_t target, const Change& change) const {
    Placement placement;
    placement.anchor = step_.to_anchors.at(target);
    placement.happened = happened_in(change);
    placement.confidence = std::min(before_.confidence, change.confidence);
    return placement;
  }

  void set_quote(Placement& placement, std::size_t target, const CarriedQuote& carried) const {
    placement.outcome = carried.outcome;
    if (carried.range) {
      placement.quote = text::placed(step_.to.statements[target].text, *carried.range);
    }
    if (carried.outcome == Outcome::adjusted) {
      placement.confidence = std::min(placement.confidence, carried.kept);
    }
  }

  // Most words stand unchanged, which is seen without preparing the quote for search.
  [[nodiscard]] CarriedQuote carry(const Quote& quote, const Change& change, std::size_t from,
                                   std::size_t to) {
    text::StatementPair texts(step_, change, from, to);
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
    return text::carry_quote(
        {*wanted_, count_code_points(quote.exact), stands, exact, change.from.size() == 1}, texts);
  }

  [[nodiscard]] std::optional<Range> unchanged(const Change& change, std::size_t from,
                                               std::size_t to) const {
    if (change.from.size() == 1 && change.to.size() == 1) {
      if (const auto range =
              text::unmistakable(before_.quote->exact, step_.from.statements[from].text,
                                 step_.to.statements[to].text)) {
        return range;
      }
    }
    const auto kept =
        step_.kept(change, from, to).together(before_.quote->start, before_.quote->end);
    return kept ? std::optional(Range{kept->start, kept->end}) : std::nullopt;
  }

  Placement on_statement(std::size_t from, const Change& change, std::size_t to) {
    Placement placement = at(to, change);
    const std::string& text_before = step_.from.statements[from].text;
    if (text_before == step_.to.statements[to].text) {
      placement.outcome = before_.outcome;
      placement.quote = before_.quote;
      placement.decided_by = before_.decided_by;
      return placement;
    }
    if (const auto quote = original_quote(target_, before_, text_before)) {
      set_quote(placement, to, carry(*quote, change, from, to));
      return placement;
    }
    const bool same_words = change.kind == ChangeKind::unchanged ||
                            (change.kind == ChangeKind::moved && !change.reworded);
    placement.outcome =
        same_words || before_.outcome == Outcome::statement ? before_.outcome : Outcome::adjusted;
    return placement;
  }

  // The part that holds the words; the others are named, so that a person can choose again.
  Placement after_split(std::size_t from, const Change& change) {
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
  [[nodiscard]] std::pair<std::size_t, CarriedQuote> part_with_words(const Quote& quote,
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

  Placement after_removal(std::size_t from, const Change& change) {
    const Statement& statement = step_.from.statements[from];
    Placement placement;
    placement.happened = {to_string(ChangeKind::removed)};
    // Tells a later draft that restores the statement what the comment had seen of it by then.
    if (before_.outcome != Outcome::exact) {
      placement.happened.insert(placement.happened.begin(), to_string(ChangeKind::reworded));
    }
    placement.confidence = std::min(before_.confidence, change.confidence);
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

  // At the innermost section that is still there.
  [[nodiscard]] Placement at_section(Placement placement, std::size_t section) const {
    for (; section != no_section; section = step_.from.sections[section].parent) {
      const std::size_t heading = step_.from.sections[section].heading;
      const Change* change = step_.change_from(heading);
      if (change == nullptr || change->to.empty() || step_.doubtful(heading)) {
        continue;
      }
      const std::size_t target = step_.heir(heading, *change);
      if (step_.to.statements[target].kind == StatementKind::heading) {
        placement.outcome = Outcome::section;
        placement.anchor = step_.to_anchors.at(target);
        return placement;
      }
    }
    placement.outcome = Outcome::tray;
    placement.anchor.clear();
    placement.reason = "its statement was removed, and every section that held it";
    return placement;
  }

  // A comment on the document has a place of its own only where a person gave it one.
  [[nodiscard]] bool placed_by_person() const {
    return before_.outcome != Outcome::exact || !before_.anchor.empty();
  }

  Placement still_at_section() {
    Placement placement = before_;
    placement.draft.clear();
    if (before_.anchor.empty()) {
      return placement;  // refused by a person where no section holds it: the document does
    }
    const auto heading = step_.find_from(before_.anchor);
    if (!heading) {
      return in_tray(before_, "its section " + before_.anchor + " is not in the draft before");
    }
    placement = at_section(std::move(placement), step_.from.statements[*heading].section);
    if (placement.outcome == Outcome::tray) {
      placement.decided_by = DecidedBy::engine;
    }
    return placement;
  }

  Placement still_in_tray() {
    if (const auto statement = returned_words()) {
      return *statement;
    }
    Placement placement = before_;
    placement.draft.clear();
    placement.candidates.clear();
    for (const std::string& candidate : before_.candidates) {
      const auto from = step_.find_from(candidate);
      const Change* change = from ? step_.change_from(*from) : nullptr;
      for (const std::size_t to : change != nullptr ? change->to : std::vector<std::size_t>{}) {
        const std::string& anchor = step_.to_anchors.at(to);
        if (std::find(placement.candidates.begin(), placement.candidates.end(), anchor) ==
            placement.candidates.end()) {
          placement.candidates.push_back(anchor);
        }
      }
    }
    return placement;
  }

  // Out of the tray without a person only when the very words come back under the very anchor.
  std::optional<Placement> returned_words() {
    const auto from = step_.find_from(target_.anchor);
    if (!from || before_.decided_by == DecidedBy::person || step_.doubtful(*from) ||
        target_.scope != CommentScope::statement || !target_.quote) {
      return std::nullopt;
    }
    const auto to = step_.find_to(target_.anchor);
    const WantedQuote wanted(*target_.quote);
    if (!to || step_.change_to(*to) != step_.change_from(*from) ||
        !wanted.find(step_.from_text(*from)).empty()) {
      return std::nullopt;
    }
    const FoldedText& statement = step_.to_text(*to);
    const auto place = wanted.certain(statement, wanted.find(statement));
    if (!place) {
      return std::nullopt;
    }
    Placement placement = at(*to, *step_.change_to(*to));
    placement.quote = text::placed(statement.text(), *place);
    placement.confidence = step_.change_to(*to)->confidence;
    return placement;
  }

  Placement doubted(std::size_t from) {
    const Change* change = step_.change_from(from);
    Placement placement = in_tray(before_, "");
    placement.happened.clear();
    placement.candidates = step_.candidates(from);
    placement.confidence = change == nullptr ? 0 : std::min(before_.confidence, change->confidence);
    placement.reason =
        placement.candidates.empty()
            ? "what became of its statement is not certain"
            : "it is not certain that its statement became " + placement.candidates.front();
    return placement;
  }

  // The statement the comment was made on, when a draft without it lies between.
  [[nodiscard]] std::optional<std::size_t> restored_statement() const {
    if (before_.decided_by == DecidedBy::person || target_.anchor.empty() ||
        step_.find_from(target_.anchor)) {
      return std::nullopt;
    }
    return step_.find_to(target_.anchor);
  }

  Placement on_restored(std::size_t to) {
    Placement placement;
    placement.anchor = target_.anchor;
    placement.happened = {to_string(ChangeKind::restored)};
    const Change* change = step_.change_to(to);
    placement.confidence = change == nullptr ? before_.confidence : change->confidence;
    if (target_.scope == CommentScope::statement && target_.quote) {
      const WantedQuote wanted(*target_.quote);
      const FoldedText& statement = step_.to_text(to);
      const std::vector<Range> places = wanted.find(statement);
      const auto place =
          places.size() == 1 ? std::optional(places.front()) : wanted.certain(statement, places);
      set_quote(placement, to,
                {place ? Outcome::exact : Outcome::statement, place, place ? 1000 : 0, true});
      return placement;
    }
    // Restored words are those last seen; without a quote nothing else tells whether they were the
    // words the comment was made on.
    const bool last_seen = change != nullptr && change->kind == ChangeKind::restored;
    const bool seen_changed = std::find(before_.happened.begin(), before_.happened.end(),
                                        to_string(ChangeKind::reworded)) != before_.happened.end();
    placement.outcome = last_seen && !seen_changed ? Outcome::exact : Outcome::adjusted;
    return placement;
  }

  StepKnowledge& step_;
  const Target& target_;
  const Placement& before_;
  std::optional<WantedQuote> wanted_;  // the original quote, once it must be looked for
};

}  // namespace

struct PlacementStep::State {
  StepKnowledge step;
};

PlacementStep::PlacementStep(const Document& from, const std::vector<std::string>& from_anchors,
                             const Document& to, const std::vector<std::string>& to_anchors,
                             const Lineage& lineage)
    : state_(new State{StepKnowledge(from, from_anchors, to, to_anchors, lineage)}) {}

PlacementStep::~PlacementStep() = default;
PlacementStep::PlacementStep(PlacementStep&&) noexcept = default;
PlacementStep& PlacementStep::operator=(PlacementStep&&) noexcept = default;

bool PlacementStep::touches(const std::string& anchor) const {
  if (anchor.empty()) {
    return false;
  }
  const auto statement = state_->step.find_from(anchor);
  return !statement || state_->step.touched(*statement);
}

Placement PlacementStep::place(const Target& target, const Placement& before) const {
  return Following(state_->step, target, before).place();
}

}  // namespace redraft
