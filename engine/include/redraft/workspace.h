#pragma once
// The façade: one consultation, and every use case as a verb. Front ends include this and the value
// headers, nothing else.
//
//   Workspace workspace = Workspace::open(".", {clock, randomness, "editor"});
//   workspace.publish({.document = "principles", .label = "V1", .summary = "After the workshops"});
//
// `document` may be empty in every verb where the consultation has one document. A `label` names a
// published draft; working_label means the text that is not published yet. Unknown documents,
// drafts, statements and comments are Error(not_found) with the nearest names as hint.
//
// Writing verbs take the consultation's writer lock (one writer among all processes; waits, then
// Error(unavailable)) and are durable when they return. Not thread-safe: one Workspace a thread.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/access.h"
#include "redraft/address.h"
#include "redraft/bundle.h"
#include "redraft/comment.h"
#include "redraft/comment_edit.h"
#include "redraft/comment_files.h"
#include "redraft/comparison.h"
#include "redraft/draft.h"
#include "redraft/finding.h"
#include "redraft/ids.h"
#include "redraft/letter.h"
#include "redraft/note.h"
#include "redraft/person.h"
#include "redraft/pile.h"
#include "redraft/plain_text.h"
#include "redraft/progress.h"
#include "redraft/record_files.h"
#include "redraft/report.h"
#include "redraft/results.h"
#include "redraft/statement_life.h"
#include "redraft/status.h"
#include "redraft/time.h"

namespace redraft {

inline constexpr std::string_view working_label = "working";

struct WordText;  // redraft/word.h
struct WordSource;
enum class WordChanges;
enum class TrackedChanges;

namespace workspace {
struct State;
}

// What the engine takes from outside. All must outlive the workspace.
struct Surroundings {
  const Clock& clock;
  Randomness& randomness;
  std::string officer;  // who acts: kept in the audit log and with dispositions, never in git
  Progress* progress = nullptr;
};

struct PublishRequest {
  std::string document;
  std::string label;
  std::string summary;
  DraftState state = DraftState::consultation;
  // What the working text must read, as it was looked at: else conflict, and nothing is published.
  std::optional<std::string> only_if_text = {};
};

struct AddedComment {
  CommentId id;
  bool existed = false;
};

// A person's decision where a comment stands. Without an anchor: refused, it goes to its section.
struct PlaceRequest {
  std::string id;
  std::size_t target = 0;
  std::string document;  // empty: the comment's own; any other is refused
  std::string label;     // empty: the newest draft
  std::string anchor;    // anchor or number; empty with `confirm`: as the engine said
  std::string quote;     // words there; empty: the whole statement
  bool confirm = false;
};

struct AppliedSuggestion {
  std::string document;
  std::string anchor;
  std::string before;  // Markdown of the statement
  std::string after;
};

struct NoteFilter {
  std::string document;
  std::string label;  // working_label: the coming draft's
};

class Workspace {
 public:
  // Makes a consultation in `folder` (created if absent). Idempotent; returns the work tree's top.
  static std::filesystem::path init(const std::filesystem::path& folder);

  // Finds the consultation upwards from `start`. Finishes or undoes a publish that was cut short.
  static Workspace open(const std::filesystem::path& start, Surroundings surroundings);

  ~Workspace();
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;
  Workspace(Workspace&&) noexcept;
  Workspace& operator=(Workspace&&) noexcept;

  [[nodiscard]] const std::filesystem::path& work_tree() const;

