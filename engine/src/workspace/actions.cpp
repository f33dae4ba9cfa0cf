// Actions: what is needed to progress.
#include <algorithm>

#include "redraft/error.h"
#include "store/action_store.h"
#include "store/remark_store.h"
#include "workspace/engaging.h"

namespace redraft {

namespace workspace {

namespace {

std::optional<Score> target_of(const std::string& words) {
  if (words.empty()) {
    return std::nullopt;
  }
  const ScoreReading reading = parse_score(words);
  if (!reading.score) {
    throw Error(ErrorKind::invalid, "add action: target \"" + words + "\": " + reading.fault,
                "as in --target 3");
  }
  return reading.score;
}

Address commitment(const State& state, const std::string& statement) {
  Address address = statement_meant(state, statement);
  if (address.anchor.empty()) {
    throw Error(ErrorKind::usage, "commit to the action: " + statement + " names no statement",
                "DOC#ANCHOR");
  }
  address.label.clear();
  return address;
}

bool fits(const Action& action, const ActionFilter& filter, const Address& statement) {
  const auto is = [](const std::string& wanted, const std::string& value) {
    return wanted.empty() || store::name_key(wanted) == store::name_key(value);
  };
  const bool dimension = filter.dimension.empty() || action.dimension == filter.dimension ||
                         is(filter.dimension, action.dimension_name);
  const bool commits =
      filter.statement.empty() ||
      std::any_of(action.commitments.begin(), action.commitments.end(), [&](const Address& one) {
        return one.document == statement.document && one.anchor == statement.anchor;
      });
  return dimension && commits && is(filter.event, action.event) &&
         is(filter.document, action.document) && is(filter.owner, action.owner) &&
         (!filter.state || *filter.state == action.state()) &&
         (!filter.open || is_open(action.state())) && (!filter.overdue || action.overdue) &&
         (!filter.unowned || action.unowned);
}

}  // namespace

}  // namespace workspace

using namespace workspace;

Action Engagement::add_action(const NewAction& given) {
  const State::Writing writing = state_->lock();
  Action action;
  std::string words = given.body;
  if (!given.remark.empty()) {
    const Remark taken = remark(given.remark, {.original = true});
    action.remark = taken.id.text;
    action.event = taken.event.text;
    words = words.empty() ? taken.body : words;
  }
  action.body = sound_words("add action", words);
  if (!given.event.empty()) {
    action.event = event(given.event).id.text;
  }
  if (!given.dimension.empty()) {
    const DraftText text = state_->text_or_newest(document_meant(*state_, given.document), "");
    const Matrix matrix = read_matrix(text.document, text.anchors);
    const Dimension* const dimension = find_dimension(matrix, given.dimension);
    if (dimension == nullptr) {
      throw Error(
          ErrorKind::not_found,
          "add action: " + text.draft.document + " has no dimension \"" + given.dimension + "\"",
          "redraft matrix show " + text.draft.document);
    }
    action.document = text.draft.document;
    action.dimension = dimension->anchor;
    action.dimension_name = dimension->name;
  }
  action.target = target_of(given.target);
  action.owner = sound_line("add action", given.owner);
  action.due = given.due;
  for (const std::string& statement : given.commitments) {
    action.commitments.push_back(commitment(*state_, statement));
  }
  db::Transaction rows(*state_->database);
  const ActionId id = store::ActionStore(*state_->database)
                          .add(action, state_->surroundings.officer, state_->now(),
                               state_->surroundings.randomness);
  rows.commit();
  return this->action(id.text);
}

Action Engagement::edit_action(const std::string& id, const ActionChanges& changes) {
  const State::Writing writing = state_->lock();
  store::ActionStore store(*state_->database);
  Action edited = store.find(id);
  const std::string& officer = state_->surroundings.officer;
  db::Transaction rows(*state_->database);
  if (changes.body || changes.owner || changes.target || changes.due) {
    edited.body = changes.body ? sound_words("edit action", *changes.body) : edited.body;
    edited.owner = changes.owner ? sound_line("edit action", *changes.owner) : edited.owner;
    edited.target = changes.target ? target_of(*changes.target) : edited.target;
    edited.due = changes.due ? *changes.due : edited.due;
    store.replace(edited, officer, state_->now());
  }
  for (const std::string& statement : changes.add_commitments) {
    store.add_commitment(edited.id, commitment(*state_, statement), officer, state_->now());
  }
  for (const std::string& body : changes.add_evidence) {
    store.add_evidence(edited.id, sound_words("add evidence", body), officer, state_->now());
  }
  rows.commit();
  return action(edited.id.text);
}

Action Engagement::set_action_state(const std::string& id, ActionState state,
                                    const std::string& note) {
  require_utf8("set the action's state", note);
  const State::Writing writing = state_->lock();
  store::ActionStore store(*state_->database);
  const Action before = store.find(id);
  if (before.state() == state) {
    throw Error(
        ErrorKind::conflict,
        "set the action's state: " + before.id.text + " is " + to_string(state) + " already",
        "redraft action show " + before.id.text);
  }
  db::Transaction rows(*state_->database);
  store.step(before.id, {state, note, state_->now(), state_->surroundings.officer});
  rows.commit();
  return action(before.id.text);
}

std::vector<Action> Engagement::actions(const ActionFilter& filter) const {
  ActionFilter whole = filter;
  Address statement;
  if (!filter.event.empty()) {
    whole.event = event(filter.event).id.text;
  }
  if (!filter.statement.empty()) {
    statement = parse_address(filter.statement);
    statement.document = document_meant(*state_, statement.document);
  }
  const db::Transaction snapshot(*state_->database, db::Transaction::Kind::read);
  std::vector<Action> all = store::ActionStore(*state_->database).list();
  for (Action& action : all) {
    judge(action, state_->now());
  }
  std::erase_if(all, [&](const Action& action) { return !fits(action, whole, statement); });
  return all;
}

Action Engagement::action(const std::string& id) const {
  Action action = store::ActionStore(*state_->database).find(id);
  judge(action, state_->now());
  return action;
}

}  // namespace redraft
