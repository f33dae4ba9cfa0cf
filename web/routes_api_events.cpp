// What programs do with events and remarks.
#include "redraft/engagement_output.h"
#include "redraft/json_object.h"
#include "redraft/small_counts.h"
#include "web/api.h"
#include "web/around.h"
#include "web/routes.h"

namespace redraft::web {

namespace {

const std::vector<std::string_view> event_fields = {"title",   "kind",       "held",   "host",
                                                    "place",   "round",      "about",  "source",
                                                    "prompts", "objectives", "groups", "present"};

// As they may see it: names to nobody.
std::string remark_json(const Visit& visit, const std::string& id) {
  const Engagement engagement = engagement_of(visit);
  return json::remarks({engagement.remark(id, {.audience = visit.audience()})},
                       json::Names::hidden);
}

Response shown(const Visit& visit, const std::string& id, int status = 200) {
  const std::string body = remark_json(visit, id);
  return json_answer(body, version_of(body), status);
}

Response listed(const Visit& visit, const std::string& event) {
  const Fields& query = visit.request.query;
  RemarkFilter filter;
  filter.event = event;
  filter.text = query["text"];
  filter.document = query["document"];
  filter.anchor = query["anchor"];
  filter.audience = visit.audience();
  return json_answer(json::remarks(engagement_of(visit).remarks(filter), json::Names::hidden));
}

// Does it if the version is the one that was seen, so that nothing comes in between.
Response change(Visit& visit, const std::function<void(Engagement&, const std::string&)>& verb) {
  const std::string id = engagement_of(visit).remark(visit.part("remark")).id.text;
  std::optional<Response> refused;
  visit.workspace.together([&] {
    refused = stale(visit.request, version_of(remark_json(visit, id)));
    if (!refused) {
      Engagement engagement = engagement_of(visit);
      verb(engagement, id);
    }
  });
  visit.workspace.tidy();
  return refused ? std::move(*refused) : shown(visit, id);
}

// Counted remarks change nothing of the event itself.
std::string event_version(Event event) {
  event.remarks = event.headlines = event.unplaced = 0;
  event.voices.clear();
  event.sectors.clear();
  return version_of(json::events({event}));
}

EventChanges changes_sent(const Request& request) {
  const JsonObject sent = sent_object(request, event_fields);
  EventChanges changes;
  if (sent.has("kind")) {
    changes.kind = sent_word(sent, "kind", parse_event_kind, EventKind::workshop);
  }
  for (const auto& [name, part] : {std::pair("title", &EventChanges::title),
                                   {"host", &EventChanges::host},
                                   {"place", &EventChanges::place},
                                   {"round", &EventChanges::round},
                                   {"about", &EventChanges::about},
                                   {"source", &EventChanges::source}}) {
    if (sent.has(name)) {
      changes.*part = sent.text(name);
    }
  }
  for (const auto& [name, part] : {std::pair("prompts", &EventChanges::prompts),
                                   {"objectives", &EventChanges::objectives},
                                   {"groups", &EventChanges::groups}}) {
    if (sent.has(name)) {
      changes.*part = sent.texts(name);
    }
  }
  if (sent.has("present")) {
    changes.present.emplace();
    for (const std::string& one : sent.texts("present")) {
      changes.present->push_back(parse_presence(one));
    }
  }
  changes.held = sent_day(sent, "held");
  changes.undated = sent.has("held") && !changes.held;
  return changes;
}

Event event_sent(const Request& request) {
  const JsonObject sent = sent_object(request, event_fields);
  Event event;
  event.title = sent.text("title");
  event.kind = sent_word(sent, "kind", parse_event_kind, EventKind::workshop);
  event.held = sent_day(sent, "held");
  event.host = sent.text("host");
  event.place = sent.text("place");
  event.round = sent.text("round");
  event.about = sent.text("about");
  event.source = sent.text("source");
  event.prompts = sent.texts("prompts");
  event.objectives = sent.texts("objectives");
  event.groups = sent.texts("groups");
  for (const std::string& one : sent.texts("present")) {
    event.present.push_back(parse_presence(one));
  }
  return event;
}

}  // namespace

Response api_events(Visit& visit) {
  return json_answer(json::events(engagement_of(visit).events()));
}

Response api_event(Visit& visit) {
  const Event event = engagement_of(visit).event(visit.part("event"));
  return json_answer(json::events({event}), event_version(event));
}

Response api_edit_event(Visit& visit) {
  const EventChanges changes = changes_sent(visit.request);
  const std::string id = engagement_of(visit).event(visit.part("event")).id.text;
  std::optional<Response> refused;
  visit.workspace.together([&] {
    Engagement engagement = engagement_of(visit);
    refused = stale(visit.request, event_version(engagement.event(id)));
    if (!refused) {
      engagement.edit_event(id, changes);
    }
  });
  visit.workspace.tidy();
  return refused ? std::move(*refused) : api_event(visit);
}

Response api_add_event(Visit& visit) {
  const Event added = engagement_of(visit).add_event(event_sent(visit.request));
  Response response = json_answer(json::events({added}), {}, 201);
  response.headers.emplace_back("Location", link_to({"api", "v1", "events", added.id.text}));
  return response;
}

Response api_grid(Visit& visit) {
  return json_answer(json::event_grid(
      engagement_of(visit).grid(visit.part("event"), visit.audience(), usual_least)));
}

Response api_event_remarks(Visit& visit) {
  return listed(visit, visit.part("event"));
}

Response api_remarks(Visit& visit) {
  return listed(visit, {});
}

Response api_add_remark(Visit& visit) {
  const JsonObject sent = sent_object(
      visit.request, {"id", "body", "prompt", "objective", "group", "organisation", "sector",
                      "attribution", "consent", "headline", "statement", "use"});
  NewRemark remark;
  remark.id = sent.text("id");
  remark.body = sent.text("body");
  remark.prompt = sent.text("prompt");
  remark.objective = sent.text("objective");
  remark.group = sent.text("group");
  remark.reviewer.organisation = sent.text("organisation");
  remark.reviewer.sector = sent.text("sector");
  remark.attribution = sent_word(sent, "attribution", parse_attribution, Attribution::none);
  remark.consent = sent_word(sent, "consent", parse_remark_consent, RemarkConsent::not_asked);
  remark.headline = sent.truth("headline", false);
  remark.statement = sent.text("statement");
  remark.use = sent_word(sent, "use", parse_remark_use, RemarkUse::comment);
  Engagement engagement = engagement_of(visit);
  const std::string event = engagement.event(visit.part("event")).id.text;
  const std::string id = engagement.add_remark(event, remark).id.text;
  Response response = shown(visit, id, 201);
  response.headers.emplace_back("Location", link_to({"api", "v1", "remarks", id}));
  return response;
}

Response api_remark(Visit& visit) {
  return shown(visit, visit.part("remark"));
}

Response api_edit_remark(Visit& visit) {
  const JsonObject sent = sent_object(visit.request, {"body", "prompt", "objective", "group",
                                                      "attribution", "consent", "headline"});
  RemarkChanges changes;
  for (const auto& [name, part] : {std::pair("body", &RemarkChanges::body),
                                   {"prompt", &RemarkChanges::prompt},
                                   {"objective", &RemarkChanges::objective},
                                   {"group", &RemarkChanges::group}}) {
    if (sent.has(name)) {
      changes.*part = sent.text(name);
    }
  }
  if (sent.has("attribution")) {
    changes.attribution = sent_word(sent, "attribution", parse_attribution, Attribution::none);
  }
  if (sent.has("consent")) {
    changes.consent = sent_word(sent, "consent", parse_remark_consent, RemarkConsent::not_asked);
  }
  if (sent.has("headline")) {
    changes.headline = sent.truth("headline", false);
  }
  return change(visit, [&](Engagement& engagement, const std::string& id) {
    engagement.edit_remark(id, changes);
  });
}

Response api_withdraw_remark(Visit& visit) {
  return change(visit, [&](Engagement& engagement, const std::string& id) {
    engagement.withdraw_remark(id);
  });
}

Response api_link_remark(Visit& visit) {
  const JsonObject sent = sent_object(visit.request, {"statement", "use", "note"});
  const RemarkUse use = sent_word(sent, "use", parse_remark_use, RemarkUse::source);
  Engagement engagement = engagement_of(visit);
  const std::string id = engagement.remark(visit.part("remark")).id.text;
  engagement.link_remarks({id}, sent.text("statement"), use, sent.text("note"));
  return shown(visit, id, 201);
}

Response api_moderate_remark(Visit& visit) {
  const JsonObject sent = sent_object(visit.request, {"state", "reason"});
  const std::optional<Moderation> state = parse_moderation(sent.text("state"));
  if (!state) {
    throw Error(ErrorKind::invalid, "moderate: there is no state \"" + sent.text("state") + "\"");
  }
  return change(visit, [&](Engagement& engagement, const std::string& id) {
    engagement.moderate_remarks({id}, *state, sent.text("reason"));
  });
}

}  // namespace redraft::web
