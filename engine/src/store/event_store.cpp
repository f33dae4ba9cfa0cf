#include "store/event_store.h"

#include "db/rows.h"
#include "store/audit_log.h"
#include "store/comment_rows.h"
#include "store/engagement_rows.h"

namespace redraft::store {

namespace {

void put_part(db::Database& database, const Event& event, const char* kind, std::size_t position,
              const std::string& name, const std::string& detail) {
  static const std::string sql = sealed_insert("event_part");
  db::Statement row = database.statement(sql);
  row.bind(":event", event.id.text).bind(":kind", kind).bind(":name", name).bind(":detail", detail);
  bind_count(row, ":position", position);
  row.run();
}

std::optional<std::string> instant_or_none(const std::optional<Instant>& instant) {
  return instant ? std::optional(db::instant_text(*instant)) : std::nullopt;
}

}  // namespace

void EventStore::put_parts(const Event& event) {
  const auto put = [&](const char* kind, const std::vector<std::string>& names) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      put_part(database_, event, kind, i, names[i], "");
    }
  };
  put("prompt", event.prompts);
  put("objective", event.objectives);
  put("group", event.groups);
  for (std::size_t i = 0; i < event.present.size(); ++i) {
    put_part(database_, event, "presence", i, event.present[i].organisation,
             event.present[i].sector);
  }
}

EventId EventStore::add(const Event& event, const std::string& actor, Instant now,
                        Randomness& randomness) {
  Event made = event;
  made.id.text = free_id(database_, "event", 'e', randomness);
  static const std::string sql = sealed_insert("event");
  database_.statement(sql)
      .bind(":id", made.id.text)
      .bind(":kind", to_string(made.kind))
      .bind(":title", made.title)
      .bind_optional(":held", instant_or_none(made.held))
      .bind(":host", made.host)
      .bind(":place", made.place)
      .bind(":round", made.round)
      .bind(":about", made.about)
      .bind(":source", made.source)
      .bind(":made", db::instant_text(now))
      .bind(":made_by", actor)
      .run();
  put_parts(made);
  append_audit(database_, actor, "add-event", made.id.text, now);
  return made.id;
}

void EventStore::replace(const Event& event, const std::string& actor, Instant now) {
  database_
      .statement(
          "UPDATE event SET kind = :kind, title = :title, held = :held, host = :host, "
          "place = :place, round = :round, about = :about, source = :source WHERE id = :id")
      .bind(":kind", to_string(event.kind))
      .bind(":title", event.title)
      .bind_optional(":held", instant_or_none(event.held))
      .bind(":host", event.host)
      .bind(":place", event.place)
      .bind(":round", event.round)
      .bind(":about", event.about)
      .bind(":source", event.source)
      .bind(":id", event.id.text)
      .run();
  database_.statement(reseal("event", "id")).bind(":key", event.id.text).run();
  database_.statement("DELETE FROM event_part WHERE event = :id").bind(":id", event.id.text).run();
  put_parts(event);
  append_audit(database_, actor, "edit-event", event.id.text, now);
}

Event EventStore::find(const std::string& given) const {
  Event event;
  event.id.text = id_meant(database_, "event", 'e', given, "event");
  {
    db::Statement row = database_.statement(
        "SELECT kind, title, held, host, place, round, about, source, made, made_by FROM event "
        "WHERE id = :id");
    row.bind(":id", event.id.text).step();
    event.kind = db::word(row, 0, parse_event_kind);
    event.title = row.text(1);
    if (!row.is_null(2)) {
      event.held = db::instant(row.text(2));
    }
    event.host = row.text(3);
    event.place = row.text(4);
    event.round = row.text(5);
    event.about = row.text(6);
    event.source = row.text(7);
    event.made = db::instant(row.text(8));
    event.made_by = row.text(9);
  }
  db::Statement row = database_.statement(
      "SELECT kind, name, detail FROM event_part WHERE event = :id ORDER BY kind, position");
  row.bind(":id", event.id.text);
  while (row.step()) {
    const std::string kind = row.text(0);
    if (kind == "presence") {
      event.present.push_back({row.text(1), row.text(2)});
    } else {
      (kind == "prompt"      ? event.prompts
       : kind == "objective" ? event.objectives
                             : event.groups)
          .push_back(row.text(1));
    }
  }
  count(event);
  return event;
}

void EventStore::count(Event& event) const {
  db::Statement row = database_.statement(
      "SELECT m.party, coalesce(r.sector, ''), count(*), sum(m.headline), "
      "sum(NOT EXISTS (SELECT 1 FROM remark_link AS l WHERE l.remark = m.id)) "
      "FROM remark AS m LEFT JOIN reviewer AS r ON r.ref = m.reviewer "
      "WHERE m.event = :id AND m.withdrawn = 0 GROUP BY 1, 2");
  row.bind(":id", event.id.text);
  while (row.step()) {
    const std::size_t remarks = count_at(row, 2);
    event.voices[row.text(0)] += remarks;
    event.sectors[row.text(1)] += remarks;
    event.remarks += remarks;
    event.headlines += count_at(row, 3);
    event.unplaced += count_at(row, 4);
  }
}

std::vector<Event> EventStore::list() const {
  std::vector<std::string> ids;
  {
    db::Statement row =
        database_.statement("SELECT id FROM event ORDER BY held IS NULL, held, made, id");
    while (row.step()) {
      ids.push_back(row.text(0));
    }
  }
  std::vector<Event> events;
  for (const std::string& id : ids) {
    events.push_back(find(id));
  }
  return events;
}

}  // namespace redraft::store
