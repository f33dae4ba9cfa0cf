#include "redraft/placement.h"

#include "text/placement_following.h"
#include "text/placement_step.h"

namespace redraft {

struct PlacementStep::State {
  text::StepKnowledge step;
};

PlacementStep::PlacementStep(const Document& from, const std::vector<std::string>& from_anchors,
                             const Document& to, const std::vector<std::string>& to_anchors,
                             const Lineage& lineage)
    : state_(new State{text::StepKnowledge(from, from_anchors, to, to_anchors, lineage)}) {}

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
  return text::Following(state_->step, target, before).place();
}

}  // namespace redraft
