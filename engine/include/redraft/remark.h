#pragma once
// One thing said at an event: a sticky note, under a prompt.
//
// Staff see every remark. Everyone else sees one that was approved and whose words its speaker
// agreed to have published, with redactions, and of who said it no more than its attribution
// allows.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "redraft/comment.h"
#include "redraft/event.h"
#include "redraft/person.h"

namespace redraft {

using RemarkId = Id<struct RemarkTag>;

// How much may be told of who said it, from least to most.
enum class Attribution { none, sector, organisation, named };

// Whether the words may be published.
enum class RemarkConsent { not_asked, refused, given };

// What a remark is to a statement: a comment on it, evidence for it, or where it comes from.
enum class RemarkUse { comment, evidence, source };

[[nodiscard]] std::string to_string(Attribution attribution);
[[nodiscard]] std::string to_string(RemarkConsent consent);  // "not asked"
[[nodiscard]] std::string to_string(RemarkUse use);
[[nodiscard]] std::optional<Attribution> parse_attribution(std::string_view word);
// Takes yes and no too, and spaces, hyphens or underscores between words.
[[nodiscard]] std::optional<RemarkConsent> parse_remark_consent(std::string_view word);
[[nodiscard]] std::optional<RemarkUse> parse_remark_use(std::string_view word);

// Where a remark led. A statement, or a change note; the draft is the one it was linked on.
struct RemarkLink {
  RemarkUse use = RemarkUse::source;
  std::string document;
  std::string draft;   // label; "working": the text not published then
  std::string anchor;  // empty: a change note alone
  std::string note;    // id of a change note, or empty
  Instant made;
  std::string made_by;
  bool operator==(const RemarkLink&) const = default;
};

struct Remark {
  RemarkId id;  // "m-…"
  EventId event;
  std::string event_title;
  std::optional<Instant> held;
  std::string source_id;                 // what an import called it, or empty
  std::size_t line = 0;                  // where it stood in the write-up, 1-based; 0: not from one
  std::string prompt, objective, group;  // as the event has them, or empty
  std::string body;
  Reviewer reviewer;             // who said it; all empty where nobody knows
  std::optional<Person> person;  // only when names were asked for
  Attribution attribution = Attribution::none;
  RemarkConsent consent = RemarkConsent::not_asked;
  bool headline = false;
  bool withdrawn = false;
  std::size_t edits = 0;
  Instant created;
  Moderation moderation = Moderation::pending;
  std::vector<RemarkLink> links;  // none: not placed yet
};

struct NewRemark {
  std::string id;  // of the source: makes an import idempotent; or empty
  std::size_t line = 0;
  std::string prompt, objective, group;
  std::string body;
  Reviewer reviewer;
  Person person;
  Attribution attribution = Attribution::none;
  RemarkConsent consent = RemarkConsent::not_asked;
  bool headline = false;
  std::string statement;  // DOC#ANCHOR[@LABEL] to link it with, or empty
  RemarkUse use = RemarkUse::comment;
};

// A remark as it is held of the person who said it.
struct HeldRemark {
  Remark remark;  // named, with its original words
  std::vector<std::pair<Instant, std::string>> history;
  std::vector<ModerationEntry> moderation;
  std::vector<Redaction> redactions;
};

// What is changed of a remark; nothing stays as it is.
struct RemarkChanges {
  std::optional<std::string> body, prompt, objective, group;
  std::optional<Attribution> attribution;
  std::optional<RemarkConsent> consent;
  std::optional<bool> headline;
};

struct RemarkFilter {
  std::string event;  // id; empty: all
  std::string document, anchor, note;
  std::optional<std::string> prompt, objective, group;  // "" finds those with none
  std::string sector, organisation;
  std::string text;  // in its words as they are shown: words, "phrases", prefix*; empty: any
  std::optional<RemarkUse> use;
  std::optional<Moderation> moderation;
  bool headline = false;
  bool unplaced = false;
  bool withdrawn = false;  // those as well
  bool named = false;
  bool original = false;  // without redactions
  Audience audience = Audience::staff;
};

// A remark as everyone sees it; nothing where they see none of it. `person` is kept only under
// Attribution::named. `consents`: what its speaker agreed to for all they say, which lowers what
// the remark allows.
[[nodiscard]] std::optional<Remark> as_everyone_sees(Remark remark,
                                                     const std::optional<Consent>& consents);

// "Sedlow Council (council)", "council", or empty: as its attribution allows, unless `all`.
[[nodiscard]] std::string said_by(const Remark& remark, bool all);

}  // namespace redraft