  // --- documents and drafts ---
  [[nodiscard]] std::vector<std::string> documents() const;
  // The document meant by an empty name, or the name itself if it exists.
  [[nodiscard]] std::string resolve_document(const std::string& name) const;
  AddedDocument add(const std::filesystem::path& markdown_file);
  // Writes <document>.md at the top of the work tree and takes it in. Throws conflict when a file
  // of that name exists with other content and `replace` is not set.
  AddedDocument import_text(const std::string& document, const std::string& markdown, bool replace);
  // The text of a Word file as Markdown, by pandoc; statements of this document whose hidden
  // bookmarks the file kept carry their anchors as markers. Nothing is written. Throws unavailable
  // where pandoc is not installed or fails. The document need not exist yet.
  [[nodiscard]] PlainTextReading read_word_text(const std::string& document, std::string_view bytes,
                                                const WordText& word, TrackedChanges changes) const;
  // Puts another working text in place of `before`. Throws conflict, and changes nothing, when it
  // reads otherwise by now.
  void change_text(const std::string& document, const std::string& before,
                   const std::string& markdown);
  // What another working text would change since the last draft; of the first draft, all of it.
  [[nodiscard]] Comparison compare_text(const std::string& document,
                                        const std::string& markdown) const;
  [[nodiscard]] std::vector<Draft> drafts(const std::string& document) const;
  // A draft read whole; of the working text with the anchors it would get if published now.
  // Empty label: the newest draft, or the working text where there is none.
  [[nodiscard]] DraftText text(const std::string& document, const std::string& label) const;
  [[nodiscard]] DocumentStatus status(const std::string& document) const;
  // Writes the anchors of the last draft into the working text as hints; returns how many.
  std::size_t stamp(const std::string& document);
  Published publish(const PublishRequest& request);
  Draft set_state(const std::string& document, const std::string& label, DraftState state);

  // --- lineage ---
  // Any two drafts, in either order; empty labels: last draft and working text. Published lineage
  // is read, never recomputed; between drafts that are not neighbours the steps are composed.
  [[nodiscard]] Comparison compare(const std::string& document, const std::string& from,
                                   const std::string& to) const;
  [[nodiscard]] StatementLife life(const Address& statement) const;
  // A person's word about the working text: `earlier` is an anchor of the last draft, `later` an
  // anchor or number of the working text. confirm() pins what the engine found.
  void link(const std::string& document, const std::string& earlier, const std::string& later);
  void unlink(const std::string& document, const std::string& earlier, const std::string& later);
  void confirm(const std::string& document, const std::string& anchor);

  // --- comments ---
  // Targets are completed: numbers become anchors, quotes get offsets and context. A quote without
  // an anchor is looked for in the whole draft. Throws invalid when the words are not there or are
  // there more than once (the hint lists where), conflict when it came after the consultation on
  // its draft had closed, unless `late` says that it is to be kept and marked.
  AddedComment add_comment(NewComment comment);
  // A file of any kind that comments come in by (comment_files.h). Good rows stay, bad ones become
  // findings with their line; quotes that cannot be located go to the tray; what came late is kept
  // and marked. Messages and pasted text are kept as they came in. `dry_run` changes nothing and
  // says what would happen. `understood` is told the same before anything is written; while it
  // runs nobody else can write, and when it throws nothing is written.
  using Understood = std::function<void(const ImportedComments&)>;
  ImportedComments import_comments(std::istream& file, const CommentDefaults& defaults,
                                   bool dry_run, const Understood& understood = {});
  // Comments and replies of a Word file, and its tracked changes as suggestions, each on the
  // statement and words it was made on; what cannot be located goes to the tray with its words.
  // What is known from an export of ours, or from an import before, is not taken twice. Resolved
  // ones are tagged.
  ImportedComments import_word(const WordText& word, const WordSource& source, WordChanges changes,
                               bool dry_run);
  // How many there are of each sector and status: kept, so that asking costs the same for any
  // number. For staff: a small sector says who commented.
  [[nodiscard]] std::vector<CommentCount> comment_counts(const std::string& document) const;
  [[nodiscard]] std::vector<Comment> comments(const CommentFilter& filter) const;
  void each_comment(const CommentFilter& filter,
                    const std::function<void(const Comment&)>& take) const;
  // Without `limit` and `after`. A text search counts what the index finds: what it finds only in
  // redacted words is counted too.
  [[nodiscard]] std::size_t count_comments(const CommentFilter& filter) const;
  [[nodiscard]] Comment comment(const std::string& id, const std::string& placed_on,
                                bool named) const;
  [[nodiscard]] Comment comment(const std::string& id, const std::string& placed_on,
                                const CommentView& view) const;
  // Earlier words, oldest first; what is redacted is replaced in them too unless `original`.
  [[nodiscard]] std::vector<EarlierWords> comment_history(const std::string& id,
                                                          bool original = false) const;
  // What the comment was taken from, as it came in; nothing where that is not kept.
  [[nodiscard]] std::optional<Received> received(const std::string& id) const;
  ReplyId reply(const std::string& id, const std::string& body);
  // What the reviewer said to the answer; without `given`, now. Throws conflict where no answer is
  // released. Reaction::none takes the last one back.
  void react(const std::string& id, Reaction reaction, const std::string& note,
             std::optional<Instant> given);
  // Every one, oldest first, those to earlier answers among them.
  [[nodiscard]] std::vector<ReviewerReaction> reactions(const std::string& id) const;
  // Other words, read again by a moderator before they are public. Throws conflict for a withdrawn
  // comment; for suggested wording also where it stands in a working text already or the draft
  // takes no comments any more, and invalid where none was suggested.
  void edit_comment(const std::string& id, const CommentEdit& edit);
  void withdraw(const std::string& id);
  Placement place(const PlaceRequest& request);

