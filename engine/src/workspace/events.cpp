// Events, and the grid of what was said at one.
#include <algorithm>
#include <set>

#include "redraft/error.h"
#include "redraft/nearest.h"
#include "store/event_store.h"
#include "store/remark_store.h"
#include "text/lines.h"
#include "workspace/engaging.h"

namespace redraft {

namespace workspace {

namespace {

constexpr std::size_t longest_line = 500;

std::string part_meant(const std::vector<std::string>& names, const std::string& given,
                       const char* what, const Event& event) {
  if (given.empty()) {
    return given;
  }
  for (const std::string& name : names) {
    if (store::name_key(name) == store::name_key(given)) {
      return name;
    }
  }
  if (given.size() < 4 && given.find_first_not_of("0123456789") == std::string::npos) {
    const std::size_t place = std::stoul(given);
    if (place >= 1 && place <= names.size()) {
      return names[place - 1];
    }
  }
  const std::string near = nearest(given, {names.begin(), names.end()});
  throw Error(ErrorKind::invalid,
              "add remark: the event has no " + std::string(what) + " \"" + given + "\"",
              near.empty()
                  ? "redraft event edit " + event.id.text + " --add-" + what + " \"" + given + "\""
                  : "did you mean " + near + "?");
}

void require_names(std::vector<std::string>& names, const char* what) {
  std::set<std::string> seen;
  for (std::string& name : names) {
    name = sound_line("describe the event", name);
    if (name.empty() || !seen.insert(store::name_key(name)).second) {
      throw Error(ErrorKind::invalid,
                  "describe the event: " + std::string(what) +
                      (name.empty() ? " without words" : " \"" + name + "\" twice"),
                  "redraft event --help");
    }
  }
}

void require_sound(Event& event) {
  event.title = sound_line("describe the event", event.title);
  if (event.title.empty()) {
    throw Error(ErrorKind::invalid, "describe the event: it has no title",
                "redraft event add TITLE");
  }
  for (std::string* line : {&event.host, &event.place, &event.round, &event.source}) {
    *line = sound_line("describe the event", *line);
  }
  require_utf8("describe the event", event.about);
  require_names(event.prompts, "a prompt");
  require_names(event.objectives, "an objective");
  require_names(event.groups, "a group");
  for (Presence& one : event.present) {
    one.organisation = sound_line("describe the event", one.organisation);
    one.sector = sound_line("describe the event", one.sector);
    if (one.organisation.empty() && one.sector.empty()) {
      throw Error(ErrorKind::invalid, "describe the event: somebody present has no name",
                  "--present \"ORGANISATION (SECTOR)\"");
    }
  }
}

template <class Value>
void put(const std::optional<Value>& changed, Value& value) {
  value = changed.value_or(value);
}

}  // namespace

std::string sound_words(const std::string& doing, const std::string& words) {
  require_utf8(doing, words);
  std::string sound(text::trim(words));
  if (sound.empty()) {
    throw Error(ErrorKind::invalid, doing + ": it has no words",
                "give them with -m TEXT or -F FILE");
  }
  if (sound.size() > longest_words) {
    throw Error(ErrorKind::invalid, doing + ": the words are longer than 64 KiB",
                "keep the long text as a file, and say where it is");
  }
  return sound;
}

std::string sound_line(const std::string& doing, const std::string& line) {
  require_utf8(doing, line);
  std::string sound(text::trim(line));
  const bool control = std::any_of(sound.begin(), sound.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  });
  if (sound.size() > longest_line || control) {
    throw Error(ErrorKind::invalid, doing + ": a name or title is one line of at most 500 bytes",
                "keep long words in --about");
  }
  return sound;
}

std::string document_meant(const State& state, const std::string& name) {
  return state.document(name).name;
}

Address statement_meant(const State& state, const std::string& text) {
  Address address = parse_address(text);
  address.document = document_meant(state, address.document);
  const DraftText newest = state.text_or_newest(address.document, address.label);
  address.label = newest.draft.label.empty() ? std::string(working_label) : newest.draft.label;
  if (address.anchor.empty()) {
    return address;
  }
  const bool elsewhere = parse_address(text).label.empty() && address.label != working_label;
  try {
    address.anchor = newest.anchors.at(find_statement(newest, address.anchor));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::not_found || !elsewhere) {
      throw;
    }
    const DraftText working = state.text_or_newest(address.document, std::string(working_label));
    address.anchor = working.anchors.at(find_statement(working, address.anchor));
    address.label = working_label;
  }
  return address;
}

void place_in(const Event& event, NewRemark& remark) {
  remark.prompt = part_meant(event.prompts, remark.prompt, "prompt", event);
  remark.objective = part_meant(event.objectives, remark.objective, "objective", event);
  remark.group = part_meant(event.groups, remark.group, "group", event);
}

}  // namespace workspace

using namespace workspace;

Engagement Engagement::open(const std::filesystem::path& start, Surroundings surroundings) {
  auto state = std::make_unique<State>(store::DraftStore::open(start), std::move(surroundings));
  settle(*state);
  return Engagement(std::move(state));
}

Engagement::Engagement(State& state) : state_(&state) {}

Engagement::Engagement(std::unique_ptr<State> own) : own_(std::move(own)), state_(own_.get()) {}

Engagement::~Engagement() = default;
Engagement::Engagement(Engagement&&) noexcept = default;

Event Engagement::add_event(const Event& event) {
  Event sound = event;
  require_sound(sound);
  const State::Writing writing = state_->lock();
  db::Transaction rows(*state_->database);
  store::EventStore events(*state_->database);
  const EventId id = events.add(sound, state_->surroundings.officer, state_->now(),
                                state_->surroundings.randomness);
  rows.commit();
  return events.find(id.text);
}

Event Engagement::edit_event(const std::string& id, const EventChanges& changes) {
  const State::Writing writing = state_->lock();
  store::EventStore events(*state_->database);
  Event event = events.find(id);
  put(changes.kind, event.kind);
  put(changes.title, event.title);
  put(changes.host, event.host);
  put(changes.place, event.place);
  put(changes.round, event.round);
  put(changes.about, event.about);
  put(changes.source, event.source);
  put(changes.prompts, event.prompts);
  put(changes.objectives, event.objectives);
  put(changes.groups, event.groups);
  put(changes.present, event.present);
  event.held = changes.held ? changes.held : event.held;
  require_sound(event);
  db::Transaction rows(*state_->database);
  events.replace(event, state_->surroundings.officer, state_->now());
  rows.commit();
  return events.find(event.id.text);
}

std::vector<Event> Engagement::events() const {
  const db::Transaction snapshot(*state_->database, db::Transaction::Kind::read);
  return store::EventStore(*state_->database).list();
}

Event Engagement::event(const std::string& id) const {
  return store::EventStore(*state_->database).find(id);
}

EventGrid Engagement::grid(const std::string& id, Audience audience, std::size_t least) const {
  const Event found = event(id);
  RemarkFilter filter;
  filter.event = found.id.text;
  filter.audience = audience;
  std::vector<Placed> placed;
  for (const Remark& remark : remarks(filter)) {
    placed.push_back({remark.prompt, remark.objective});
  }
  EventGrid grid = count_grid(found, placed);
  grid.least = audience == Audience::everyone ? least : 0;
  return grid;
}

}  // namespace redraft
