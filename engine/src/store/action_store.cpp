#include "store/action_store.h"

#include "db/rows.h"
#include "store/audit_log.h"
#include "store/comment_rows.h"
#include "store/engagement_rows.h"

namespace redraft::store {

namespace {

std::optional<std::string> or_none(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

void bind_rest(db::Statement& row, const Action& action) {
  row.bind(":body", action.body)
      .bind(":owner", action.owner)
      .bind_optional(":due",
                     action.due ? std::optional(db::instant_text(*action.due)) : std::nullopt);
  if (action.target) {
    row.bind_number(":low", action.target->low).bind_number(":high", action.target->high);
  }
}

}  // namespace

ActionId ActionStore::add(const Action& action, const std::string& actor, Instant now,
                          Randomness& randomness) {
  ActionId id{free_id(database_, "action", 'x', randomness)};
  {
    static const std::string sql = sealed_insert("action");
    db::Statement row = database_.statement(sql);
    row.bind(":id", id.text)
        .bind_optional(":event", or_none(action.event))
        .bind(":document", action.document)
        .bind(":dimension", action.dimension)
        .bind(":dimension_name", action.dimension_name)
        .bind_optional(":remark", or_none(action.remark))
        .bind(":made", db::instant_text(now))
        .bind(":made_by", actor);
    bind_rest(row, action);
    row.run();
  }
  append_audit(database_, actor, "add-action", id.text, now);
  step(id, {ActionState::proposed, {}, now, actor});
  for (const Address& statement : action.commitments) {
    add_commitment(id, statement, actor, now);
  }
  return id;
}

void ActionStore::replace(const Action& action, const std::string& actor, Instant now) {
  {
    db::Statement row = database_.statement(
        "UPDATE action SET body = :body, owner = :owner, due = :due, low = :low, high = :high "
        "WHERE id = :id");
    row.bind(":id", action.id.text);
    bind_rest(row, action);
    row.run();
  }
  database_.statement(reseal("action", "id")).bind(":key", action.id.text).run();
  append_audit(database_, actor, "edit-action", action.id.text, now);
}

void ActionStore::step(const ActionId& id, const ActionStep& step) {
  static const std::string sql = sealed_insert("action_step");
  database_.statement(sql)
      .bind(":action", id.text)
      .bind(":state", to_string(step.state))
      .bind(":note", step.note)
      .bind(":since", db::instant_text(step.since))
      .bind(":decided_by", step.decided_by)
      .run();
  append_audit(database_, step.decided_by, "set-action-state", id.text, step.since);
}

void ActionStore::add_evidence(const ActionId& id, const std::string& body,
                               const std::string& actor, Instant now) {
  static const std::string sql = sealed_insert("action_evidence");
  database_.statement(sql)
      .bind(":action", id.text)
      .bind(":body", body)
      .bind(":made", db::instant_text(now))
      .bind(":made_by", actor)
      .run();
  append_audit(database_, actor, "add-evidence", id.text, now);
}

void ActionStore::add_commitment(const ActionId& id, const Address& statement,
                                 const std::string& actor, Instant now) {
  static const std::string sql = sealed_insert("action_commitment", "INSERT OR REPLACE");
  database_.statement(sql)
      .bind(":action", id.text)
      .bind(":document", statement.document)
      .bind(":anchor", statement.anchor)
      .run();
  append_audit(database_, actor, "commit-to-action", id.text, now);
}

Action ActionStore::find(const std::string& given) const {
  return read(id_meant(database_, "action", 'x', given, "action"));
}

std::vector<Action> ActionStore::list() const {
  std::vector<std::string> ids;
  {
    db::Statement row = database_.statement("SELECT id FROM action ORDER BY number");
    while (row.step()) {
      ids.push_back(row.text(0));
    }
  }
  std::vector<Action> actions;
  for (const std::string& id : ids) {
    actions.push_back(read(id));
  }
  return actions;
}

Action ActionStore::read(const std::string& id) const {
  Action action;
  action.id.text = id;
  {
    db::Statement row = database_.statement(
        "SELECT body, event, document, dimension, dimension_name, low, high, owner, due, remark, "
        "made, made_by FROM action WHERE id = :id");
    row.bind(":id", id).step();
    action.body = row.text(0);
    action.event = row.text(1);
    action.document = row.text(2);
    action.dimension = row.text(3);
    action.dimension_name = row.text(4);
    if (!row.is_null(5)) {
      action.target = Score{static_cast<int>(row.number(5)), static_cast<int>(row.number(6))};
    }
    action.owner = row.text(7);
    if (!row.is_null(8)) {
      action.due = db::instant(row.text(8));
    }
    action.remark = row.text(9);
    action.made = db::instant(row.text(10));
    action.made_by = row.text(11);
  }
  db::Statement steps = database_.statement(
      "SELECT state, note, since, decided_by FROM action_step WHERE action = :id ORDER BY number");
  steps.bind(":id", id);
  while (steps.step()) {
    action.steps.push_back({db::word(steps, 0, parse_action_state), steps.text(1),
                            db::instant(steps.text(2)), steps.text(3)});
  }
  if (action.steps.empty()) {
    throw Error(ErrorKind::corrupt, "read action " + id + ": it has no state", "redraft check");
  }
  db::Statement evidence = database_.statement(
      "SELECT body, made, made_by FROM action_evidence WHERE action = :id ORDER BY number");
  evidence.bind(":id", id);
  while (evidence.step()) {
    action.evidence.push_back({evidence.text(0), db::instant(evidence.text(1)), evidence.text(2)});
  }
  db::Statement statements = database_.statement(
      "SELECT document, anchor FROM action_commitment WHERE action = :id "
      "ORDER BY document, anchor");
  statements.bind(":id", id);
  while (statements.step()) {
    action.commitments.push_back({statements.text(0), statements.text(1), {}});
  }
  return action;
}

}  // namespace redraft::store
