// The team, and programs.
#include "base/hash.h"
#include "db/rows.h"
#include "redraft/error.h"
#include "store/access_store.h"
#include "store/audit_log.h"
#include "store/comment_rows.h"
#include "store/pile_store.h"

namespace redraft::store {

// The name as it was added: people sign in with other capitals too.
std::string AccessStore::require_staff(const std::string& doing, const std::string& name) const {
  const std::optional<Credentials> staff = credentials(name);
  if (!staff) {
    throw Error(ErrorKind::not_found, doing + ": there is nobody called \"" + name + "\"",
                "redraft access list");
  }
  return staff->name;
}

void AccessStore::add_staff(const Staff& staff, const std::string& password_hash,
                            const std::string& actor, Instant now) {
  db::Transaction transaction(database_);
  if (credentials(staff.name)) {
    throw Error(ErrorKind::conflict,
                "add " + staff.name + " to the team: somebody of that name is there already",
                "redraft access list");
  }
  static const std::string sql = sealed_insert("staff");
  database_.statement(sql)
      .bind(":name", staff.name)
      .bind(":name_key", name_key(staff.name))
      .bind(":roles", to_string(staff.roles))
      .bind(":password", password_hash)
      .bind(":added", db::instant_text(now))
      .run();
  append_audit(database_, actor, "add-staff", staff.name, now);
  transaction.commit();
}

void AccessStore::change_staff(const std::string& given, const std::optional<Roles>& roles,
                               const std::optional<std::string>& password_hash,
                               const std::string& actor, Instant now) {
  db::Transaction transaction(database_);
  const std::string name = require_staff("change the access of " + given, given);
  database_
      .statement(
          "UPDATE staff SET roles = coalesce(:roles, roles), "
          "password = coalesce(:password, password) WHERE name = :name")
      .bind_optional(":roles", roles ? std::optional(to_string(*roles)) : std::nullopt)
      .bind_optional(":password", password_hash)
      .bind(":name", name)
      .run();
  database_.statement(reseal("staff", "name")).bind(":key", name).run();
  forget_access(database_, name);
  append_audit(database_, actor, roles ? "change-roles" : "change-password", name, now);
  transaction.commit();
}

void AccessStore::remove_staff(const std::string& given, const std::string& actor, Instant now) {
  db::Transaction transaction(database_);
  const std::string name = require_staff("remove " + given + " from the team", given);
  database_.statement("DELETE FROM staff WHERE name = :name").bind(":name", name).run();
  forget_access(database_, name);
  append_audit(database_, actor, "remove-staff", name, now);
  transaction.commit();
}

std::vector<Staff> AccessStore::staff(Instant now) const {
  std::vector<Staff> team;
  db::Statement row = database_.statement(
      "SELECT name, roles, password <> '', added, (SELECT count(*) FROM session AS s "
      "WHERE s.name = staff.name AND s.expires > :now) FROM staff ORDER BY name_key");
  row.bind(":now", db::instant_text(now));
  while (row.step()) {
    team.push_back({row.text(0), db::word(row, 1, parse_roles), row.number(2) != 0,
                    db::instant(row.text(3)), static_cast<std::size_t>(row.number(4))});
  }
  return team;
}

std::optional<AccessStore::Credentials> AccessStore::credentials(const std::string& name) const {
  db::Statement row =
      database_.statement("SELECT name, roles, password FROM staff WHERE name_key = :key");
  if (!row.bind(":key", name_key(name)).step()) {
    return std::nullopt;
  }
  return Credentials{row.text(0), db::word(row, 1, parse_roles), row.text(2)};
}

std::size_t AccessStore::end_sessions(const std::string& given, const std::string& actor,
                                      Instant now) {
  db::Transaction transaction(database_);
  const std::optional<Credentials> staff = credentials(given);
  const std::string name = staff ? staff->name : given;  // whoever left has sessions no more
  const std::size_t ended =
      database_.statement("DELETE FROM session WHERE :name = '' OR name = :name")
          .bind(":name", name)
          .run();
  append_audit(database_, actor, "end-sessions", name, now);
  transaction.commit();
  return ended;
}

void AccessStore::add_token(const std::string& secret, const AccessToken& token,
                            const std::string& actor, Instant now) {
  db::Transaction transaction(database_);
  database_.statement("DELETE FROM access_token WHERE expires <= :now")
      .bind(":now", db::instant_text(now))
      .run();
  if (database_.statement("SELECT 1 FROM access_token WHERE name = :name")
          .bind(":name", token.name)
          .step()) {
    throw Error(ErrorKind::conflict,
                "add a token for " + token.name + ": a program of that name has one already",
                "redraft access revoke \"" + token.name + "\"");
  }
  static const std::string sql = sealed_insert("access_token");
  database_.statement(sql)
      .bind(":hash", hash256(secret))
      .bind(":name", token.name)
      .bind(":roles", to_string(token.roles))
      .bind(":expires", db::instant_text(token.expires))
      .run();
  append_audit(database_, actor, "add-token", token.name, now);
  transaction.commit();
}

void AccessStore::remove_token(const std::string& name, const std::string& actor, Instant now) {
  db::Transaction transaction(database_);
  if (database_.statement("DELETE FROM access_token WHERE name = :name")
          .bind(":name", name)
          .run() == 0) {
    throw Error(ErrorKind::not_found,
                "revoke the token of " + name + ": no program of that name has one",
                "redraft access list");
  }
  append_audit(database_, actor, "remove-token", name, now);
  transaction.commit();
}

std::vector<AccessToken> AccessStore::tokens(Instant now) const {
  std::vector<AccessToken> tokens;
  db::Statement row = database_.statement(
      "SELECT name, roles, expires FROM access_token WHERE expires > :now ORDER BY name");
  row.bind(":now", db::instant_text(now));
  while (row.step()) {
    tokens.push_back({row.text(0), db::word(row, 1, parse_roles), db::instant(row.text(2))});
  }
  return tokens;
}

std::optional<SignedIn> AccessStore::owner(const std::string& token, Instant now) const {
  db::Statement row = database_.statement(
      "SELECT roles, name, expires FROM access_token WHERE hash = :hash AND expires > :now");
  row.bind(":hash", hash256(token)).bind(":now", db::instant_text(now));
  if (!row.step()) {
    return std::nullopt;
  }
  return SignedIn{db::word(row, 0, parse_roles), row.text(1), db::instant(row.text(2))};
}

}  // namespace redraft::store
