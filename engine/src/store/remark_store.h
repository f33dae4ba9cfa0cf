#pragma once
// Remarks in SQLite: what was said at events, where it led, and who may see it. Writing calls
// append to the audit log; call them inside a transaction.

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "db/database.h"
#include "redraft/remark.h"

namespace redraft::store {

class RemarkStore {
 public:
  explicit RemarkStore(db::Database& database) : database_(database) {}

  // Prompt, objective and group as the event has them. Who said it is found as with comments.
  RemarkId add(const EventId& event, const NewRemark& remark, const std::string& actor, Instant now,
               Randomness& randomness);
  void edit(const RemarkId& id, const RemarkChanges& changes, const std::string& actor,
            Instant now);
  void withdraw(const RemarkId& id, const std::string& actor, Instant now);
  // False when it was there.
  bool link(const RemarkId& id, const RemarkLink& link, const std::string& actor, Instant now);
  // Links to this statement, or to this note; returns how many are gone.
  std::size_t unlink(const RemarkId& id, const std::string& document, const std::string& anchor,
                     const std::string& note, const std::string& actor, Instant now);
  void moderate(const RemarkId& id, const ModerationEntry& entry);
  std::size_t add_redaction(const RemarkId& id, const Redaction& redaction);
  bool remove_redaction(const RemarkId& id, std::size_t number, const std::string& actor,
                        Instant now);

  [[nodiscard]] RemarkId meant(const std::string& given) const;
  // As the view shows it; nothing where it shows none of it.
  [[nodiscard]] std::optional<Remark> find(const RemarkId& id, const CommentView& view) const;
  // By event, then in the order they were taken in.
  [[nodiscard]] std::vector<Remark> list(const RemarkFilter& filter) const;
  [[nodiscard]] std::optional<RemarkId> by_source(const EventId& event,
                                                  const std::string& source_id) const;
  // How often the event has these words at this place, by all of it.
  using Said = std::tuple<std::string, std::string, std::string, std::string>;
  [[nodiscard]] static Said said(const NewRemark& remark);
  [[nodiscard]] std::map<Said, std::size_t> times_said(const EventId& event) const;
  [[nodiscard]] std::vector<std::pair<Instant, std::string>> history(const RemarkId& id) const;
  [[nodiscard]] std::vector<Redaction> redactions(const RemarkId& id) const;
  // Everything held of a reviewer's remarks, with their original words.
  [[nodiscard]] std::vector<HeldRemark> held(const std::string& reviewer) const;
  // Empties their remarks of words; without `words`, of the ids that their sources gave them.
  void erase(const std::string& reviewer, bool words);

 private:
  void follow_edit(const RemarkId& id, const std::string& before, const std::string& after,
                   const std::string& actor, Instant now);

  db::Database& database_;
};

}  // namespace redraft::store
