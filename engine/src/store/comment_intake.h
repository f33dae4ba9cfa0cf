#pragma once
// Comments taken in one after another inside one transaction, a million nearly as cheaply each as
// SQLite takes a row: what is the same for many is done once for them all. The search index, the
// counts and the end of the audit log follow at finish(), and before that must not be relied on.

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "db/database.h"
#include "redraft/ids.h"
#include "redraft/time.h"
#include "store/audit_log.h"
#include "store/comment_counts.h"
#include "store/comment_store.h"
#include "store/known_comments.h"
#include "store/later_indexes.h"

namespace redraft::store {

class CommentIntake {
 public:
  // `actor` as for CommentStore.
  CommentIntake(db::Database& database, std::string actor, Instant now, Randomness& randomness);

  // Before the first of what may be very many. Into a store without comments they are taken without
  // indexes, up to a million: until finish(), nobody else should look for a comment but by its id.
  void expect_many();
  // As CommentStore::add, marking as late too.
  Added add(const NewComment& comment);
  // Call before anything else writes to the audit log.
  void close_log();
  // Call before the transaction is committed, and before anybody else changes a comment that was
  // added. More may be added after it.
  void finish();
  // The same but for the search index, which whoever calls it brings up to date with
  // index_words_after() before anybody searches or changes a comment that was added.
  void finish_but_words();

 private:
  struct KnownReviewer {
    std::string ref;
    std::string sector_key;
  };

  // A comment that is there.
  struct Known {
    std::string id, reviewer, fingerprint;
  };

  // Statements used for every comment, prepared once.
  struct Statements {
    explicit Statements(db::Database& database);
    db::Statement by_id, by_number, by_source, by_fingerprint, next_id, comment, target;
  };

  static std::optional<Known> known(db::Statement& row);
  std::optional<Known> with_source(const std::string& document, const std::string& source);
  std::optional<Known> with_fingerprint(const std::string& reviewer, const std::string& print);
  void make_indexes();
  KnownReviewer reviewer_of(const NewComment& comment, bool& is_new);
  std::optional<Added> added_before(const NewComment& comment);
  CommentId free_id();
  [[nodiscard]] bool is_taken(const CommentId& id);
  void insert_comment(const CommentId& id, const NewComment& comment, const std::string& reviewer,
                      const std::string& print);
  void insert_target(const CommentId& id, std::size_t position, const NewComment& comment);
  void index_words();

  db::Database& database_;
  std::string actor_;
  Instant now_;
  Randomness& randomness_;
  Statements statements_;
  AuditLog log_;
  CountChanges counts_;
  bool hashed_sources_;   // some comments' source ids are kept as hashes alone
  std::int64_t indexed_;  // number of the last comment in the search index
  LaterIndexes indexes_;
  KnownComments sources_, prints_;  // while the indexes are not there
  std::int64_t number_;             // of the last comment
  std::size_t added_ = 0;
  std::uint64_t last_id_ = 0;          // the digits of the last id given
  std::optional<std::string> beyond_;  // the first id after those given that somebody else has
  std::unordered_map<std::string, KnownReviewer> reviewers_;  // by hash of what rows said of them
};

// The number of the comment added last, 0 without any.
[[nodiscard]] std::int64_t last_comment(db::Database& database);

// Puts the words of comments with higher numbers into the search index. Many at once cost little
// more than one: the index writes each time what it has gathered.
void index_words_after(db::Database& database, std::int64_t number);

}  // namespace redraft::store
