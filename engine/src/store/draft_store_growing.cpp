// Records that grow between drafts (notes, pins, states, the wording of update notes), and the
// commits that keep them.
#include <algorithm>

#include "git/durable_files.h"
#include "redraft/error.h"
#include "store/draft_store_state.h"
#include "store/labels.h"

namespace redraft::store {

namespace {

constexpr std::string_view wording_begin = "<!-- redraft-update-notes 1 ";
constexpr std::string_view wording_end = " -->";

// How often a commit is made again because somebody else's came between.
constexpr int attempts = 5;

// The first line says which draft the wording is for; an editor's own text follows.
struct Wording {
  std::string label;
  std::string text;
};

std::optional<Wording> read_wording(const std::string& bytes) {
  const std::size_t end = bytes.find('\n');
  std::string_view first = std::string_view(bytes).substr(0, end);
  if (first.ends_with('\r')) {
    first.remove_suffix(1);
  }
  if (end == std::string::npos || !first.starts_with(wording_begin) ||
      !first.ends_with(wording_end)) {
    return std::nullopt;
  }
  first.remove_prefix(wording_begin.size());
  first.remove_suffix(wording_end.size());
  const std::optional<std::string> label = decode_ref_part(first);
  return label ? std::optional(Wording{*label, bytes.substr(end + 1)}) : std::nullopt;
}

// Paths that commit_records commits; what a draft freezes is committed by publishing alone.
std::vector<std::string> growing_paths(const std::string& document) {
  std::vector<std::string> paths = {".redraft/.gitignore", ".redraft/.gitattributes",
                                    ".redraft/documents.tsv"};
  for (const char* file : {"notes.tsv", "pins.tsv", "states.tsv", "update-notes.md"}) {
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

std::optional<std::string> DraftStore::edited_update_notes(const std::string& document,
                                                           const std::string& label) const {
  const std::string path = record_path(document, "update-notes.md");
  std::vector<std::optional<std::string>> places = {state_->record(path)};
  for (const TaggedDraft& draft : state_->tagged_drafts(document)) {
    if (draft.frozen.draft.label == label) {
      places.push_back(state_->committed(draft.commit, path));
    }
  }
  for (const std::optional<std::string>& bytes : places) {
    std::optional<Wording> wording = bytes ? read_wording(*bytes) : std::nullopt;
    if (wording && wording->label == label) {
      return std::move(wording->text);
    }
  }
  return std::nullopt;
}

void DraftStore::write_update_notes(const std::string& document, const std::string& label,
                                    const std::string& text) {
  check_document_name(document);
  std::string bytes(wording_begin);
  bytes += encode_ref_part(label);
  bytes += wording_end;
  state_->write_record(record_path(document, "update-notes.md"), bytes + "\n" + text);
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
  rows.push_back({draft.label, state, now});
  state_->write_record(path, write_states(rows));
  commit_records(draft.document,
                 "Mark " + draft.document + " " + draft.label + " as " + to_string(state), now);
}

}  // namespace redraft::store
