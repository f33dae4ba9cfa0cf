#include "redraft/concerns.h"

#include "base/blank.h"
#include "base/code_points.h"
#include "store/concern_store.h"
#include "text/tokens.h"
#include "workspace/records.h"

namespace redraft {

namespace workspace {

namespace {

constexpr std::size_t longest_words = 100'000;  // bytes

store::ConcernStore lane_of(const State& state) {
  return store::ConcernStore(*state.database);
}

// The lane's keys while they are used.
class OpenLane {
 public:
  OpenLane(const State& state, const Handler& handler) {
    const store::ConcernStore lane = lane_of(state);
    const std::optional<store::HandlerRow> row = lane.handler(handler.name);
    std::optional<std::string> secret =
        row ? unlock_secret(handler.passphrase, row->locked) : std::nullopt;
    if (!secret) {
      throw Error(ErrorKind::not_allowed,
                  "open the confidential lane as \"" + handler.name +
                      "\": this is no handler's name and passphrase",
                  "--as NAME says who acts; redraft concern handlers lists them");
    }
    keys_ = {lane.public_key(), std::move(*secret)};
  }

  ~OpenLane() { forget(keys_.secret_key); }

  OpenLane(const OpenLane&) = delete;
  OpenLane& operator=(const OpenLane&) = delete;

  [[nodiscard]] const KeyPair& keys() const { return keys_; }

 private:
  KeyPair keys_;
};

void require_passphrase(const std::string& passphrase) {
  require_utf8("admit a handler", passphrase);
  if (count_code_points(passphrase) < least_passphrase) {
    throw Error(ErrorKind::invalid,
                "admit a handler: the passphrase is shorter than " +
                    std::to_string(least_passphrase) + " characters",
                "four words that do not belong together are enough");
  }
}

void require_words(const std::string& doing, const std::string& text) {
  require_utf8(doing, text);
  if (text.size() > longest_words) {
    throw Error(ErrorKind::invalid,
                doing + ": a text is longer than " + std::to_string(longest_words) + " bytes");
  }
}

}  // namespace

}  // namespace workspace

using namespace workspace;

std::vector<std::string> handlers(const Governance& governance) {
  std::vector<std::string> names;
  for (const store::HandlerRow& row : lane_of(governance.state()).handlers()) {
    names.push_back(row.name);
  }
  return names;
}

std::size_t concern_count(const Governance& governance) {
  return lane_of(governance.state()).count();
}

void admit_handler(Governance& governance, const Handler& by, const Handler& admitted) {
  State& state = governance.state();
  const std::string name = sound_name("admit a handler", admitted.name);
  require_passphrase(admitted.passphrase);
  const State::Writing writing = state.lock();
  store::ConcernStore lane = lane_of(state);
  db::Transaction rows(*state.database);
  if (lane.handlers().empty()) {
    KeyPair keys = new_key_pair();
    lane.begin(keys.public_key);
    lane.put_handler({name, lock_secret(admitted.passphrase, keys.secret_key)});
    forget(keys.secret_key);
  } else {
    const OpenLane open(state, by);
    lane.put_handler({name, lock_secret(admitted.passphrase, open.keys().secret_key)});
  }
  rows.commit();
}

void dismiss_handler(Governance& governance, const Handler& by, const std::string& name) {
  State& state = governance.state();
  const State::Writing writing = state.lock();
  const OpenLane open(state, by);
  store::ConcernStore lane = lane_of(state);
  if (!lane.handler(name)) {
    throw Error(ErrorKind::not_found, "dismiss a handler: \"" + name + "\" is none",
                "redraft concern handlers");
  }
  if (lane.handlers().size() == 1) {
    throw Error(ErrorKind::conflict,
                "dismiss a handler: " + name + " is the last, and nobody could read the lane",
                "admit another one first");
  }
  db::Transaction rows(*state.database);
  lane.remove_handler(name);
  rows.commit();
}

ConcernId add_concern(Governance& governance, const NewConcern& wanted) {
  State& state = governance.state();
  const std::string doing = "raise a concern";
  for (const std::string* text : {&wanted.words, &wanted.about, &wanted.raised_by.name,
                                  &wanted.raised_by.email, &wanted.raised_by.organisation}) {
    require_words(doing, *text);
  }
  if (is_blank(wanted.words)) {
    throw Error(ErrorKind::invalid, doing + ": it says nothing", "give it with -m WORDS");
  }
  const State::Writing writing = state.lock();
  store::ConcernStore lane = lane_of(state);
  if (lane.handlers().empty()) {
    throw Error(ErrorKind::not_allowed, doing + ": nobody is named to handle it",
                "redraft concern admit NAME");
  }
  Concern made;
  made.document = state.document(wanted.document).name;
  const DraftText text =
      state.drafts.read(published_draft(state, made.document, wanted.label), ReadStances::no);
  made.label = text.draft.label;
  if (wanted.anchor.empty()) {
    throw Error(ErrorKind::invalid, doing + ": it is about a statement, and names none",
                "redraft concern add DOC#ANCHOR");
  }
  made.anchor = text.anchors.at(find_statement(text, wanted.anchor));
  made.about = wanted.about;
  made.raised_by = wanted.raised_by;
  made.id = {new_id('k', state.surroundings.randomness)};
  made.steps.push_back({ConcernStepKind::raised, wanted.raised.value_or(state.now()), wanted.words,
                        std::nullopt, state.surroundings.officer});
  lane.add(made);
  return made.id;
}

std::vector<Concern> concerns(const Governance& governance, const Handler& handler) {
  const State& state = governance.state();
  const OpenLane open(state, handler);
  return lane_of(state).read(open.keys());
}

std::vector<Concern> concerns_by(const Governance& governance, const Handler& handler,
                                 const std::string& person) {
  std::vector<Concern> found = concerns(governance, handler);
  const std::string key = text::fold(person);
  const auto is = [&](const std::string& said) { return text::fold(said) == key; };
  std::erase_if(found, [&](const Concern& one) {
    const ConcernParty& by = one.raised_by;
    return one.erased || key.empty() || !(is(by.email) || is(by.name) || is(by.organisation));
  });
  return found;
}

Concern concern(const Governance& governance, const Handler& handler, const std::string& id) {
  std::vector<Concern> all = concerns(governance, handler);
  return find_by_id(all, id, "concern", "redraft concern list");
}

Concern add_concern_step(Governance& governance, const Handler& handler, const std::string& id,
                         ConcernStep step) {
  State& state = governance.state();
  require_words("add a step to a concern", step.words);
  const State::Writing writing = state.lock();
  Concern changed = redraft::concern(governance, handler, id);
  require_step(changed, step);
  step.handler = lane_of(state).handler(handler.name)->name;
  lane_of(state).add_step(changed.id, step);
  changed.steps.push_back(std::move(step));
  return changed;
}

Concern erase_concern(Governance& governance, const Handler& handler, const std::string& id,
                      bool keep_words) {
  State& state = governance.state();
  const State::Writing writing = state.lock();
  const Concern before = redraft::concern(governance, handler, id);
  lane_of(state).erase(before, !keep_words);
  state.database->vacuum();
  state.database->checkpoint();
  return redraft::concern(governance, handler, before.id.text);
}

}  // namespace redraft
