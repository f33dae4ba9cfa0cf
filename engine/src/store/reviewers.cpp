#include "store/reviewers.h"

#include "base/blank.h"
#include "base/hash.h"
#include "redraft/error.h"
#include "store/comment_counts.h"
#include "store/comment_rows.h"
#include "store/privacy_store.h"
#include "text/tokens.h"

namespace redraft::store {

namespace {

std::string key_of(const std::string& text) {
  return text::fold(trimmed(text));
}

std::optional<std::string> first_text(db::Statement&& row) {
  return row.step() ? std::optional(row.text(0)) : std::nullopt;
}

std::optional<std::string> by_email(db::Database& database, const std::string& email) {
  return first_text(std::move(
      database.statement("SELECT reviewer FROM person WHERE email_key = :email AND email_key <> ''")
          .bind(":email", key_of(email))));
}

// Two people of one name in one organisation are told apart by their addresses.
std::optional<std::string> by_name(db::Database& database, const Person& person,
                                   const std::string& organisation) {
  return first_text(std::move(
      database
          .statement("SELECT r.ref FROM person AS p JOIN reviewer AS r ON r.ref = p.reviewer "
                     "WHERE p.name_key = :name AND p.name_key <> '' "
                     "AND r.organisation_key = :organisation "
                     "AND (:email = '' OR p.email_key = '') ORDER BY r.ref LIMIT 1")
          .bind(":name", key_of(person.name))
          .bind(":organisation", key_of(organisation))
          .bind(":email", key_of(person.email))));
}

std::optional<std::string> by_ref(db::Database& database, const std::string& ref) {
  return first_text(std::move(
      database.statement("SELECT ref FROM reviewer WHERE ref = :ref OR source_ref = :ref LIMIT 1")
          .bind(":ref", ref)));
}

// `there`: in place of what is there. REPLACE where nothing is costs a new reviewer much more.
void put_person(db::Database& database, const std::string& ref, const Person& person, bool there) {
  static const std::string insert = sealed_insert("person");
  static const std::string replace = sealed_insert("person", "INSERT OR REPLACE");
  database.statement(there ? replace : insert)
      .bind(":reviewer", ref)
      .bind(":name", trimmed(person.name))
      .bind(":name_key", key_of(person.name))
      .bind(":email", trimmed(person.email))
      .bind(":email_key", key_of(person.email))
      .run();
}

void put_reviewer(db::Database& database, const Reviewer& reviewer,
                  const std::optional<std::string>& source_ref) {
  static const std::string sql = sealed_insert("reviewer");
  database.statement(sql)
      .bind(":ref", reviewer.ref)
      .bind_optional(":source_ref", source_ref)
      .bind(":organisation", trimmed(reviewer.organisation))
      .bind(":organisation_key", key_of(reviewer.organisation))
      .bind(":sector", trimmed(reviewer.sector))
      .bind(":sector_key", key_of(reviewer.sector))
      .run();
}

std::string sector_key(db::Database& database, const std::string& ref) {
  return first_text(std::move(database.statement("SELECT sector_key FROM reviewer WHERE ref = :ref")
                                  .bind(":ref", ref)))
      .value_or("");
}

void update_reviewer(db::Database& database, const Reviewer& reviewer) {
  const std::string sector_before = sector_key(database, reviewer.ref);
  database
      .statement(
          "UPDATE reviewer SET organisation = :organisation, organisation_key = "
          ":organisation_key, sector = :sector, sector_key = :sector_key WHERE ref = :ref")
      .bind(":organisation", trimmed(reviewer.organisation))
      .bind(":organisation_key", key_of(reviewer.organisation))
      .bind(":sector", trimmed(reviewer.sector))
      .bind(":sector_key", key_of(reviewer.sector))
      .bind(":ref", reviewer.ref)
      .run();
  static const std::string sql = reseal("reviewer", "ref");
  database.statement(sql).bind(":key", reviewer.ref).run();
  count_new_sector(database, reviewer.ref, sector_before, key_of(reviewer.sector));
}

// True when `known` is blank and something is now known.
bool fill(std::string& known, const std::string& given) {
  if (!known.empty() || trimmed(given).empty()) {
    return false;
  }
  known = trimmed(given);
  return true;
}

}  // namespace

std::string hashed_source(const std::string& source_id) {
  return "#" + hash128(source_id);
}

bool is_hashed_source(const std::string& source_id) {
  return source_id.size() == hashed_source("").size() && source_id.front() == '#';
}

std::optional<std::string> find_reviewer(db::Database& database, const Reviewer& reviewer,
                                         const Person& person) {
  std::optional<std::string> ref;
  if (!person.email.empty()) {
    ref = by_email(database, person.email);
  }
  if (!ref && !person.name.empty()) {
    ref = by_name(database, person, reviewer.organisation);
  }
  if (!ref && !reviewer.ref.empty()) {
    ref = by_ref(database, reviewer.ref);
  }
  return ref;
}

std::string add_reviewer(db::Database& database, const Reviewer& reviewer, const Person& person,
                         Randomness& randomness) {
  Reviewer made = reviewer;
  std::optional<std::string> source_ref;
  if (!is_own_id('r', reviewer.ref)) {
    if (!reviewer.ref.empty()) {
      source_ref = reviewer.ref;
    }
    do {
      made.ref = new_id('r', randomness);
    } while (by_ref(database, made.ref));
  }
  put_reviewer(database, made, source_ref);
  if (!person.name.empty() || !person.email.empty()) {
    put_person(database, made.ref, person, false);
  }
  return made.ref;
}

void require_not_erased(db::Database& database, const std::string& reviewer) {
  if (const auto erasure = PrivacyStore(database).erasure(reviewer)) {
    throw Error(ErrorKind::invalid,
                "add comment: reviewer " + reviewer + " was erased on " + to_date(erasure->erased),
                "leave reviewer.ref out, if they take part anew");
  }
}

std::string reviewer_ref(db::Database& database, const Reviewer& reviewer, const Person& person,
                         Randomness& randomness) {
  const std::optional<std::string> known = find_reviewer(database, reviewer, person);
  if (!known) {
    return add_reviewer(database, reviewer, person, randomness);
  }
  require_not_erased(database, *known);
  return *known;
}

bool complete_reviewer(db::Database& database, const std::string& ref, const Reviewer& reviewer,
                       const Person& person) {
  Reviewer known;
  Person known_person;
  {
    db::Statement row = database.statement(
        "SELECT r.organisation, r.sector, p.name, p.email FROM reviewer AS r "
        "LEFT JOIN person AS p ON p.reviewer = r.ref WHERE r.ref = :ref");
    row.bind(":ref", ref);
    if (!row.step()) {
      return false;
    }
    known = {ref, row.text(0), row.text(1)};
    known_person = {row.text(2), row.text(3)};
  }
  const bool organisation = fill(known.organisation, reviewer.organisation);
  const bool sector = fill(known.sector, reviewer.sector);
  if (organisation || sector) {
    update_reviewer(database, known);
  }
  const bool name = fill(known_person.name, person.name);
  const bool email = fill(known_person.email, person.email);
  if (name || email) {
    put_person(database, ref, known_person, true);
  }
  return organisation || sector || name || email;
}

Person find_person(db::Database& database, const std::string& ref) {
  db::Statement row = database.statement("SELECT name, email FROM person WHERE reviewer = :ref");
  row.bind(":ref", ref);
  return row.step() ? Person{row.text(0), row.text(1)} : Person{};
}

void replace_reviewer(db::Database& database, const Reviewer& reviewer, const Person& person) {
  update_reviewer(database, reviewer);
  database.statement("DELETE FROM person WHERE reviewer = :ref").bind(":ref", reviewer.ref).run();
  if (!trimmed(person.name).empty() || !trimmed(person.email).empty()) {
    put_person(database, reviewer.ref, person, false);
  }
}

}  // namespace redraft::store
