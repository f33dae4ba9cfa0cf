// Records that grow between drafts (notes, pins, states, the wording of update notes), and the
// commits that keep them.
#include <algorithm>

#include "git/durable_files.h"
#include "redraft/error.h"
#include "store/draft_store_state.h"
#include "store/labels.h"
#include "store/signing_records.h"

namespace redraft::store {

namespace {

// How often a commit is made again because somebody else's came between.
constexpr int attempts = 5;

// Paths that commit_records commits; what a draft freezes is committed by publishing alone.
std::vector<std::string> growing_paths(const std::string& document) {
  std::vector<std::string> paths = {".redraft/.gitignore", ".redraft/.gitattributes",
                                    ".redraft/documents.tsv", ".redraft/rules.json"};
  for (const char* file : {"notes.tsv", "pins.tsv", "states.tsv", "wordings.tsv", approvals_file,
                           adoptions_file, links_file, waivers_file}) {
    paths.push_back(record_path(document, file));
  }
  return paths;
}

}  // namespace

git::Head DraftStore::State::require_branch(const std::string& doing) const {
  git::Head head = repository.head();
  if (head.branch.empty()) {
    throw Error(ErrorKind::conflict, doing + ": HEAD is detached, there is no branch to commit to",
                "git switch BRANCH");
  }
  const std::string unfinished = repository.unfinished();
  if (!unfinished.empty()) {
    throw Error(ErrorKind::conflict, doing + ": a " + unfinished + " is under way in git",
                "finish it, or leave it with git " + unfinished + " --abort");
  }
  return head;
}

git::Signature DraftStore::State::require_identity(const std::string& doing, Instant now) const {
  const std::optional<git::Signature> identity = repository.identity(now);
  if (!identity) {
    throw Error(ErrorKind::not_allowed, doing + ": git does not know who you are",
                "git config --global user.name \"Your Name\" && "
                "git config --global user.email you@example.org");
  }
  return *identity;
}

std::string DraftStore::State::tree_of(const git::Head& head) const {
  return head.commit.empty() ? std::string() : repository.read_commit(head.commit).tree;
}

std::vector<LabelledNote> DraftStore::notes(const std::string& document) const {
  const std::string path = record_path(document, "notes.tsv");
  const std::optional<std::string> bytes = state_->record(path);
  return bytes ? read_notes(*bytes, path) : std::vector<LabelledNote>();
}

void DraftStore::write_notes(const std::string& document, const std::vector<LabelledNote>& notes) {
  check_document_name(document);
  state_->write_record(record_path(document, "notes.tsv"), store::write_notes(notes));
}

std::vector<LabelledPin> DraftStore::pins(const std::string& document) const {
  const std::string path = record_path(document, "pins.tsv");
  const std::optional<std::string> bytes = state_->record(path);
  return bytes ? read_pins(*bytes, path) : std::vector<LabelledPin>();
}

void DraftStore::write_pins(const std::string& document, const std::vector<LabelledPin>& pins) {
  check_document_name(document);
  state_->write_record(record_path(document, "pins.tsv"), store::write_pins(pins));
}

std::vector<WordingRow> DraftStore::State::wordings(const std::string& document) const {
  const std::string path = record_path(document, "wordings.tsv");
  const std::optional<std::string> bytes = record(path);
  return bytes ? read_wordings(*bytes, path) : std::vector<WordingRow>();
}

std::optional<std::string> DraftStore::edited_update_notes(const std::string& document,
                                                           const std::string& label) const {
  const auto worded = [&](const std::vector<WordingRow>& rows) -> std::optional<std::string> {
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&](const WordingRow& one) { return one.label == label; });
    return row == rows.end() ? std::nullopt : std::optional(row->text);
  };
  if (std::optional<std::string> text = worded(state_->wordings(document)); text || label.empty()) {
    return text;
  }
  // Another branch may be checked out: then as it was published.
  const std::string path = record_path(document, "wordings.tsv");
  for (const TaggedDraft& draft : state_->tagged_drafts(document)) {
    if (draft.frozen.draft.label == label) {
      const std::optional<std::string> bytes = state_->committed(draft.commit, path);
      return bytes ? worded(read_wordings(*bytes, path + " of " + document + " " + label))
                   : std::nullopt;
    }
  }
  return std::nullopt;
}

