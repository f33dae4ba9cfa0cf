// Comments whose words have no place for now: on a section, in the tray, and back from there.

#include <algorithm>
#include <vector>

#include "text/placement_following.h"

namespace redraft::text {

Placement Following::in_tray(std::string reason) const {
  Placement placement;
  placement.outcome = Outcome::tray;
  placement.confidence = before_.confidence;
  placement.happened = before_.happened;
  placement.reason = std::move(reason);
  return placement;
}

Placement Following::doubted(std::size_t from) {
  const Change* change = step_.change_from(from);
  Placement placement = in_tray("");
  placement.happened.clear();
  placement.candidates = step_.candidates(from);
  placement.confidence = change == nullptr ? 0 : std::min(before_.confidence, change->confidence);
  placement.reason = placement.candidates.empty() ? "what became of its statement is not certain"
                                                  : "it is not certain that its statement became " +
                                                        placement.candidates.front();
  return placement;
}

// At the innermost section that is still there.
Placement Following::at_section(Placement placement, std::size_t section) const {
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
bool Following::placed_by_person() const {
  return before_.outcome != Outcome::exact || !before_.anchor.empty();
}

Placement Following::still_at_section() {
  Placement placement = before_;
  placement.draft.clear();
  if (before_.anchor.empty()) {
    return placement;  // refused by a person where no section holds it: the document does
  }
  const auto heading = step_.find_from(before_.anchor);
  if (!heading) {
    return in_tray("its section " + before_.anchor + " is not in the draft before");
  }
  placement = at_section(std::move(placement), step_.from.statements[*heading].section);
  if (placement.outcome == Outcome::tray) {
    placement.decided_by = DecidedBy::engine;
  }
  return placement;
}

Placement Following::still_in_tray() {
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
std::optional<Placement> Following::returned_words() {
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
  placement.quote = placed(statement.text(), *place);
  placement.confidence = step_.change_to(*to)->confidence;
  return placement;
}

// The statement the comment was made on, when a draft without it lies between.
std::optional<std::size_t> Following::restored_statement() const {
  if (before_.decided_by == DecidedBy::person || target_.anchor.empty() ||
      step_.find_from(target_.anchor)) {
    return std::nullopt;
  }
  return step_.find_to(target_.anchor);
}

Placement Following::on_restored(std::size_t to) {
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

}  // namespace redraft::text
