// An event noted, and what is said of it changed.
#include <utility>

#include "redraft/error.h"
#include "web/around.h"
#include "web/event_form.h"
#include "web/form_fields.h"
#include "web/routes.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

const Names& kinds() {
  static const Names words = {to_string(EventKind::workshop), to_string(EventKind::meeting),
                              to_string(EventKind::survey), to_string(EventKind::mailing)};
  return words;
}

Names present_words(const Event& event) {
  Names lines;
  for (const Presence& one : event.present) {
    lines.push_back(to_string(one));
  }
  return lines;
}

// `event` is as it stands before; of one that is not there yet, empty.
Response show_form(Visit& visit, const Event& event, const std::string& field = {},
                   const std::string& message = {}) {
  const bool added = event.id.text.empty();
  FormFields fields(visit.request.form);
  fields.refuse(field, message);
  fields.input("title", "What it was called", event.title);
  fields.select("kind", "Kind", word_options(kinds(), fields.value("kind", to_string(event.kind))));
  fields.input("held", "Day it was held (optional)", event.held ? to_date(*event.held) : "",
               "As 2026-03-21.");
  fields.input("host", "Who held it (optional)", event.host);
  fields.input("place", "Where (optional)", event.place);
  fields.area("prompts", "Prompts: what people were asked", 4, as_lines(event.prompts),
              "One a line, in the order they were put.");
  fields.area("objectives", "Objectives: what the prompts were asked about", 4,
              as_lines(event.objectives), "One a line. Leave it empty if there were none.");
  fields.area("groups", "Groups that people worked in", 4, as_lines(event.groups), "One a line.");
  fields.area("present", "Who was there", 4, as_lines(present_words(event)),
              "One a line: an organisation, with its sector in brackets if it is known.");
  fields.input("round", "Round of assessment (optional)", event.round,
               "Events of one round bear the same name.");
  fields.area("about", "What else is to be said of it (optional)", 3, event.about);
  fields.input("source", "Where its write-up is kept (optional)", event.source);
  Values values;
  values["back_link"] = added ? std::string("/events") : link_to({"events", event.id.text});
  values["back_words"] = added ? "Events" : "Back to the event";
  values["heading"] = added ? "Add an event" : "Change " + event.title;
  put(values, "lead",
      added ? ""
            : "Remarks keep the prompt, the objective and the group that they were noted with.");
  values["action"] = added ? std::string("/new-event") : link_to({"events", event.id.text, "edit"});
  values["button"] = added ? "Add it" : "Save";
  fields.put_into(values);
  return page(visit, "entry_form", added ? "Add an event" : "Change an event", std::move(values),
              fields.status());
}

// What was typed, over `event`. A field that is wrong is named in `field`.
Event typed_event(const Visit& visit, Event event, std::string& field) {
  const Fields& form = visit.request.form;
  event.kind = parse_event_kind(form["kind"]).value_or(EventKind::workshop);
  for (const auto& [name, part] : {std::pair("title", &Event::title),
                                   {"host", &Event::host},
                                   {"place", &Event::place},
                                   {"round", &Event::round},
                                   {"about", &Event::about},
                                   {"source", &Event::source}}) {
    event.*part = form[name];
  }
  event.prompts = typed_lines(form["prompts"]);
  event.objectives = typed_lines(form["objectives"]);
  event.groups = typed_lines(form["groups"]);
  event.present.clear();
  for (const std::string& line : typed_lines(form["present"])) {
    event.present.push_back(parse_presence(line));
  }
  event.held = typed_day(form["held"]);
  field = is_blank(event.title) ? "title" : !is_blank(form["held"]) && !event.held ? "held" : "";
  return event;
}

// The field that the engine speaks of.
std::string field_of(const std::string& message) {
  for (const auto& [word, field] : {std::pair("prompt", "prompts"),
                                    {"objective", "objectives"},
                                    {"group", "groups"},
                                    {"sector", "present"},
                                    {"organisation", "present"}}) {
    if (message.find(word) != std::string::npos) {
      return field;
    }
  }
  return "title";
}

Response refuse_field(Visit& visit, const Event& event, const std::string& field) {
  return show_form(visit, event, field,
                   field == "title" ? "Enter what it was called"
                                    : "Enter the day it was held, such as 2026-03-21");
}

EventChanges changes_to(const Event& event) {
  EventChanges changes;
  changes.kind = event.kind;
  changes.title = event.title;
  changes.host = event.host;
  changes.place = event.place;
  changes.round = event.round;
  changes.about = event.about;
  changes.source = event.source;
  changes.held = event.held;
  changes.undated = !event.held;
  changes.prompts = event.prompts;
  changes.objectives = event.objectives;
  changes.groups = event.groups;
  changes.present = event.present;
  return changes;
}

}  // namespace

Response event_form(Visit& visit) {
  return show_form(visit, visit.parts.contains("event")
                              ? engagement_of(visit).event(visit.part("event"))
                              : Event{});
}

Response save_event(Visit& visit) {
  Engagement engagement = engagement_of(visit);
  const bool added = !visit.parts.contains("event");
  const Event before = added ? Event{} : engagement.event(visit.part("event"));
  std::string field;
  const Event typed = typed_event(visit, before, field);
  if (!field.empty()) {
    return refuse_field(visit, before, field);
  }
  try {
    const Event saved = added ? engagement.add_event(typed)
                              : engagement.edit_event(before.id.text, changes_to(typed));
    return go_to(link_to({"events", saved.id.text}) + "?done=changed");
  } catch (const Error& error) {
    const std::string message = refused_because(error);
    return show_form(visit, before, field_of(message), message);
  }
}

}  // namespace redraft::web
