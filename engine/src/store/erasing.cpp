#include "store/erasing.h"

#include "base/hash.h"
#include "db/rows.h"
#include "store/access_store.h"
#include "store/audit_log.h"
#include "store/comment_rows.h"
#include "store/privacy_store.h"
#include "store/received_store.h"
#include "store/remark_store.h"
#include "store/reviewers.h"

namespace redraft::store {

namespace {

void run(db::Database& database, const char* sql, const std::string& key) {
  database.statement(sql).bind(":key", key).run();
}

void seal_again(db::Database& database, std::string_view table, std::string_view column,
                const std::string& key) {
  database.statement(reseal(table, column)).bind(":key", key).run();
}

// The source's id is remembered as a hash, so that the same row imported again is known.
void hash_source(db::Database& database, const HeldComment& held) {
  if (held.source_id.empty() || is_hashed_source(held.source_id)) {
    return;
  }
  database.statement("UPDATE comment SET source_id = :hash WHERE id = :key")
      .bind(":hash", hashed_source(held.source_id))
      .bind(":key", held.comment.id.text)
      .run();
}

void empty_comment(db::Database& database, const std::string& id) {
  database
      .statement(
          "UPDATE comment SET body = :words, suggestion = NULL, edits = 0, fingerprint = :print "
          "WHERE id = :key")
      .bind(":words", erased_words)
      .bind(":print", hash64(id))
      .bind(":key", id)
      .run();
  run(database, "DELETE FROM comment_edit WHERE comment = :key", id);
  run(database, "DELETE FROM redaction WHERE comment = :key", id);
  run(database, "DELETE FROM applied_suggestion WHERE comment = :key", id);
  run(database, "UPDATE reaction SET note = '' WHERE comment = :key", id);
  seal_again(database, "reaction", "comment", id);
  database.statement("UPDATE reply SET body = :words WHERE comment = :key")
      .bind(":words", erased_words)
      .bind(":key", id)
      .run();
  seal_again(database, "reply", "comment", id);
  run(database,
      "UPDATE target SET quote_exact = NULL, quote_prefix = NULL, quote_suffix = NULL, "
      "quote_start = NULL, quote_end = NULL WHERE comment = :key AND quote_end = 0",
      id);
  seal_again(database, "target", "comment", id);
}

void forget_consents(db::Database& database, const std::string& ref, bool words_kept,
                     const std::string& actor, Instant now) {
  const PrivacyStore privacy(database);
  const std::optional<Consent> last = privacy.consent(ref);
  run(database, "DELETE FROM consent WHERE reviewer = :key", ref);
  if (words_kept && last && allowed(*last) != Publish::no) {
    Consent anonymous;
    anonymous.publish = Publish::anonymous;
    anonymous.notice = last->notice;
    anonymous.accepted = last->accepted;
    PrivacyStore(database).set_consent(ref, anonymous, actor, now);
  }
}

}  // namespace

ErasedPerson erase_rows(db::Database& database, const HeldPerson& held, Extent extent,
                        const std::string& actor, Instant now) {
  db::Transaction transaction(database);
  const std::string& ref = held.reviewer.ref;
  ErasedPerson erased;
  erased.ref = ref;
  erased.words_kept = extent != Extent::words;

  Reviewer left = held.reviewer;
  if (extent != Extent::names) {
    left.organisation.clear();
    forget_consents(database, ref, erased.words_kept, actor, now);
  } else {
    run(database, "UPDATE consent SET reason = '' WHERE reviewer = :key", ref);
    seal_again(database, "consent", "reviewer", ref);
  }
  run(database, "UPDATE reviewer SET source_ref = NULL WHERE ref = :key", ref);
  replace_reviewer(database, left, {});
  forget_access(database, ref);
  forget_received(database, ref);  // a message says who wrote it

  for (const HeldComment& one : held.comments) {
    hash_source(database, one);
    if (extent == Extent::words) {
      empty_comment(database, one.comment.id.text);
      ++erased.comments;
    }
  }
  seal_again(database, "comment", "reviewer", ref);
  if (extent == Extent::words) {
    database.statement("UPDATE reply SET body = :words WHERE author = :key")
        .bind(":words", erased_words)
        .bind(":key", ref)
        .run();
    seal_again(database, "reply", "author", ref);
    for (const HeldReply& one : held.replies) {
      run(database, "DELETE FROM redaction WHERE part = :key", one.reply.id.text);
    }
    erased.replies = held.replies.size();
  }
  RemarkStore(database).erase(ref, extent == Extent::words);
  append_audit(database, actor, extent == Extent::names ? "purge" : "erase", ref, now);
  transaction.commit();
  return erased;
}

void put_erasure(db::Database& database, const std::string& ref, const Erasure& erasure) {
  db::Transaction transaction(database);
  static const std::string sql = sealed_insert("erasure", "INSERT OR REPLACE");
  database.statement(sql)
      .bind(":reviewer", ref)
      .bind(":erased", db::instant_text(erasure.erased))
      .bind(":erased_by", erasure.erased_by)
      .bind(":reason", erasure.reason)
      .bind_number(":words_kept", erasure.words_kept ? 1 : 0)
      .run();
  transaction.commit();
}

}  // namespace redraft::store
