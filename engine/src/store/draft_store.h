#pragma once
// Drafts in git: the documents of a consultation, their published drafts, and the records beside
// them.
//
// In the repository (all paths relative to the work tree; every record is tab-separated, see
// records.h):
//   .redraft/documents.tsv              name and path of each document
//   .redraft/<document>/draft.tsv       what a draft is: label, sequence, previous, state, text
//   .redraft/<document>/anchors.tsv     one line a statement
//   .redraft/<document>/lineage.tsv     one line a change from the draft before
//   .redraft/<document>/retired.tsv     anchors that this draft no longer has
//   .redraft/<document>/pins.tsv        a person's word on lineage, with the draft it was used for
//   .redraft/<document>/notes.tsv       change notes of all drafts, the coming one's label empty
//   .redraft/<document>/wordings.tsv    the editor's own update notes of any draft, as notes.tsv
//   .redraft/<document>/states.tsv      later states of published drafts (closed, final, adopted)
//   .redraft/<document>/approvals.tsv, adoptions.tsv, links.tsv, waivers.tsv
//                                       decisions, signatures, links and waivers of rules
//   .redraft/rules.json                 the drafting rules of the consultation
// A draft is the commit under the annotated tag refs/tags/<document>/<label>; bytes that git does
// not allow in a ref are percent-encoded there, and draft.tsv has the label itself.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "redraft/draft.h"
#include "redraft/finding.h"
#include "redraft/note.h"
#include "redraft/time.h"

namespace redraft::store {

struct DocumentEntry {
  std::string name;  // stem of the file: letters, digits, '-', '_', '.'; unique
  std::string path;  // from the work tree's top, '/' between folders
  bool operator==(const DocumentEntry&) const = default;
};

struct LabelledPin {
  Pin pin;
  std::string label;  // the draft it was used for; empty: the coming one
};

struct LabelledNote {
  ChangeNote note;
  std::string label;  // empty: the coming draft
};

// Everything a draft freezes. `draft.commit` and `draft.text` are filled in by prepare().
struct DraftContent {
  Draft draft;
  Document document;  // its source is the text published
  std::vector<std::string> anchors;
  std::vector<RecordedChange> lineage;
  std::vector<RetiredAnchor> retired;
  std::vector<LabelledPin> pins;
  std::vector<LabelledNote> notes;
};

// Objects written, no reference moved yet: harmless if it ends here.
struct PreparedDraft {
  std::string document, label, path;
  std::string commit;      // 40 hex digits
  std::string tag;         // the tag object's id
  std::string tag_ref;     // refs/tags/<document>/<encoded label>
  std::string branch_ref;  // refs/heads/...
  std::string parent;      // where the branch stood; empty on an unborn branch
};

// All that a bundle holds of them.
struct BundledDrafts {
  std::string branch;      // that HEAD is on, refs/heads/...
  std::string git_bundle;  // as `git bundle` writes it; empty where nothing was committed
  // Documents and records as they stand in the work tree: path from its top, bytes; by path.
  std::vector<std::pair<std::string, std::string>> files;
};

// Throws Error: invalid for a name or label that cannot be, corrupt for a record that cannot be
// read (file, line and why), unavailable for a disk that cannot be written. One thread at a time.
// Every call that writes is made under the consultation's writer lock, but open() and init(), which
// put their settings in place by renaming whole files.
class DraftStore {
 public:
  struct State;  // in draft_store_state.h

  // Finds the repository upwards from `start`, and keeps the comment store out of git (see init).
  // Throws not_found when there is none or it holds no .redraft folder (hint: redraft init);
  // unavailable for a bare repository without a work tree; corrupt when the comment store, which
  // had content before, is an empty file.
  static DraftStore open(const std::filesystem::path& start);

  // Makes .redraft in a new or an existing repository, tells git to ignore the comment store (by
  // .redraft/.gitignore, and by info/exclude, which no checkout takes away), and makes every
  // objects/xx folder, synced, so that no later publish depends on an unsynced folder. Idempotent.
  // Throws conflict inside a bare repository.
  static DraftStore init(const std::filesystem::path& folder);

  ~DraftStore();
  DraftStore(const DraftStore&) = delete;
  DraftStore& operator=(const DraftStore&) = delete;
  DraftStore(DraftStore&&) noexcept;
  DraftStore& operator=(DraftStore&&) noexcept;

  [[nodiscard]] const std::filesystem::path& work_tree() const;
  // Where the comment store lives: .redraft of the main work tree, shared by linked work trees
  // (beside a bare main repository: its own folder `redraft`).
  [[nodiscard]] const std::filesystem::path& shared_folder() const;
  // What is private to this computer and stays when that folder is restored from another copy: the
  // common git folder, of which git itself takes nothing into history.
  [[nodiscard]] std::filesystem::path private_folder() const;

