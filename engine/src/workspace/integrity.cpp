// Proof that both stores are whole, and the derived tables made again.
#include "redraft/error.h"
#include "workspace/placing.h"
#include "workspace/state.h"

namespace redraft {

namespace workspace {

namespace {

std::size_t index_everything(State& state) {
  std::size_t rows = 0;
  state.comments.clear_derived();
  for (const store::DocumentEntry& entry : state.drafts.documents()) {
    Placer placer(state, entry.name);
    for (const Draft& draft : state.drafts.drafts(entry.name)) {
      rows += placer.index_draft(draft).rows;
    }
  }
  state.comments.rebuild_search();
  return rows;
}

}  // namespace

}  // namespace workspace

using namespace workspace;

std::vector<Finding> Workspace::check() const {
  const State::Writing writing = state_->lock();
  std::vector<Finding> findings = state_->drafts.check();
  const bool git_is_whole = !has_error(findings);
  for (const Finding& finding : state_->comments.check()) {
    findings.push_back(finding);
  }
  if (git_is_whole && !has_error(findings)) {
    // Derived again in a transaction that is rolled back, and compared.
    db::Transaction trial(*state_->database);
    const std::string before = state_->comments.derived_digest();
    index_everything(*state_);
    if (state_->comments.derived_digest() != before) {
      findings.push_back({"placement-mismatch",
                          Severity::error,
                          "the stored placements differ from what the drafts and comments give",
                          "redraft rebuild",
                          {},
                          {},
                          {},
                          {},
                          0});
    }
  }
  return findings;
}

std::size_t Workspace::rebuild() {
  const State::Writing writing = state_->lock();
  db::Transaction rows(*state_->database);
  const std::size_t placements = index_everything(*state_);
  rows.commit();
  return placements;
}

}  // namespace redraft