void DraftStore::write_update_notes(const std::string& document, const std::string& label,
                                    const std::string& text) {
  check_document_name(document);
  std::vector<WordingRow> rows = state_->wordings(document);
  const auto row = std::find_if(rows.begin(), rows.end(),
                                [&](const WordingRow& one) { return one.label == label; });
  if (row == rows.end()) {
    rows.push_back({label, text});
  } else {
    row->text = text;
  }
  state_->write_record(record_path(document, "wordings.tsv"), write_wordings(rows));
}

void DraftStore::require_can_commit(const std::string& doing) const {
  static_cast<void>(state_->require_branch(doing));
  static_cast<void>(state_->require_identity(doing, Instant{}));
  state_->repository.require_readable_index();
}

void DraftStore::commit_records(const std::string& document, const std::string& message,
                                Instant now) {
  const std::string doing = "commit the records of " + document;
  git::Repository& repository = state_->repository;
  repository.clear_noted_locks();
  for (int attempt = 0; attempt < attempts; ++attempt) {
    const git::Head head = state_->require_branch(doing);
    const std::string base = state_->tree_of(head);
    std::vector<git::PathChange> changes;
    std::vector<git::IndexChange> staged;
    for (const std::string& path : growing_paths(document)) {
      const std::optional<std::string> bytes = git::read_file(state_->work_tree / path);
      if (bytes && state_->committed(head.commit, path) != bytes) {
        const std::string blob = repository.write_blob(*bytes);
        changes.push_back({path, blob});
        staged.push_back({path, blob, git::EntryMode::file, true});
      }
    }
    if (changes.empty()) {
      return;
    }
    const git::Signature identity = state_->require_identity(doing, now);
    repository.make_object_folders();
    const std::string commit = repository.write_commit(repository.write_tree(base, changes),
                                                       head.commit, identity, message + "\n");
    if (repository.move_reference(head.branch, commit, head.commit, "redraft: " + message)) {
      repository.update_index(staged);
      return;
    }
  }
  throw Error(ErrorKind::conflict, doing + ": other commits keep coming to the branch",
              "try again when the other program is done");
}

void DraftStore::set_state(const Draft& draft, DraftState state, Instant now) {
  const std::string doing = "record draft " + draft.document + " " + draft.label + " as ";
  if (state == DraftState::working || state == DraftState::superseded) {
    throw Error(ErrorKind::invalid,
                doing + to_string(state) + ": that follows from other drafts, it is not recorded",
                "use consultation, closed, final or adopted");
  }
  const std::string path = record_path(draft.document, "states.tsv");
  const std::optional<std::string> bytes = state_->record(path);
  std::vector<StateRow> rows = bytes ? read_states(*bytes, path) : std::vector<StateRow>();
  const auto last = std::find_if(rows.rbegin(), rows.rend(),
                                 [&](const StateRow& row) { return row.label == draft.label; });
  const DraftState before =
      last == rows.rend() ? state_->frozen_of(draft).draft.state : last->state;
  // Unless it was written and not committed, by a call that was cut short.
  if (before == state && state_->committed(state_->repository.head().commit, path) == bytes) {
    return;
  }
  require_can_commit(doing + to_string(state));
  if (before != state) {
    rows.push_back({draft.label, state, now});
    state_->write_record(path, write_states(rows));
  }
  commit_records(draft.document,
                 "Mark " + draft.document + " " + draft.label + " as " + to_string(state), now);
}

std::optional<Instant> DraftStore::closed(const Draft& draft) const {
  if (draft.state == DraftState::consultation) {
    return std::nullopt;
  }
  std::optional<Instant> at;
  if (state_->frozen_of(draft).draft.state != DraftState::consultation) {
    at = draft.published;
  }
  const std::string path = record_path(draft.document, "states.tsv");
  if (const std::optional<std::string> bytes = state_->record(path)) {
    for (const StateRow& row : read_states(*bytes, path)) {
      if (row.label != draft.label) {
        continue;
      }
      if (row.state == DraftState::consultation) {
        at.reset();  // opened again
      } else if (!at) {
        at = row.since;
      }
    }
  }
  for (const Draft& next : drafts(draft.document)) {
    if (next.sequence == draft.sequence + 1 && (!at || next.published < *at)) {
      at = next.published;
    }
  }
  return at;
}

}  // namespace redraft::store
