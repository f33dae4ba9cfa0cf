#include "store/assessment_store.h"

#include "db/rows.h"
#include "store/audit_log.h"
#include "store/comment_rows.h"
#include "store/engagement_rows.h"
#include "text/tokens.h"

namespace redraft::store {

namespace {

void put_note(db::Database& database, const AssessmentId& id, std::size_t position,
              const AssessmentNote& note) {
  static const std::string sql = sealed_insert("assessment_note");
  db::Statement row = database.statement(sql);
  row.bind(":assessment", id.text)
      .bind(":kind", to_string(note.kind))
      .bind(":body", note.body)
      .bind(":scope", note.scope);
  bind_count(row, ":position", position);
  if (note.score) {
    row.bind_number(":low", note.score->low).bind_number(":high", note.score->high);
  }
  row.run();
}

void read_notes(db::Database& database, Assessment& assessment) {
  db::Statement row = database.statement(
      "SELECT kind, body, scope, low, high FROM assessment_note WHERE assessment = :id "
      "ORDER BY position");
  row.bind(":id", assessment.id.text);
  while (row.step()) {
    AssessmentNote note{db::word(row, 0, parse_assessment_note_kind), row.text(1), row.text(2), {}};
    if (!row.is_null(3)) {
      note.score = Score{static_cast<int>(row.number(3)), static_cast<int>(row.number(4))};
    }
    assessment.notes.push_back(std::move(note));
  }
}

bool fits(const Assessment& assessment, const AssessmentFilter& filter) {
  const auto is = [](const std::string& wanted, const std::string& value) {
    return wanted.empty() || text::fold(wanted) == text::fold(value);
  };
  return is(filter.document, assessment.document) && is(filter.group, assessment.group) &&
         is(filter.round, assessment.round) &&
         (filter.dimension.empty() || filter.dimension == assessment.dimension ||
          is(filter.dimension, assessment.dimension_name));
}

}  // namespace

AssessmentId AssessmentStore::add(const Assessment& assessment, const std::string& actor,
                                  Instant now, Randomness& randomness) {
  AssessmentId id{free_id(database_, "assessment", 's', randomness)};
  static const std::string sql = sealed_insert("assessment");
  database_.statement(sql)
      .bind(":id", id.text)
      .bind(":event", assessment.event.text)
      .bind(":document", assessment.document)
      .bind(":draft", assessment.draft)
      .bind(":dimension", assessment.dimension)
      .bind(":dimension_name", assessment.dimension_name)
      .bind(":party", assessment.group)
      .bind(":organisation", assessment.organisation)
      .bind(":sector", assessment.sector)
      .bind_number(":low", assessment.score.low)
      .bind_number(":high", assessment.score.high)
      .bind(":words", assessment.words)
      .bind(":made", db::instant_text(now))
      .bind(":made_by", actor)
      .run();
  for (std::size_t i = 0; i < assessment.notes.size(); ++i) {
    put_note(database_, id, i, assessment.notes[i]);
  }
  append_audit(database_, actor, "assess", id.text, now);
  return id;
}

void AssessmentStore::remove(const AssessmentId& id, const std::string& actor, Instant now) {
  for (const char* sql : {"DELETE FROM assessment_note WHERE assessment = :id",
                          "DELETE FROM assessment WHERE id = :id"}) {
    database_.statement(sql).bind(":id", id.text).run();
  }
  append_audit(database_, actor, "remove-assessment", id.text, now);
}

std::optional<AssessmentId> AssessmentStore::same(const Assessment& assessment) const {
  db::Statement row = database_.statement(
      "SELECT id FROM assessment WHERE event = :event AND document = :document "
      "AND dimension = :dimension AND party = :party");
  row.bind(":event", assessment.event.text)
      .bind(":document", assessment.document)
      .bind(":dimension", assessment.dimension)
      .bind(":party", assessment.group);
  return row.step() ? std::optional(AssessmentId{row.text(0)}) : std::nullopt;
}

AssessmentId AssessmentStore::meant(const std::string& given) const {
  return {id_meant(database_, "assessment", 's', given, "assess")};
}

std::vector<Assessment> AssessmentStore::list(const AssessmentFilter& filter) const {
  std::vector<Assessment> all;
  db::Statement row = database_.statement(
      "SELECT a.id, a.event, e.title, e.held, e.round, a.document, a.draft, a.dimension, "
      "a.dimension_name, a.party, a.organisation, a.sector, a.low, a.high, a.words, a.made, "
      "a.made_by FROM assessment AS a JOIN event AS e ON e.id = a.event "
      "WHERE :event = '' OR a.event = :event "
      "ORDER BY e.held IS NULL, e.held, e.made, e.id, a.number");
  row.bind(":event", filter.event);
  while (row.step()) {
    Assessment one;
    one.id.text = row.text(0);
    one.event.text = row.text(1);
    one.event_title = row.text(2);
    if (!row.is_null(3)) {
      one.held = db::instant(row.text(3));
    }
    one.round = row.text(4).empty() ? one.event_title : row.text(4);
    one.document = row.text(5);
    one.draft = row.text(6);
    one.dimension = row.text(7);
    one.dimension_name = row.text(8);
    one.group = row.text(9);
    one.organisation = row.text(10);
    one.sector = row.text(11);
    one.score = {static_cast<int>(row.number(12)), static_cast<int>(row.number(13))};
    one.words = row.text(14);
    one.made = db::instant(row.text(15));
    one.made_by = row.text(16);
    if (fits(one, filter)) {
      read_notes(database_, one);
      all.push_back(std::move(one));
    }
  }
  return all;
}

}  // namespace redraft::store
