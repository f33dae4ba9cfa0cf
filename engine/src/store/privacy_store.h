#pragma once
// Consents, moderation, redactions, holds, the retention date and the key of public refs, in
// SQLite.
//
// Writing calls are atomic each and append to the audit log, by ids; wrap several in one
// db::Transaction. `actor` is an officer's --as name.

#include <optional>
#include <string>
#include <vector>

#include "db/database.h"
#include "redraft/comment.h"
#include "redraft/ids.h"
#include "redraft/person.h"
#include "redraft/privacy.h"
#include "redraft/time.h"

namespace redraft::store {

class PrivacyStore {
 public:
  explicit PrivacyStore(db::Database& database) : database_(database) {}

  // The answers that count; nothing for a reviewer who was not asked.
  [[nodiscard]] std::optional<Consent> consent(const std::string& reviewer) const;
  // The same answers again change nothing.
  void set_consent(const std::string& reviewer, const Consent& consent, const std::string& actor,
                   Instant now);

  // The last decision; nothing while it is pending.
  [[nodiscard]] std::optional<ModerationEntry> moderation(const CommentId& id) const;
  // Makes the key of public refs with the first approval.
  void moderate(const CommentId& id, const ModerationEntry& entry, Randomness& randomness);

  [[nodiscard]] std::vector<Redaction> redactions(const CommentId& id) const;
  [[nodiscard]] bool any_redaction() const;
  std::size_t add_redaction(const CommentId& id, const Redaction& redaction);
  // False when the comment has none of this number.
  bool remove_redaction(const CommentId& id, std::size_t number, const std::string& actor,
                        Instant now);
  // After an edit, in its transaction: the words of a part (body, suggestion) that were redacted
  // are redacted wherever they stand in it now; a comment that was approved is pending again.
  void follow_edit(const CommentId& id, const std::string& part, const std::string& before,
                   const std::string& after, const std::string& actor, Instant now);
  void wait_again(const CommentId& id, const std::string& actor, Instant now);

  // Empty while nothing was approved, and after forget_pseudonyms().
  [[nodiscard]] std::string pseudonym_key() const;
  void forget_pseudonyms(const std::string& actor, Instant now);

  [[nodiscard]] std::optional<Instant> retention() const;
  void set_retention(Instant until, const std::string& actor, Instant now);
  void hold(const std::string& subject, const std::string& reason, const std::string& actor,
            Instant now);
  // False when it was not held.
  bool release_hold(const std::string& subject, const std::string& actor, Instant now);
  [[nodiscard]] std::vector<std::string> holds() const;
  // A hold on the reviewer, or on a comment or remark of theirs.
  [[nodiscard]] bool on_hold(const std::string& reviewer) const;

  // --- people: privacy_store_people.cpp ---
  // Ref meant by an e-mail address, a ref, its unique beginning, a public ref, or what an import
  // called the reviewer. Throws not_found or conflict.
  [[nodiscard]] std::string resolve(const std::string& given) const;
  [[nodiscard]] bool knows(const std::string& ref) const;
  // Everything but HeldComment::comment beyond its id, which CommentStore reads. The audit log is
  // read whole for it.
  [[nodiscard]] HeldPerson held(const std::string& ref) const;
  // The same without the audit log: what there is to erase.
  [[nodiscard]] HeldPerson held_to_erase(const std::string& ref) const;
  // Throws conflict when the address is somebody else's.
  void correct(const std::string& ref, const Correction& correction, const std::string& actor,
               Instant now);
  [[nodiscard]] std::optional<Erasure> erasure(const std::string& ref) const;
  // Reviewers with anything that says who they are.
  [[nodiscard]] std::vector<std::string> identifiable() const;

 private:
  db::Database& database_;
};

// Columns publish, confidential, reason, notice, accepted; and state, reason, decided, decided_by.
Consent read_consent(const db::Statement& row, int first_column);
ModerationEntry read_moderation(const db::Statement& row, int first_column);

}  // namespace redraft::store