  // --- working the pile: many comments at a time (docs/working-the-pile.md) ---
  // What is named comes once each, in the order given, and then what the filter finds.
  void each_comment(const Chosen& chosen, const std::function<void(const Comment&)>& take) const;
  // These return how many comments they changed, all in one transaction. An empty assignee: nobody.
  std::size_t assign(const Chosen& chosen, const std::string& assignee);
  // Throws invalid for a tag that is not on the controlled list, with the nearest one as hint.
  std::size_t tag(const Chosen& chosen, const std::vector<std::string>& add,
                  const std::vector<std::string>& remove);
  [[nodiscard]] TagList tags(const std::string& document) const;
  // The controlled list from now on; empty: tags are free.
  void allow_tags(const std::vector<std::string>& tags);
  // All are answered, or none. A filter without a status takes open comments.
  std::size_t respond_all(const Chosen& chosen, const Disposition& disposition);

  // Themes are named by name or id.
  Theme add_theme(const std::string& name, const std::string& description);
  Theme rename_theme(const std::string& name, const std::string& to);
  [[nodiscard]] std::vector<Theme> themes() const;
  [[nodiscard]] Theme theme(const std::string& name) const;
  std::size_t put_in_theme(const std::string& name, const Chosen& chosen);
  std::size_t take_from_theme(const std::string& name, const Chosen& chosen);
  // Answers each of its comments that has no disposition yet; returns how many.
  std::size_t respond_to_theme(const std::string& name, const Disposition& disposition);
  // Its comments and their dispositions stay.
  void remove_theme(const std::string& name);

  // Comments in nearly the same words by different reviewers, `least` of them at least, largest
  // first, `limit` of them at most (0: all); withdrawn ones are left out.
  [[nodiscard]] std::vector<Campaign> campaigns(const std::string& document, std::size_t least,
                                                std::size_t limit) const;
  // A theme of the campaign that this comment is in. Throws not_found where it is in none.
  Theme add_theme_of_campaign(const std::string& name, const std::string& description,
                              const std::string& comment);
  // Of the working text, or of this one in its place.
  [[nodiscard]] CommentsIfPublished comments_if_published(
      const std::string& document, const std::optional<std::string>& markdown = {}) const;
  // Until when comments on a draft are in time; by document and label. Nothing: until it is closed.
  [[nodiscard]] std::optional<Instant> closing_date(const std::string& document,
                                                    const std::string& label) const;
  void set_closing_date(const std::string& document, const std::string& label,
                        std::optional<Instant> closes);

