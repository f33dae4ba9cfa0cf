#include "redraft/governance.h"

#include "workspace/state.h"

namespace redraft {

Governance Governance::open(const std::filesystem::path& start, Surroundings surroundings) {
  auto state =
      std::make_unique<workspace::State>(store::DraftStore::open(start), std::move(surroundings));
  workspace::settle(*state);
  return Governance(std::move(state));
}

Governance::Governance(workspace::State& state) : state_(state) {}

Governance::Governance(std::unique_ptr<workspace::State> own)
    : own_(std::move(own)), state_(*own_) {}

Governance::~Governance() = default;
Governance::Governance(Governance&&) noexcept = default;

std::string Governance::resolve_document(const std::string& name) const {
  return state_.document(name).name;
}

DraftText Governance::text(const std::string& document, const std::string& label) const {
  return state_.text_or_newest(state_.document(document).name, label);
}

}  // namespace redraft