  // Documents and the working text.
  [[nodiscard]] std::vector<DocumentEntry> documents() const;
  void add_document(const DocumentEntry& entry);
  // The file's bytes. Throws not_found (file gone), invalid (over max_document_bytes, not a file).
  [[nodiscard]] std::string working_text(const DocumentEntry& entry) const;
  // Written beside, synced, renamed over: never half a file.
  void write_working_text(const DocumentEntry& entry, const std::string& text);

  // Published drafts by sequence, states as they are now. Reads tags and draft.tsv only.
  [[nodiscard]] std::vector<Draft> drafts(const std::string& document) const;
  [[nodiscard]] DraftText read(const Draft& draft, ReadStances stances = ReadStances::yes) const;
  [[nodiscard]] std::vector<RecordedChange> lineage(const Draft& draft) const;
  // Whether a branch, here or as last fetched, holds the draft's commit. Always in a shallow clone,
  // which does not know what came before what.
  [[nodiscard]] bool on_a_branch(const Draft& draft) const;

  // Documents with a published draft, by name, whether or not the checked-out branch lists them.
  [[nodiscard]] std::vector<std::string> documents_with_drafts() const;

  // Throws what a commit would be refused for (no branch, no identity, an unfinished merge): ask
  // before a record is written that is to be committed.
  void require_can_commit(const std::string& doing) const;

  // Records that grow between drafts, from the work tree.
  [[nodiscard]] std::vector<LabelledNote> notes(const std::string& document) const;
  void write_notes(const std::string& document, const std::vector<LabelledNote>& notes);
  [[nodiscard]] std::vector<LabelledPin> pins(const std::string& document) const;
  void write_pins(const std::string& document, const std::vector<LabelledPin>& pins);
  [[nodiscard]] std::optional<std::string> edited_update_notes(const std::string& document,
                                                               const std::string& label) const;
  void write_update_notes(const std::string& document, const std::string& label,
                          const std::string& text);
  // Commits only this document's record files as they stand in the work tree, on the current
  // branch, when they differ from it. What else is staged stays staged. Durable.
  void commit_records(const std::string& document, const std::string& message, Instant now);
  // Records a later state of a published draft, and commits it; nothing when it has it already.
  void set_state(const Draft& draft, DraftState state, Instant now);
  // When a draft stopped taking comments: a person closed it, or the next one came. Nothing while
  // it is in consultation.
  [[nodiscard]] std::optional<Instant> closed(const Draft& draft) const;

  // Publishing, in this order; see docs/data-model.md for why.
  // Refuses a detached HEAD, a merge or rebase in progress, a missing git identity (not_allowed
  // with the git command that mends it) and a taken tag (conflict).
  void require_ready(const std::string& document, const std::string& label) const;
  PreparedDraft prepare(const DocumentEntry& entry, const DraftContent& content, Instant now);
  // Reads everything prepare() wrote back from disk and compares. Throws corrupt.
  void verify(const PreparedDraft& prepared, const DraftContent& content) const;
  // Creates the tag where there is none: the moment the draft is published. Throws conflict.
  void create_tag(const PreparedDraft& prepared);
  [[nodiscard]] bool tag_exists(const PreparedDraft& prepared) const;  // with this very object
  // Moves the branch from parent to commit if it still stands there; false if somebody moved it on.
  bool advance_branch(const PreparedDraft& prepared);
  // Brings index and work tree's record files (and the text, if unedited since) up to the commit.
  // `text` is what was published where the caller has it at hand: comparing costs less than
  // hashing.
  void refresh_checkout(const PreparedDraft& prepared, std::string_view text = {});
  // Removes lock files that a publish of ours that died left at exactly the places it would have
  // locked. Call only while holding the writer lock.
  void clear_stale_locks(const PreparedDraft& prepared) const;

  // Bundles hold the checked-out branch with its history, the draft tags of all documents, and the
  // files as they stand. Throws conflict where no branch is checked out.
  [[nodiscard]] BundledDrafts bundled() const;
  // Makes a consultation of that in an empty folder, and nothing outside it, whatever the bundle
  // says. Throws corrupt.
  static void restore(const std::filesystem::path& folder, const BundledDrafts& bundled);

  // Git objects, tags and records of every draft against each other: damaged-object,
  // tag-not-annotated, record-missing, record-damaged, text-mismatch, anchor-mismatch,
  // lineage-mismatch, tag-moved, binding-mismatch, comments-tracked.
  [[nodiscard]] std::vector<Finding> check() const;

 private:
  explicit DraftStore(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace redraft::store
