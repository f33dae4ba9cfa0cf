#include "workspace/placing.h"

#include <functional>
#include <future>
#include <utility>

#include "redraft/error.h"
#include "workspace/lineage_records.h"
#include "workspace/targets.h"

namespace redraft::workspace {

namespace {

// Equal but for the draft they speak of: such a placement needs no row of its own.
bool says_the_same(Placement a, const Placement& b) {
  a.draft = b.draft;
  a.decided_by = b.decided_by;
  return a == b;
}

}  // namespace

Placer::Placer(State& state, std::string document, std::optional<std::string> working_text)
    : state_(state),
      document_(std::move(document)),
      working_text_(std::move(working_text)),
      drafts_(state_.drafts.drafts(document_)) {}

const DraftText& Placer::text(const Draft& draft) {
  const auto found = texts_.find(draft.sequence);
  return found != texts_.end()
             ? found->second
             : texts_.emplace(draft.sequence, state_.drafts.read(draft)).first->second;
}

Placer::Step& Placer::step_to(const Draft& draft) {
  const auto found = steps_.find(draft.sequence);
  if (found != steps_.end()) {
    return found->second;
  }
  const Draft* before = nullptr;
  for (const Draft& candidate : drafts_) {
    if (candidate.sequence < draft.sequence) {
      before = &candidate;
    }
  }
  if (before == nullptr) {
    throw Error(ErrorKind::internal, "place comments on " + draft.label + ": no draft before it");
  }
  const DraftText& from = text(*before);
  const DraftText& to = text(draft);
  const std::vector<RecordedChange> record = state_.drafts.lineage(draft);
  Step& step = steps_[draft.sequence];
  step.lineage = from_records(from, {&record, 1}, to);
  step.placement = std::make_unique<PlacementStep>(from.document, from.anchors, to.document,
                                                   to.anchors, step.lineage);
  return step;
}

Placer::Counts Placer::index_draft(const Draft& draft) {
  Counts counts;
  if (drafts_.empty() || drafts_.front().sequence == draft.sequence) {
    state_.comments.mark_indexed({draft.document, draft.label, draft.sequence, draft.commit});
  } else {
    std::size_t before = 0;
    for (const Draft& candidate : drafts_) {
      if (candidate.sequence < draft.sequence) {
        before = candidate.sequence;
      }
    }
    counts = index_step(*step_to(draft).placement, draft, before);
  }
  // Comments whose words were not found when they were made wait in the tray from the start.
  const std::vector<store::PlacedTarget> unlocated =
      state_.comments.unlocated(draft.document, draft.label);
  if (unlocated.empty()) {
    return counts;
  }
  PlacementAsMade as_made(text(draft));
  for (const store::PlacedTarget& target : unlocated) {
    const Placement made = as_made.of(target.made);
    state_.comments.put_placement(target.comment, target.target_index, draft.sequence, made);
    ++counts.rows;
    ++counts.tray;
  }
  return counts;
}

namespace {

// Where comments stand after a step, found on another thread while the store reads the next ones
// and writes those before them. Hands on what differs from where they stood, in order.
class TargetsAhead {
 public:
  using Write = std::function<void(const store::PlacedTarget&, const Placement&)>;

  TargetsAhead(const PlacementStep& step, std::string label, Write write)
      : step_(step), label_(std::move(label)), write_(std::move(write)) {}

  void add(const store::PlacedTarget& target) {
    gathered_.push_back({target, {}});
    if (gathered_.size() == at_once) {
      hand_over();
    }
  }

  void finish() {
    hand_over();
    hand_over();
  }

 private:
  static constexpr std::size_t at_once = 1024;

  struct One {
    store::PlacedTarget target;
    Placement after;
  };

  void hand_over() {
    if (placed_.valid()) {
      placed_.get();
    }
    std::vector<One> done = std::exchange(under_way_, std::exchange(gathered_, {}));
    placed_ = std::async(std::launch::async, [this] {
      for (One& one : under_way_) {
        one.after = step_.place(one.target.made, one.target.now);
        one.after.draft = label_;
      }
    });
    for (const One& one : done) {
      write_(one.target, one.after);
    }
  }

  const PlacementStep& step_;
  std::string label_;
  Write write_;
  std::vector<One> gathered_;
  std::vector<One> under_way_;  // of the other thread, until it is waited for
  std::future<void> placed_;    // last: waits for the thread before the rest goes
};

}  // namespace

Placer::Counts Placer::index_step(const PlacementStep& step, const Draft& draft,
                                  std::size_t before_sequence) {
  Counts counts;
  ProgressStep told = state_.step("placing comments");
  const auto touched = [&](const std::string& anchor) { return step.touches(anchor); };
  const bool first = !state_.comments.any_placement(draft.document, draft.sequence);
  const auto write = [&](const store::PlacedTarget& target, const Placement& placement) {
    told.one_more();
    counts.tray += placement.outcome == Outcome::tray ? 1 : 0;
    if (says_the_same(placement, target.now)) {
      return;
    }
    if (first) {
      state_.comments.put_first_placement(target, draft.document, draft.sequence, placement);
    } else {
      state_.comments.put_placement(target.comment, target.target_index, draft.sequence, placement);
    }
    ++counts.rows;
  };
  TargetsAhead ahead(step, draft.label, write);
  state_.comments.each_placed_target(draft.document, before_sequence, touched,
                                     [&](const store::PlacedTarget& target) { ahead.add(target); });
  ahead.finish();
  state_.comments.mark_indexed({draft.document, draft.label, draft.sequence, draft.commit});
  return counts;
}

Placement Placer::carry_forward(const CommentId& id, std::size_t target_index, const Target& target,
                                Placement placement, std::size_t sequence) {
  for (const Draft& draft : drafts_) {
    if (draft.sequence <= sequence) {
      continue;
    }
    if (std::optional<Placement> decision =
            state_.comments.decision(id, target_index, draft.sequence)) {
      placement = std::move(*decision);
      placement.draft = draft.label;
      continue;
    }
    const PlacementStep& step = *step_to(draft).placement;
    // As index_step does: what the step left alone stands where it stood.
    if (placement.outcome == Outcome::exact && !step.touches(placement.anchor)) {
      continue;
    }
    Placement next = step.place(target, placement);
    next.draft = draft.label;
    if (!says_the_same(next, placement)) {
      state_.comments.put_placement(id, target_index, draft.sequence, next);
    }
    placement = std::move(next);
  }
  return placement;
}

Placement Placer::on_working_text(const Target& target, const Placement& newest) {
  if (!working_step_) {
    const store::DocumentEntry entry = state_.document(document_);
    working_ = std::make_unique<State::Working>(
        working_text_ ? state_.working(entry, *working_text_, ReadStances::yes)
                      : state_.working(entry));
    working_step_ =
        std::make_unique<PlacementStep>(working_->before.document, working_->before.anchors,
                                        working_->document, working_->anchors, working_->lineage);
  }
  Placement placement = working_step_->place(target, newest);
  placement.draft = working_label;
  return placement;
}

}  // namespace redraft::workspace
