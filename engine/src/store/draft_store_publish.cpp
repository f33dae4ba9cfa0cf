// The steps of publishing, in their order; docs/data-model.md says why they are in this one.
#include <algorithm>
#include <array>
#include <future>

#include "git/durable_files.h"
#include "redraft/error.h"
#include "store/draft_store_state.h"
#include "store/labels.h"

namespace redraft::store {

namespace {

constexpr const char* documents_path = ".redraft/documents.tsv";

std::string doing_publish(const std::string& document, const std::string& label) {
  return "publish " + document + " " + label;
}

std::string doing_publish(const PreparedDraft& prepared) {
  return doing_publish(prepared.document, prepared.label);
}

std::string message_of(const Draft& draft) {
  std::string message = "Publish " + draft.document + " " + draft.label + "\n";
  if (!draft.summary.empty()) {
    message += "\n" + draft.summary + "\n";
  }
  return message;
}

// "principles/V1": a tag's name without refs/tags/.
std::string short_name(const std::string& tag) {
  return tag.substr(std::string_view("refs/tags/").size());
}

[[noreturn]] void fail_read_back(const PreparedDraft& prepared, const std::string& what) {
  throw Error(ErrorKind::corrupt,
              doing_publish(prepared) + ": " + what + " does not read back as it was written",
              "the disk or its memory may be failing: save the text elsewhere, then redraft check");
}

// Files that publishing brings up to date in the work tree whatever stands there; the others are a
// person's to edit and only made where they are missing.
bool is_written_by_publish(const std::string& name) {
  constexpr std::array<std::string_view, 7> names = {"anchors.tsv", "draft.tsv", "lineage.tsv",
                                                     "notes.tsv",   "pins.tsv",  "retired.tsv",
                                                     "wordings.tsv"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

// The coming draft's wording becomes this draft's.
std::vector<WordingRow> published_wordings(std::vector<WordingRow> rows, const std::string& label) {
  const auto coming = [](const WordingRow& row) { return row.label.empty(); };
  if (std::any_of(rows.begin(), rows.end(), coming)) {
    std::erase_if(rows, [&](const WordingRow& row) { return row.label == label; });
    std::find_if(rows.begin(), rows.end(), coming)->label = label;
  }
  return rows;
}

}  // namespace

void DraftStore::require_ready(const std::string& document, const std::string& label) const {
  const std::string doing = doing_publish(document, label);
  check_document_name(document);
  check_label(label);
  static_cast<void>(state_->require_branch(doing));
  static_cast<void>(state_->require_identity(doing, Instant{}));
  state_->repository.require_readable_index();
  const std::string folder = tag_prefix(document).substr(0, tag_prefix(document).size() - 1);
  if (state_->repository.reference(folder)) {
    throw Error(ErrorKind::conflict,
                doing + ": a tag named " + short_name(folder) + " is in the way",
                "rename it: git tag " + short_name(folder) + "-old " + short_name(folder) +
                    " && git tag -d " + short_name(folder));
  }
  const std::string tag = tag_ref(document, label);
  if (state_->repository.reference(tag)) {
    throw Error(ErrorKind::conflict, doing + ": git has the tag " + short_name(tag) + " already",
                "choose another label; redraft drafts " + document + " lists those in use");
  }
}

PreparedDraft DraftStore::prepare(const DocumentEntry& entry, const DraftContent& content,
                                  Instant now) {
  const std::string& document = entry.name;
  const std::string doing = doing_publish(document, content.draft.label);
  check_document_name(document);
  check_label(content.draft.label);
  git::Repository& repository = state_->repository;
  const git::Head head = state_->require_branch(doing);
  const git::Signature identity = state_->require_identity(doing, now);
  repository.make_object_folders();

  // Hashing the statements goes on beside writing the text.
  std::future<AnchorTable> hashing = std::async(
      [&content] { return anchor_table(content.document, content.anchors, std::string()); });
  FrozenDraft frozen{content.draft, entry.path, ""};
  frozen.draft.text = repository.write_blob(content.document.source);
  frozen.draft.statements = content.document.statements.size();
  LineageTable lineage{frozen.draft.text, "", content.lineage};
  for (const TaggedDraft& draft : state_->tagged_drafts(document)) {
    if (draft.frozen.draft.label == content.draft.previous) {
      frozen.previous_commit = draft.commit;
      lineage.before = draft.frozen.draft.text;
    }
  }

  std::vector<git::PathChange> changes = {{entry.path, frozen.draft.text}};
  const auto add = [&](const std::string& path, const std::string& bytes) {
    changes.push_back({path, repository.write_blob(bytes)});
  };
  const auto add_record = [&](const char* file, const std::string& bytes) {
    add(record_path(document, file), bytes);
  };
  add_record("draft.tsv", write_draft(frozen));
  AnchorTable anchors = hashing.get();
  anchors.text = frozen.draft.text;
  add_record("anchors.tsv", write_anchors(anchors));
  add_record("lineage.tsv", write_lineage(lineage));
  add_record("retired.tsv", write_retired(content.retired));
  add_record("pins.tsv", store::write_pins(content.pins));
  add_record("notes.tsv", store::write_notes(content.notes));
  if (const std::vector<WordingRow> wordings = state_->wordings(document); !wordings.empty()) {
    add_record("wordings.tsv", write_wordings(published_wordings(wordings, content.draft.label)));
  }
  std::vector<DocumentEntry> all = documents();
  if (std::find(all.begin(), all.end(), entry) == all.end()) {
    add_document(entry);
  }
  for (const std::string& path :
       {std::string(".redraft/.gitignore"), std::string(".redraft/.gitattributes"),
        std::string(documents_path), record_path(document, "states.tsv")}) {
    if (const std::optional<std::string> bytes = state_->record(path)) {
      add(path, *bytes);
    }
  }

  PreparedDraft prepared;
  prepared.document = document;
  prepared.label = content.draft.label;
  prepared.path = entry.path;
  prepared.branch_ref = head.branch;
  prepared.parent = head.commit;
  prepared.tag_ref = tag_ref(document, content.draft.label);
  const std::string message = message_of(content.draft);
  prepared.commit = repository.write_commit(repository.write_tree(state_->tree_of(head), changes),
                                            head.commit, identity, message);
  prepared.tag =
      repository.write_tag(prepared.commit, short_name(prepared.tag_ref), identity, message);
  return prepared;
}

// Every object is named by the hash of its bytes and is checked against it on reading; so when the
// tag leads to the commit, the commit to the tree and so on down, nothing can differ unseen from
// what prepare() handed to git. The text, whose hashing is dear, is compared byte by byte instead.
void DraftStore::verify(const PreparedDraft& prepared, const DraftContent& content) const {
  State fresh{state_->repository.reopened(), state_->work_tree, state_->shared_folder};
  const std::optional<git::TagObject> tag = fresh.repository.read_tag(prepared.tag);
  if (!tag || tag->target != prepared.commit || tag->name != short_name(prepared.tag_ref)) {
    fail_read_back(prepared, "the tag");
  }
  const git::CommitObject commit = fresh.repository.read_commit(prepared.commit);
  if (commit.parents != (prepared.parent.empty() ? std::vector<std::string>()
                                                 : std::vector<std::string>{prepared.parent})) {
    fail_read_back(prepared, "the commit");
  }
  const FrozenDraft frozen = read_draft(
      fresh.require_committed(prepared.commit, record_path(prepared.document, "draft.tsv")),
      "draft.tsv");
  Draft meant = content.draft;
  meant.text = frozen.draft.text;
  meant.commit = frozen.draft.commit;
  meant.statements = content.document.statements.size();
  if (frozen.draft != meant || frozen.path != prepared.path) {
    fail_read_back(prepared, "draft.tsv");
  }
  const std::optional<git::TreeEntry> text = fresh.repository.entry_at(commit.tree, prepared.path);
  if (!text || text->id != frozen.draft.text) {
    fail_read_back(prepared, "the text");
  }
  // Beside the records, on a handle of its own.
  std::future<bool> same_text = std::async([this, &text, &content] {
    return state_->repository.reopened().blob_equals(text->id, content.document.source);
  });
  for (const std::string& folder : {std::string(".redraft"), ".redraft/" + prepared.document}) {
    const std::optional<git::TreeEntry> records = fresh.repository.entry_at(commit.tree, folder);
    for (const git::TreeEntry& entry : fresh.repository.read_tree(records->id)) {
      if (entry.mode == git::EntryMode::file) {
        static_cast<void>(fresh.repository.read_blob(entry.id));
      }
    }
  }
  if (!same_text.get()) {
    fail_read_back(prepared, "the text");
  }
}

void DraftStore::create_tag(const PreparedDraft& prepared) {
  const std::string doing = doing_publish(prepared);
  if (!state_->repository.create_reference(prepared.tag_ref, prepared.tag, "redraft: " + doing) &&
      !tag_exists(prepared)) {
    throw Error(ErrorKind::conflict, doing + ": somebody else published this label just now",
                "redraft drafts " + prepared.document);
  }
}

bool DraftStore::tag_exists(const PreparedDraft& prepared) const {
  return state_->repository.reference(prepared.tag_ref) == prepared.tag;
}

bool DraftStore::advance_branch(const PreparedDraft& prepared) {
  return state_->repository.reference(prepared.branch_ref) == prepared.commit ||
         state_->repository.move_reference(prepared.branch_ref, prepared.commit, prepared.parent,
                                           "redraft: " + doing_publish(prepared));
}

void DraftStore::refresh_checkout(const PreparedDraft& prepared, std::string_view text) {
  git::Repository& repository = state_->repository;
  const std::string published = repository.read_commit(prepared.commit).tree;
  const std::string current = state_->tree_of(repository.head());
  if (current.empty()) {
    return;
  }
  std::vector<std::string> paths = {prepared.path, ".redraft/.gitignore", ".redraft/.gitattributes",
                                    documents_path};
  const std::string folder = ".redraft/" + prepared.document;
  for (const git::TreeEntry& entry :
       repository.read_tree(repository.entry_at(published, folder)->id)) {
    paths.push_back(folder + "/" + entry.name);
  }
  std::vector<git::IndexChange> staged;
  for (const std::string& path : paths) {
    const std::optional<git::TreeEntry> entry = repository.entry_at(published, path);
    const std::optional<git::TreeEntry> now = repository.entry_at(current, path);
    // Another branch was checked out, or the branch moved on: these files are no longer ours to
    // set.
    if (!entry || !now || now->id != entry->id) {
      continue;
    }
    const std::filesystem::path file = state_->work_tree / path;
    const std::optional<std::string> on_disk = git::read_file(file);
    const bool known = path == prepared.path && !text.empty();
    bool same =
        on_disk && (known ? *on_disk == text : git::Repository::id_of_blob(*on_disk) == entry->id);
    const bool ours = path != prepared.path && (!on_disk || is_written_by_publish(entry->name));
    if (ours && !same && !no_real_folder(state_->work_tree, path)) {
      State::write_file(file, repository.read_blob(entry->id));
      same = true;
    }
    staged.push_back({path, entry->id, entry->mode, same});
  }
  repository.update_index(staged);
}

void DraftStore::clear_stale_locks(const PreparedDraft& prepared) const {
  state_->repository.clear_noted_locks();
  state_->repository.clear_reference_lock(prepared.tag_ref, prepared.tag);
  state_->repository.clear_reference_lock(prepared.branch_ref, prepared.commit);
}

}  // namespace redraft::store