  // --- privacy (docs/privacy.md) ---
  // Approved, withheld or pending again, all or none. A reason is needed to withhold.
  void moderate(const std::vector<std::string>& ids, Moderation state, const std::string& reason);
  // Replaces the words wherever they stand in the comment; returns the new redactions. Throws
  // invalid where they stand nowhere in it.
  std::vector<Redaction> redact(const std::string& id, const std::string& words,
                                const std::string& reason, const std::string& explanation);
  [[nodiscard]] std::vector<Redaction> redactions(const std::string& id) const;
  void remove_redaction(const std::string& id, std::size_t number);
  // A person is named by e-mail address, by ref or by public ref.
  [[nodiscard]] HeldPerson person(const std::string& ref_or_email) const;
  void correct_person(const std::string& ref_or_email, const Correction& correction);
  void set_consent(const std::string& ref_or_email, const Consent& consent);
  // Erases, overwrites, and searches the files for what was erased before it returns. Throws
  // not_allowed under a hold; invalid where the reason names the person. Costs as much as rebuild.
  ErasedPerson erase_person(const std::string& ref_or_email, const std::string& reason,
                            bool keep_words, bool dry_run = false);
  // Erases again who was put back by restoring an older copy; open() does so by itself.
  std::size_t replay_erasures();
  void set_retention(Instant until);
  [[nodiscard]] std::optional<Instant> retention() const;
  // A reviewer, or a comment and with it its reviewer.
  void hold(const std::string& ref_or_comment, const std::string& reason);
  void release_hold(const std::string& ref_or_comment);
  [[nodiscard]] PrivacyDue privacy_due() const;
  // After the retention date: names, addresses and ids of sources go, words and organisations stay.
  Purged purge(bool dry_run);
  // Destroys the key of public refs: nobody can tell any more whose those published were.
  void unlink_pseudonyms();

  // --- the web desk (docs/web.md) ---
  // From now on verbs are done by this officer, or by the reviewer of this ref.
  void act_as(const std::string& name);
  // Returns the secret of a link that lets them in, once. Whoever has the link is them.
  std::string invite(const Invitation& invitation);
  // A link for a reviewer who is known by this address; nothing for others.
  std::optional<std::string> invite_again(const std::string& email);
  // Ends the link and returns the secret of a session. Throws not_allowed for a link that is over.
  std::string sign_in(const std::string& link);
  [[nodiscard]] std::optional<SignedIn> signed_in(const std::string& session) const;
  void sign_out(const std::string& session);
  // Somebody of the team who signs in by name; without a password, for links only. Throws conflict
  // where the name is taken, invalid for a password that is too short or too long.
  void add_staff(const std::string& name, const Roles& roles, const std::string& password);
  // These end their sessions and links. Throw not_found.
  void set_roles(const std::string& name, const Roles& roles);
  void set_password(const std::string& name, const std::string& password);
  void remove_staff(const std::string& name);
  [[nodiscard]] std::vector<Staff> staff() const;  // by name
  // Ends the sessions of one, or with an empty name of everybody; returns how many.
  std::size_t end_sessions(const std::string& name);
  // Returns the secret of a session. Takes as long for a name that nobody has, and says the same:
  // not_allowed.
  std::string sign_in(const std::string& name, const std::string& password);
  // Returns the secret that the program shows. Throws conflict where the name is taken.
  std::string add_token(const std::string& name, const Roles& roles, Instant expires);
  void remove_token(const std::string& name);
  [[nodiscard]] std::vector<AccessToken> tokens() const;  // by name
  [[nodiscard]] std::optional<SignedIn> owner(const std::string& token) const;
  // What a form of this session carries, so that no other page can send it.
  [[nodiscard]] static std::string form_key(const std::string& session);
  // Runs what writes with the lock taken once and one commit for all: where it returns, everything
  // is durable, where it throws, nothing was written. In between every verb is still all or
  // nothing by itself. Only verbs of comments and access: a draft is never published in it. Its log
  // is put away by tidy() alone, which is for when nobody waits.
  void together(const std::function<void()>& work);
  void tidy();
  // Goes up whenever anything that pages show may have been changed by others: comments, drafts,
  // records. Costs some system calls. What this workspace writes itself does not count.
  [[nodiscard]] std::uint64_t changes();
  // How many comments stand on each statement or section of a draft, by anchor; on the document as
  // a whole, by the empty one. Those in the tray stand nowhere.
  [[nodiscard]] std::map<std::string, std::size_t> comment_counts(const std::string& document,
                                                                  const std::string& label,
                                                                  Audience audience) const;

