#include "store/access_store.h"

#include "base/hash.h"
#include "db/rows.h"
#include "store/audit_log.h"
#include "store/comment_rows.h"

namespace redraft::store {

namespace {

void put(db::Database& database, const std::string& sql, const std::string& secret,
         const SignedIn& who) {
  database.statement(sql)
      .bind(":hash", hash256(secret))
      .bind(":role", to_string(who.role))
      .bind(":name", who.name)
      .bind(":expires", db::instant_text(who.until))
      .run();
}

std::optional<SignedIn> read(db::Database& database, const char* sql, const std::string& secret,
                             Instant now) {
  db::Statement row = database.statement(sql);
  row.bind(":hash", hash256(secret)).bind(":now", db::instant_text(now));
  if (!row.step()) {
    return std::nullopt;
  }
  return SignedIn{db::word(row, 0, parse_role), row.text(1), db::instant(row.text(2))};
}

}  // namespace

void AccessStore::add_link(const std::string& secret, const SignedIn& who, const std::string& actor,
                           Instant now) {
  db::Transaction transaction(database_);
  for (const char* sql : {"DELETE FROM sign_in_link WHERE expires <= :now",
                          "DELETE FROM session WHERE expires <= :now"}) {
    database_.statement(sql).bind(":now", db::instant_text(now)).run();
  }
  static const std::string sql = sealed_insert("sign_in_link");
  put(database_, sql, secret, who);
  append_audit(database_, actor, "invite", who.name, now);
  transaction.commit();
}

std::optional<SignedIn> AccessStore::use_link(const std::string& secret, Instant now) {
  db::Transaction transaction(database_);
  std::optional<SignedIn> who =
      read(database_,
           "SELECT role, name, expires FROM sign_in_link WHERE hash = :hash AND expires > :now",
           secret, now);
  database_.statement("DELETE FROM sign_in_link WHERE hash = :hash")
      .bind(":hash", hash256(secret))
      .run();
  transaction.commit();
  return who;
}

void AccessStore::begin_session(const std::string& secret, const SignedIn& who, Instant now) {
  db::Transaction transaction(database_);
  static const std::string sql = sealed_insert("session");
  put(database_, sql, secret, who);
  append_audit(database_, who.name, "sign-in", who.name, now);
  transaction.commit();
}

std::optional<SignedIn> AccessStore::session(const std::string& secret, Instant now) const {
  return read(database_,
              "SELECT role, name, expires FROM session WHERE hash = :hash AND expires > :now",
              secret, now);
}

void AccessStore::end_session(const std::string& secret) {
  database_.statement("DELETE FROM session WHERE hash = :hash")
      .bind(":hash", hash256(secret))
      .run();
}

void forget_access(db::Database& database, const std::string& ref) {
  for (const char* sql :
       {"DELETE FROM sign_in_link WHERE name = :ref", "DELETE FROM session WHERE name = :ref"}) {
    database.statement(sql).bind(":ref", ref).run();
  }
}

}  // namespace redraft::store
