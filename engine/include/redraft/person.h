#pragma once
// Everything held about one reviewer, and what is left when it is erased.

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "redraft/comment.h"
#include "redraft/comment_edit.h"
#include "redraft/time.h"

namespace redraft {

struct HeldConsent {
  Consent consent;
  Instant recorded;
};

struct ModerationEntry {
  Moderation state = Moderation::pending;
  std::string reason;
  Instant decided;
  std::string decided_by;
};

struct HeldComment {
  Comment comment;        // named, with its original words
  std::string source_id;  // where it came from, or empty
  std::vector<EarlierWords> history;
  std::vector<ModerationEntry> moderation;
  std::vector<Redaction> redactions;
  std::vector<ReviewerReaction> reactions;
};

// What a comment was taken from, as it came in.
struct Received {
  std::string format;   // "mail", "text" or "words"
  std::string content;  // its bytes
  Instant recorded;
  std::vector<CommentId> comments;  // taken from it
};

struct HeldReply {
  CommentId comment;
  Reply reply;
};

// An entry of the audit log.
struct AuditEntry {
  Instant done;
  std::string actor;
  std::string verb;
  std::string subject;
};

struct Erasure {
  Instant erased;
  std::string erased_by;
  std::string reason;
  bool words_kept = false;
};

struct HeldPerson {
  Reviewer reviewer;
  std::string public_ref;  // as everyone sees it; empty while no comment was ever approved
  std::string source_ref;  // what an import called them, or empty
  Person person;
  std::vector<HeldConsent> consents;  // oldest first; the last counts
  std::vector<HeldComment> comments;
  std::vector<HeldReply> replies;  // written by them, on any comment
  std::vector<Received> received;
  std::vector<AuditEntry> audit;  // about them, or by them
  std::optional<Erasure> erased;
  bool on_hold = false;
};

// What is changed of a person; nothing stays as it is.
struct Correction {
  std::optional<std::string> name;
  std::optional<std::string> email;
  std::optional<std::string> organisation;
  std::optional<std::string> sector;
};

struct ErasedPerson {
  std::string ref;
  std::size_t comments = 0;
  std::size_t replies = 0;
  bool words_kept = false;
  // Rows of others that still hold the name or the address: "comment c-4f7k2m9qx1".
  std::vector<std::string> still_named_in;
};

// A date of the whole consultation, and what it means today.
struct PrivacyDue {
  std::optional<Instant> until;  // retention date; nothing: none was set
  bool due = false;
  std::size_t identifiable = 0;  // reviewers with a name, an address or an id of their source
  std::size_t on_hold = 0;       // of these
  std::vector<std::string> holds;
  std::size_t not_replayed = 0;  // erased once, and here again from another copy
};

struct Purged {
  std::size_t reviewers = 0;
  std::size_t on_hold = 0;  // left as they are
};

}  // namespace redraft