  // --- closing the loop ---
  // Takes a comment's id or the source id it was imported with. Throws invalid where the decision
  // needs a reason, not_found where `change` names nothing.
  void respond(const std::string& id, Disposition disposition);
  // The same for many comments in one transaction: good rows are answered, bad ones are findings.
  std::size_t respond_all(const std::vector<DispositionFileRow>& rows, bool released,
                          std::vector<Finding>& findings);
  std::size_t release(const std::string& document);
  // Puts a suggestion's words into the working text. Throws conflict when the words it replaces are
  // no longer there, or another suggestion that was applied has changed some of them (words then
  // and now, and both suggestions, in the message).
  AppliedSuggestion apply(const std::string& id);

  ChangeNote add_note(const NoteFilter& where, ChangeNote note);
  // All or none.
  std::vector<ChangeNote> add_notes(const NoteFilter& where, std::vector<ChangeNote> notes);
  ChangeNote edit_note(const NoteFilter& where, const ChangeNote& note);
  void remove_note(const NoteFilter& where, const NoteId& id);
  [[nodiscard]] std::vector<ChangeNote> notes(const NoteFilter& where) const;
  // Throws not_found.
  [[nodiscard]] FoundNote note(const std::string& id) const;
  // Generated, or as the editor worded them; working_label: of the coming draft.
  [[nodiscard]] std::string update_notes(const std::string& document,
                                         const std::string& label) const;
  // Every draft's, newest last, up to `label`.
  [[nodiscard]] std::string cumulative_update_notes(const std::string& document,
                                                    const std::string& label) const;
  void write_update_notes(const std::string& document, const std::string& label,
                          const std::string& markdown);
  // Puts the cumulative notes into the working text between the two markers.
  void append_update_notes(const std::string& document, const std::string& label);
  // Empty label: the working text where it differs from the last draft, else the newest draft.
  [[nodiscard]] std::vector<Finding> check_notes(const std::string& document,
                                                 const std::string& label) const;

  // Of comments made before the draft asked for; of all where that is the working text, or the only
  // draft. For everyone: what was approved and agreed to, and released decisions.
  [[nodiscard]] Report report(const ReportRequest& request) const;

  // One file a person with an answered comment, name or address, and a list of them (outbox.h). Who
  // was written the same before is not written again.
  Letters write_letters(const LetterRequest& request);
  // Every letter written about a document (empty: any), oldest first.
  [[nodiscard]] std::vector<WrittenLetter> letters(const std::string& document) const;

  // --- integrity ---
  [[nodiscard]] std::vector<Finding> check() const;
  // Makes the derived tables again; returns how many placements they hold.
  std::size_t rebuild();

  // --- bundles (docs/bundles.md) ---
  // Writes the consultation to one new file, which appears whole or not at all; the same
  // consultation gives the same bytes. Throws conflict when there is something of that name,
  // corrupt when check() finds damage.
  BundleSummary bundle(const std::filesystem::path& file, People people) const;
  // Writes what may be handed out to one new zip file with an index: drafts, update notes, the
  // comments and dispositions as everyone may see them, and what was redacted under which
  // exemption. Throws conflict when there is something of that name.
  BundleSummary disclose(const std::filesystem::path& file) const;
  // Makes a consultation of it in a folder that is empty or not there, checked; it appears whole or
  // not at all. Whoever an erase list of the bundle, or the one given (a path, or empty), names is
  // erased again. Throws not_found, invalid (no bundle), corrupt, conflict.
  static BundleSummary unbundle(const std::filesystem::path& file,
                                const std::filesystem::path& folder,
                                const std::filesystem::path& erase_list,
                                const Surroundings& surroundings);
  // Reads a bundle through and holds it against its seal, its manifest and its hashes, without
  // restoring it.
  static std::vector<Finding> check_bundle(const std::filesystem::path& file);

  // For the other façades over the same consultation; nothing that a front end can use.
  [[nodiscard]] workspace::State& state() const { return *state_; }

 private:
  enum class Membership { in, out };
  std::size_t change_theme(const std::string& name, const Chosen& chosen, Membership membership);
  explicit Workspace(std::unique_ptr<workspace::State> state);
  std::unique_ptr<workspace::State> state_;
};

// The lineage of two texts with no consultation around them.
[[nodiscard]] Comparison compare_texts(const std::string& from_name, const Document& from,
                                       const std::string& to_name, const Document& to,
                                       Unchanged unchanged = Unchanged::in_full);

}  // namespace redraft
