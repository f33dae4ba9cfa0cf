// Proof that both stores are whole, and the derived tables made again.
#include "workspace/integrity.h"

#include <optional>
#include <set>
#include <utility>

#include "redraft/drafting.h"
#include "redraft/error.h"
#include "store/audit_log.h"
#include "store/labels.h"
#include "workspace/erasing.h"
#include "workspace/placing.h"
#include "workspace/state.h"

namespace redraft {

namespace workspace {

namespace {

Finding finding(const char* rule, Severity severity, const std::string& message,
                const std::string& hint) {
  return {rule, severity, message, hint, {}, {}, {}, {}, 0};
}

// Documents by the checked-out branch, and those it does not list whose drafts are in git.
std::set<std::string> all_documents(const store::DraftStore& drafts) {
  std::set<std::string> names;
  for (const store::DocumentEntry& entry : drafts.documents()) {
    names.insert(entry.name);
  }
  for (const std::string& name : drafts.documents_with_drafts()) {
    names.insert(name);
  }
  return names;
}

std::size_t index_everything(State& state, const std::set<std::string>& documents) {
  std::size_t rows = 0;
  state.comments.clear_derived();
  for (const std::string& document : documents) {
    Placer placer(state, document);
    for (const Draft& draft : state.drafts.drafts(document)) {
      rows += placer.index_draft(draft).rows;
    }
  }
  const ProgressStep step = state.step("indexing what comments say");
  state.comments.rebuild_search();
  state.comments.rebuild_counts();
  return rows;
}

// Derived again in a transaction that is rolled back, and compared.
void compare_placements(State& state, std::vector<Finding>& findings) {
  if (state.database->access() == db::Access::read) {
    findings.push_back(finding("placements-unchecked", Severity::warning,
                               "the comment store cannot be written here, so its placements were "
                               "not made again and compared",
                               "redraft check where the folder can be written"));
    return;
  }
  std::set<std::string> documents = all_documents(state.drafts);
  // Of another branch, and not yet asked for here.
  std::erase_if(documents, [&](const std::string& document) {
    return state.comments.indexed_drafts(document).empty();
  });
  db::Transaction trial(*state.database);
  const std::string before = state.comments.derived_digest();
  index_everything(state, documents);
  if (state.comments.derived_digest() != before) {
    findings.push_back(finding(
        "placement-mismatch", Severity::error,
        "the stored placements differ from what the drafts and comments give", "redraft rebuild"));
  }
}

// Somebody else moved the branch while a draft was published: the next one is made without it.
void find_left_behind(const State& state, std::vector<Finding>& findings) {
  for (const std::string& document : state.drafts.documents_with_drafts()) {
    const std::vector<Draft> drafts = state.drafts.drafts(document);
    if (drafts.empty() || state.drafts.on_a_branch(drafts.back())) {
      continue;
    }
    const std::string& label = drafts.back().label;
    Finding behind =
        finding("branch-moved", Severity::warning,
                "no branch holds the commit of " + document + " " + label,
                "git merge " +
                    store::tag_ref(document, label).substr(std::string_view("refs/tags/").size()));
    behind.document = document;
    behind.draft = label;
    findings.push_back(std::move(behind));
  }
}

void find_returned(const State& state, std::vector<Finding>& findings) {
  for (const store::ErasedRef& erased : returned(state)) {
    findings.push_back(finding("erasure-not-replayed", Severity::error,
                               "reviewer " + erased.ref + " was erased on " +
                                   to_date(erased.erased) + " and is here again from another copy",
                               "redraft person erase --replay"));
  }
}

}  // namespace

void find_missing_drafts(const store::DraftStore& drafts, const store::CommentStore& comments,
                         std::vector<Finding>& findings) {
  std::set<std::pair<std::string, std::string>> known;
  for (const std::string& document : all_documents(drafts)) {
    for (const Draft& draft : drafts.drafts(document)) {
      known.emplace(document, draft.label);
    }
  }
  for (const auto& [document, label] : comments.drafts_in_use()) {
    if (known.count({document, label}) == 0) {
      Finding missing = finding(
          "draft-missing", Severity::error,
          "comments rest on " + document + " " + label + ", and git has no tag of that draft",
          "fetch it from a clone that has it: git fetch --tags");
      missing.document = document;
      missing.draft = label;
      findings.push_back(std::move(missing));
    }
  }
}

std::size_t make_derived_again(State& state) {
  return index_everything(state, all_documents(state.drafts));
}

}  // namespace workspace

using namespace workspace;

std::vector<Finding> Workspace::check() const {
  // Where nobody can write, no lock is needed, nor could be taken.
  const bool writable =
      !state_->database->file().empty() && state_->database->access() == db::Access::write;
  std::optional<State::Writing> writing;
  if (writable) {
    writing.emplace(*state_);
  }
  std::vector<Finding> findings;
  {
    const ProgressStep step = state_->step("checking the drafts in git");
    findings = state_->drafts.check();
  }
  const bool git_is_whole = !has_error(findings);
  try {
    static_cast<void>(rules_in_force(Governance(*state_)));
  } catch (const Error& error) {
    Finding finding;
    finding.rule = "record-damaged";
    finding.message = error.what();
    finding.hint = error.hint();
    findings.push_back(std::move(finding));
  }
  {
    const ProgressStep step = state_->step("checking the comment store");
    for (const Finding& finding : state_->comments.check()) {
      findings.push_back(finding);
    }
  }
  find_returned(*state_, findings);
  if (git_is_whole) {
    find_missing_drafts(state_->drafts, state_->comments, findings);
    find_left_behind(*state_, findings);
  }
  if (!has_error(findings)) {
    compare_placements(*state_, findings);
  }
  return findings;
}

std::size_t Workspace::rebuild() {
  const State::Writing writing = state_->lock();
  db::Transaction rows(*state_->database);
  const std::size_t placements = make_derived_again(*state_);
  store::append_audit(*state_->database, state_->surroundings.officer, "rebuild", "",
                      state_->now());
  rows.commit();
  return placements;
}

}  // namespace redraft
