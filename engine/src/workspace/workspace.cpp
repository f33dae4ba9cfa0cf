// Opening and making a consultation.
#include "redraft/workspace.h"

#include "workspace/state.h"

namespace redraft {

std::filesystem::path Workspace::init(const std::filesystem::path& folder) {
  const store::DraftStore store = store::DraftStore::init(folder);
  return store.work_tree();
}

Workspace Workspace::open(const std::filesystem::path& start, Surroundings surroundings) {
  auto state =
      std::make_unique<workspace::State>(store::DraftStore::open(start), std::move(surroundings));
  workspace::settle(*state);
  return Workspace(std::move(state));
}

Workspace::Workspace(std::unique_ptr<workspace::State> state) : state_(std::move(state)) {}

Workspace::~Workspace() = default;
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;

const std::filesystem::path& Workspace::work_tree() const {
  return state_->drafts.work_tree();
}

}  // namespace redraft
