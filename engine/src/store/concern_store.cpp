#include "store/concern_store.h"

#include "redraft/error.h"
#include "redraft/privacy.h"
#include "store/comment_rows.h"
#include "store/pile_store.h"
#include "store/records.h"

namespace redraft::store {

namespace {

constexpr const char* place = "the confidential lane";

std::string opened(const KeyPair& keys, const std::string& sealed, const std::string& id) {
  std::optional<std::string> text = open_sealed(keys, sealed);
  if (!text) {
    throw Error(ErrorKind::corrupt,
                "read concern " + id +
                    ": it cannot be opened: it is damaged, "
                    "or was sealed to another lane",
                "redraft check");
  }
  return std::move(*text);
}

void put_entry(db::Database& database, const std::string& id, const std::string& words) {
  const std::string key = ConcernStore(database).public_key();
  static const std::string sql = sealed_insert("concern_entry");
  database.statement(sql).bind(":concern", id).bind(":words", seal_to(key, words)).run();
}

}  // namespace

std::string write_concern_entry(const Concern* facts, const ConcernStep& step) {
  RecordWriter writer("concern", 1);
  if (facts != nullptr) {
    writer.line({"concern", facts->document, facts->label, facts->anchor, facts->about});
  }
  writer.line({"step", to_string(step.kind), to_rfc3339(step.taken), step.words,
               step.outcome ? to_string(*step.outcome) : "", step.handler});
  return writer.take();
}

void read_concern_entry(std::string_view bytes, Concern& concern) {
  RecordReader reader(bytes, place, "concern", 1);
  const std::size_t steps_before = concern.steps.size();
  while (reader.next()) {
    if (reader.raw(0) == "concern") {
      reader.expect(5);
      concern.document = reader.text(1);
      concern.label = reader.text(2);
      concern.anchor = reader.text(3);
      concern.about = reader.text(4);
    } else if (reader.raw(0) == "step") {
      reader.expect(6);
      ConcernStep step;
      step.kind = reader.word(1, parse_concern_step);
      step.taken = reader.instant(2);
      step.words = reader.text(3);
      if (!reader.raw(4).empty()) {
        step.outcome = reader.word(4, parse_concern_outcome);
      }
      step.handler = reader.text(5);
      concern.steps.push_back(std::move(step));
    } else {
      reader.fail("it begins with a word that is not known");
    }
  }
  if (concern.steps.size() != steps_before + 1) {
    reader.fail("it does not hold one step");
  }
}

std::string write_concern_party(const ConcernParty& party) {
  RecordWriter writer("party", 1);
  writer.line({party.name, party.email, party.organisation});
  return writer.take();
}

ConcernParty read_concern_party(std::string_view bytes) {
  RecordReader reader(bytes, place, "party", 1);
  if (!reader.next()) {
    reader.fail("it is empty");
  }
  reader.expect(3);
  return {reader.text(0), reader.text(1), reader.text(2)};
}

std::string ConcernStore::public_key() const {
  db::Statement row = database_.statement("SELECT public_key FROM concern_lane");
  return row.step() ? row.text(0) : "";
}

void ConcernStore::begin(const std::string& public_key) {
  static const std::string sql = sealed_insert("concern_lane");
  database_.statement(sql).bind_number(":one", 1).bind(":public_key", public_key).run();
}

std::vector<HandlerRow> ConcernStore::handlers() const {
  std::vector<HandlerRow> out;
  db::Statement row =
      database_.statement("SELECT name, locked FROM concern_handler ORDER BY name_key");
  while (row.step()) {
    out.push_back({row.text(0), row.text(1)});
  }
  return out;
}

std::optional<HandlerRow> ConcernStore::handler(const std::string& name) const {
  db::Statement row =
      database_.statement("SELECT name, locked FROM concern_handler WHERE name_key = :key");
  if (!row.bind(":key", name_key(name)).step()) {
    return std::nullopt;
  }
  return HandlerRow{row.text(0), row.text(1)};
}

void ConcernStore::put_handler(const HandlerRow& handler) {
  static const std::string sql = sealed_insert("concern_handler", "INSERT OR REPLACE");
  database_.statement(sql)
      .bind(":name_key", name_key(handler.name))
      .bind(":name", handler.name)
      .bind(":locked", handler.locked)
      .run();
}

void ConcernStore::remove_handler(const std::string& name) {
  database_.statement("DELETE FROM concern_handler WHERE name_key = :key")
      .bind(":key", name_key(name))
      .run();
}

std::size_t ConcernStore::count() const {
  db::Statement row = database_.statement("SELECT count(*) FROM concern");
  row.step();
  return static_cast<std::size_t>(row.number(0));
}

void ConcernStore::add(const Concern& concern) {
  db::Transaction transaction(database_);
  static const std::string sql = sealed_insert("concern");
  database_.statement(sql)
      .bind(":id", concern.id.text)
      .bind(":party", seal_to(public_key(), write_concern_party(concern.raised_by)))
      .run();
  put_entry(database_, concern.id.text, write_concern_entry(&concern, concern.steps.front()));
  transaction.commit();
}

void ConcernStore::add_step(const ConcernId& id, const ConcernStep& step) {
  db::Transaction transaction(database_);
  put_entry(database_, id.text, write_concern_entry(nullptr, step));
  transaction.commit();
}

std::vector<Concern> ConcernStore::read(const KeyPair& keys) const {
  const db::Transaction snapshot(database_, db::Transaction::Kind::read);
  std::vector<Concern> out;
  db::Statement row = database_.statement(
      "SELECT c.id, c.party FROM concern AS c ORDER BY "
      "(SELECT min(e.number) FROM concern_entry AS e WHERE e.concern = c.id)");
  while (row.step()) {
    Concern concern;
    concern.id.text = row.text(0);
    concern.erased = row.text(1).empty();
    if (!concern.erased) {
      concern.raised_by = read_concern_party(opened(keys, row.text(1), concern.id.text));
    }
    db::Statement entry =
        database_.statement("SELECT words FROM concern_entry WHERE concern = :id ORDER BY number");
    entry.bind(":id", concern.id.text);
    while (entry.step()) {
      read_concern_entry(opened(keys, entry.text(0), concern.id.text), concern);
    }
    out.push_back(std::move(concern));
  }
  return out;
}

void ConcernStore::erase(const Concern& concern, bool words) {
  db::Transaction transaction(database_);
  database_.statement("UPDATE concern SET party = '' WHERE id = :id")
      .bind(":id", concern.id.text)
      .run();
  database_.statement(reseal("concern", "id")).bind(":key", concern.id.text).run();
  if (words && !concern.steps.empty()) {
    ConcernStep first = concern.steps.front();
    first.words = erased_words;
    database_
        .statement(
            "UPDATE concern_entry SET words = :words WHERE number = "
            "(SELECT min(number) FROM concern_entry WHERE concern = :id)")
        .bind(":words", seal_to(public_key(), write_concern_entry(&concern, first)))
        .bind(":id", concern.id.text)
        .run();
    database_.statement(reseal("concern_entry", "concern")).bind(":key", concern.id.text).run();
  }
  transaction.commit();
}

void ConcernStore::forget_parties() {
  db::Transaction transaction(database_);
  database_.statement("UPDATE concern SET party = ''").run();
  database_.statement(reseal("concern")).run();
  transaction.commit();
}

}  // namespace redraft::store
