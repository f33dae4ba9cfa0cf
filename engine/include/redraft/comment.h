#pragma once
// What reviewers said, where they said it, and what became of it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/ids.h"
#include "redraft/privacy.h"
#include "redraft/time.h"

namespace redraft {

enum class CommentKind { support, object, question, suggest, evidence, editorial, concern };
enum class CommentStatus { open, answered, withdrawn };

// What a comment is about: words or the whole of a statement, a section, the whole document, or
// something that the document lacks ("a statement is missing here", at a statement or section).
enum class CommentScope { statement, section, document, missing };

// How it reached us. Any other word that people write is read as "other".
enum class Channel { web, workshop, email, survey, meeting, letter, phone, import, other };

[[nodiscard]] std::string to_string(CommentKind kind);
[[nodiscard]] std::string to_string(CommentStatus status);
[[nodiscard]] std::string to_string(CommentScope scope);
[[nodiscard]] std::string to_string(Channel channel);
[[nodiscard]] std::optional<CommentKind> parse_comment_kind(std::string_view word);
[[nodiscard]] std::optional<CommentStatus> parse_comment_status(std::string_view word);
[[nodiscard]] std::optional<CommentScope> parse_comment_scope(std::string_view word);
[[nodiscard]] std::optional<Channel> parse_channel(std::string_view word);

// Words in a statement. Offsets are code points of the statement's plain text, half-open; both are
// 0 for words that could not be located: such a comment waits in the tray.
struct Quote {
  std::string exact;
  std::string prefix;  // up to 32 code points before
  std::string suffix;  // up to 32 code points after
  std::size_t start = 0;
  std::size_t end = 0;
  bool operator==(const Quote&) const = default;
};

// One place a comment was made on. Comments may have several.
struct Target {
  CommentScope scope = CommentScope::statement;
  std::string anchor;  // the statement; of a section, its heading's; empty for the document
  std::optional<Quote> quote;
  bool operator==(const Target&) const = default;
};

// A reviewer as others see them. Name and address are kept apart and come out only with --named.
struct Reviewer {
  std::string ref;  // "r-…": the same person throughout the consultation
  std::string organisation;
  std::string sector;
  bool operator==(const Reviewer&) const = default;
};

struct Person {
  std::string name;
  std::string email;
  bool operator==(const Person&) const = default;
};

enum class Outcome { exact, adjusted, statement, section, tray };

[[nodiscard]] std::string to_string(Outcome outcome);
[[nodiscard]] std::optional<Outcome> parse_outcome(std::string_view word);

enum class DecidedBy { engine, person };

[[nodiscard]] std::string to_string(DecidedBy decided_by);

// A range found on a later draft; code points of that statement's plain text there.
struct PlacedQuote {
  std::string exact;
  std::size_t start = 0;
  std::size_t end = 0;
  bool operator==(const PlacedQuote&) const = default;
};

// Where one target stands on a later draft.
struct Placement {
  std::string draft;   // label
  std::string anchor;  // statement or section heading; empty: in the tray, or its section is gone
  std::optional<PlacedQuote> quote;
  Outcome outcome = Outcome::exact;
  int confidence = 1000;  // per mille
  DecidedBy decided_by = DecidedBy::engine;
  std::vector<std::string> happened;    // to its statement: "moved", "split", "reworded", ...
  std::vector<std::string> candidates;  // tray: anchors to choose from, best first
  std::string reason;                   // tray: why a person is asked
  bool operator==(const Placement&) const = default;
};

enum class Decision {
  accepted,
  accepted_in_part,
  already_covered,
  not_accepted,
  out_of_scope,
  deferred,
  duplicate,
  noted,
  withdrawn,
};

[[nodiscard]] std::string to_string(Decision decision);  // "accepted in part"
// Takes spaces, hyphens or underscores between the words.
[[nodiscard]] std::optional<Decision> parse_decision(std::string_view words);

struct Disposition {
  Decision decision = Decision::noted;
  std::string reason;
  std::string change;    // DOC#ANCHOR@LABEL that carries it out, or empty
  bool released = true;  // false: drafted, not yet shown to reviewers
  Instant decided;
  std::string decided_by;  // the officer's --as name
  bool operator==(const Disposition&) const = default;
};

// What a reviewer said to the answer to a comment. `none`: nothing was heard, or it was taken back.
enum class Reaction { none, satisfied, objects, no_reply };

[[nodiscard]] std::string to_string(Reaction reaction);  // "no reply"
// Takes spaces, hyphens or underscores between the words.
[[nodiscard]] std::optional<Reaction> parse_reaction(std::string_view words);

struct ReviewerReaction {
  Reaction reaction = Reaction::none;
  std::string note;  // what they said, in the officer's words; or empty
  Instant given;
  Instant recorded;
  std::string recorded_by;
  Decision decision = Decision::noted;  // of the answer that it is to
  bool operator==(const ReviewerReaction&) const = default;
};

struct Reply {
  ReplyId id;
  std::string body;
  std::string author;  // reviewer ref, or the officer's --as name
  Instant created;
  bool operator==(const Reply&) const = default;
};

// What the reviewer said when asked whether the comment may be published.
enum class Agreed { not_asked, no, yes };

[[nodiscard]] std::string to_string(Agreed agreed);  // "not asked"
// Takes spaces, hyphens or underscores between the words.
[[nodiscard]] std::optional<Agreed> parse_agreed(std::string_view words);

// How a comment was put in by somebody other than its reviewer.
struct Entry {
  std::string by;  // the officer's name
  Agreed agreed = Agreed::not_asked;
  std::string words;  // as the reviewer said them, before an officer edited them; or empty
  bool operator==(const Entry&) const = default;
};

struct Comment {
  CommentId id;
  CommentKind kind = CommentKind::question;
  std::string body;
  std::optional<std::string> suggestion;  // replacement words for the quote or the statement
  Reviewer reviewer;
  std::optional<Person> person;  // filled only when names were asked for
  Instant created;
  Channel channel = Channel::web;
  CommentStatus status = CommentStatus::open;
  std::string document;
  std::string draft;                       // label it was made on, for ever
  std::vector<Target> targets;             // never empty; the first is `made_on` in JSON
  std::vector<Placement> now;              // parallel to targets
  std::optional<Disposition> disposition;  // in force: the last one released; none yet: the drafted
  std::optional<Disposition> drafted;      // a later one that would take the released one's place
  std::optional<ReviewerReaction> reaction;  // to the answer in force
  std::vector<Reply> replies;
  std::size_t edits = 0;          // how often its words were changed; history is kept
  std::string assignee;           // the officer who works on it; empty: nobody
  std::vector<std::string> tags;  // in alphabetical order, as are the themes' names
  std::vector<std::string> themes;
  bool late = false;  // came after the consultation on its draft had closed
  Moderation moderation = Moderation::pending;
  std::optional<Consent> consent;  // nothing: the reviewer was not asked, or it is not shown
  std::optional<Entry> entry;      // its words only where originals are shown
};

// Comments of one document, sector ("" where not known) and status. Rows of none are left out.
struct CommentCount {
  std::string document;
  std::string sector;
  CommentStatus status = CommentStatus::open;
  std::size_t comments = 0;
  bool operator==(const CommentCount&) const = default;
};

// What add and import take.
struct NewComment {
  std::string id;  // of the source: makes an import idempotent; or empty
  CommentKind kind = CommentKind::question;
  std::string body;
  std::optional<std::string> suggestion;
  Reviewer reviewer;
  Person person;
  std::optional<Instant> created;
  Channel channel = Channel::web;
  std::string document;
  std::string draft;            // label, or empty: the newest in consultation
  std::vector<Target> targets;  // a quote may hold `exact` alone
  bool late = false;            // taken and marked as late, whatever its date says
  std::optional<Consent> consent;
  std::optional<Entry> entry;
  // What officers noted, as our own exports have it; taken with a new comment only.
  std::string assignee;
  std::vector<std::string> tags;
  std::vector<std::string> themes;  // names
  bool operator==(const NewComment&) const = default;
};

// In which order comments are read. latest: those taken in last first. relevance: by how often and
// how densely the words of the text search stand in them (BM25), weighing the latest
// `most_weighed` that fit; the whole order fits on one page, so it takes no `after`.
enum class CommentOrder { oldest, latest, relevance };
inline constexpr std::size_t most_weighed = 2000;

// As the assignee of a filter: comments that have none.
inline constexpr std::string_view nobody = "nobody";

struct CommentFilter {
  std::string document;
  std::string draft;    // made on this draft
  std::string anchor;   // stands on this statement, on the draft that `now` is about
  std::string section;  // heading's anchor: stands on any statement of the section, subsections too
  std::string sector;
  std::string organisation;
  std::optional<CommentKind> kind;
  std::optional<CommentStatus> status;
  std::optional<Outcome> outcome;  // of any of its places, on the draft that `now` is about
  std::string assignee;            // or `nobody`
  std::string tag;
  std::string theme;
  bool whole = false;                // only those made on the document as a whole
  bool late = false;                 // only those that came late
  std::optional<Reaction> reaction;  // to the answer in force; none: answered, and nothing heard
  std::string text;                  // full-text search: words, "phrases", prefix*
  std::string placed_on;             // label that `now` is about; empty: the newest draft
  std::optional<Moderation> moderation;
  bool named = false;
  bool original = false;  // without redactions; the text search then reads the originals too
  Audience audience = Audience::staff;
  std::string author;     // ref, for Audience::author
  std::size_t limit = 0;  // 0: all
  std::string after;      // id of the last comment of the page before
  CommentOrder order = CommentOrder::oldest;
};

}  // namespace redraft
