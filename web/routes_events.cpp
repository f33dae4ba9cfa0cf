// Events and what was said at them: the grid of prompts by objective, remarks by prompt and group.
#include <algorithm>
#include <map>

#include "redraft/error.h"
#include "redraft/percent.h"
#include "redraft/small_counts.h"
#include "web/around.h"
#include "web/comment_page.h"
#include "web/event_form.h"
#include "web/markup.h"
#include "web/remark_values.h"
#include "web/routes.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

constexpr std::size_t most_shown = 200;

std::string joined(const Names& names) {
  std::string text;
  for (const std::string& name : names) {
    text += (text.empty() ? "" : ", ") + name;
  }
  return text;
}

// Organisations for the team alone: where one of a sector was there, its sector would name it.
Names present_at(const Event& event, bool all) {
  Names names;
  for (const Presence& one : event.present) {
    const bool both = !one.organisation.empty() && !one.sector.empty();
    const std::string name =
        all ? one.organisation + (both ? " (" + one.sector + ")" : one.sector) : one.sector;
    if (!name.empty() && place_in(names, name) == 0) {
      names.push_back(name);
    }
  }
  return names;
}

void add_facts(const Visit& visit, const Event& event, Values& values) {
  const bool all = visit.may(Permission::see_pile);
  values["event_title"] = event.title;
  values["kind"] = with_capital(to_string(event.kind));
  put(values, "held", event.held ? date_words(*event.held) : "");
  put(values, "host", event.host);
  put(values, "place", event.place);
  put(values, "round", event.round);
  put(values, "groups", joined(event.groups));
  put(values, "present", joined(present_at(event, all)));
  values["present_are"] =
      all ? std::string("Who was there") : std::string("Sectors that were there");
  put(values, "about", event.about);
  put(values, "source", all ? event.source : "");
  put(values, "count", all ? count_words(event.remarks, "remark") : "");
  put(values, "waiting",
      all && event.unplaced != 0 ? std::to_string(event.unplaced) + " not placed yet" : "");
}

ValueList named(const Names& names) {
  ValueList list;
  for (const std::string& name : names) {
    Values one;
    one["name"] = name;
    list.push_back(std::move(one));
  }
  return list;
}

// Every cell leads to its remarks.
void add_grid(const EventGrid& grid, const Event& event, const std::string& link, Values& values) {
  ValueList columns;
  for (const std::string& prompt : grid.prompts) {
    Values one;
    one["prompt"] = prompt.empty() ? std::string("Under no prompt") : prompt;
    columns.push_back(std::move(one));
  }
  std::size_t empty = 0;
  ValueList rows;
  for (const EventGrid::Row& row : grid.rows) {
    Values one;
    one["objective"] = row.objective.empty() ? std::string("About none of them") : row.objective;
    ValueList cells;
    for (std::size_t i = 0; i < row.counts.size(); ++i) {
      Values cell;
      cell["words"] = grid_cell(grid, row.counts[i]);
      cell["empty"] = row.counts[i] == 0 && grid.least == 0;
      put(cell, "cell_link",
          row.counts[i] == 0
              ? ""
              : link + "?prompt=" + std::to_string(place_in(event.prompts, grid.prompts[i])) +
                    "&objective=" + std::to_string(place_in(event.objectives, row.objective)) +
                    "#remarks");
      empty += row.counts[i] == 0 ? 1 : 0;
      cells.push_back(std::move(cell));
    }
    one["cells"] = cells;
    rows.push_back(std::move(one));
  }
  values["has_grid"] = !rows.empty() && !columns.empty();
  values["columns"] = columns;
  values["rows"] = rows;
  put(values, "empty_cells",
      empty == 0 || grid.least != 0 ? ""
                                    : "Nothing was said in " + count_words(empty, "cell") + ".");
}

// By prompt, then by group, each in the event's order; those with none come last.
std::vector<Remark> in_order(std::vector<Remark> remarks, const Event& event) {
  const auto key = [&](const Remark& remark) {
    const std::size_t last = static_cast<std::size_t>(-1);
    const std::size_t prompt = place_in(event.prompts, remark.prompt);
    const std::size_t group = place_in(event.groups, remark.group);
    return std::pair(prompt == 0 ? last : prompt, group == 0 ? last : group);
  };
  std::stable_sort(remarks.begin(), remarks.end(),
                   [&](const Remark& left, const Remark& right) { return key(left) < key(right); });
  return remarks;
}

ValueList by_prompt(Visit& visit, const std::vector<Remark>& remarks) {
  ValueList prompts;
  for (std::size_t at = 0; at < remarks.size();) {
    const std::string& prompt = remarks[at].prompt;
    ValueList groups;
    while (at < remarks.size() && remarks[at].prompt == prompt) {
      const std::string& group = remarks[at].group;
      ValueList list;
      for (; at < remarks.size() && remarks[at].prompt == prompt && remarks[at].group == group;
           ++at) {
        Values one = remark_values(visit, remarks[at]);
        put(one, "group", "");  // stands above
        list.push_back(std::move(one));
      }
      Values one;
      put(one, "group_name", group);
      one["remarks"] = list;
      groups.push_back(std::move(one));
    }
    Values one;
    one["prompt_name"] = prompt.empty() ? std::string("Under no prompt") : prompt;
    one["by_group"] = groups;
    prompts.push_back(std::move(one));
  }
  return prompts;
}

void add_remarks(Visit& visit, const Engagement& engagement, const Event& event,
                 const std::string& link, Values& values) {
  const Fields& query = visit.request.query;
  RemarkFilter filter;
  filter.event = event.id.text;
  filter.audience = visit.audience();
  filter.prompt = name_asked(query["prompt"], event.prompts);
  filter.objective = name_asked(query["objective"], event.objectives);
  filter.unplaced = visit.may(Permission::see_pile) && query["unplaced"] == "yes";
  std::vector<Remark> remarks = in_order(engagement.remarks(filter), event);
  const std::size_t all = remarks.size();
  std::size_t from = 0;
  for (std::size_t at = 0; at < all; at += most_shown) {
    from = query["from"] == std::to_string(at) ? at : from;
  }
  const auto begin = remarks.begin() + static_cast<std::ptrdiff_t>(from);
  const bool more = all - from > most_shown;
  const std::vector<Remark> shown(
      begin, more ? begin + static_cast<std::ptrdiff_t>(most_shown) : remarks.end());
  values["shown_count"] = count_words(all, "remark");
  std::string chosen;
  std::string next = link + "?from=" + std::to_string(from + most_shown);
  for (const auto& [name, value] :
       {std::pair("prompt", filter.prompt), {"objective", filter.objective}}) {
    if (value) {
      chosen +=
          (chosen.empty() ? "" : ", ") + (value->empty() ? "with no " + std::string(name) : *value);
      next += "&" + std::string(name) + "=" + percent_encoded(query[name]);
    }
  }
  if (filter.unplaced) {
    chosen += (chosen.empty() ? "" : ", ") + std::string("not placed yet");
    next += "&unplaced=yes";
  }
  put(values, "chosen", chosen);
  put(values, "next_link", more ? next + "#remarks" : "");
  values["by_prompt"] = by_prompt(visit, shown);
}

void add_form(const Visit& visit, const Event& event, Values& values) {
  const Fields& form = visit.request.form;
  // Notes of one table are entered one after the other.
  const Fields& before = form.empty() ? visit.request.query : form;
  values["may_add"] = visit.may(Permission::answer);
  values["edit_link"] = link_to({"events", event.id.text, "edit"});
  values["write_up_link"] = link_to({"events", event.id.text, "write-up"});
  values["table_link"] = link_to({"events", event.id.text, "table"});
  values["assess_link"] = "/assess?event=" + event.id.text;
  values["action_link"] = "/new-action?event=" + event.id.text;
  values["prompts"] = name_options(event.prompts, before["under"]);
  values["objectives"] = name_options(event.objectives, before["about"]);
  values["group_options"] = name_options(event.groups, before["by"]);
  values["has_groups"] = !event.groups.empty();
  values["has_objectives"] = !event.objectives.empty();
  values["has_prompts"] = !event.prompts.empty();
  for (const char* field : {"body", "organisation", "sector"}) {
    put(values, field, form[field]);
  }
  values["headline_ticked"] = form["headline"] == "yes";
  values["attributions"] = attribution_choices(
      form.has("attribution") ? form["attribution"] : to_string(Attribution::none), false);
  values["consents"] =
      consent_choices(form.has("consent") ? form["consent"] : to_string(RemarkConsent::not_asked));
}

Response show_event(Visit& visit, const Event& event, const std::string& field = {},
                    const std::string& message = {}) {
  const Engagement engagement = engagement_of(visit);
  const std::string link = link_to({"events", event.id.text});
  Values values;
  add_facts(visit, event, values);
  values["event_link"] = link;
  put(values, "unplaced_link",
      visit.may(Permission::see_pile) && event.unplaced != 0 ? link + "?unplaced=yes#remarks" : "");
  values["prompt_list"] = named(event.prompts);
  add_grid(engagement.grid(event.id.text, visit.audience(), usual_least), event, link, values);
  add_remarks(visit, engagement, event, link, values);
  add_form(visit, event, values);
  put(values, "body_error", "");
  if (!field.empty()) {
    put_error(values, field, message);
  }
  return page(visit, "event", event.title, std::move(values), field.empty() ? 200 : 422);
}

}  // namespace

Response events_page(Visit& visit) {
  const Engagement engagement = engagement_of(visit);
  Values values;
  const std::string& words = visit.request.query["words"];
  put(values, "words", words);
  values["searched"] = !is_blank(words);
  if (!is_blank(words)) {
    RemarkFilter filter;
    filter.text = words;
    filter.audience = visit.audience();
    const std::vector<Remark> found = engagement.remarks(filter);
    ValueList remarks;
    for (const Remark& remark : found) {
      if (remarks.size() < most_shown) {
        remarks.push_back(remark_values(visit, remark));
      }
    }
    values["found_count"] =
        found.empty() ? std::string("Nothing") : count_words(found.size(), "remark");
    put(values, "found_more",
        found.size() > most_shown ? "The first " + std::to_string(most_shown) + " are shown." : "");
    values["found"] = remarks;
  }
  ValueList list;
  std::vector<Event> events = engagement.events();
  std::reverse(events.begin(), events.end());
  for (const Event& event : events) {
    Values one;
    add_facts(visit, event, one);
    one["event_link"] = link_to({"events", event.id.text});
    list.push_back(std::move(one));
  }
  values["may_add"] = visit.may(Permission::answer);
  values["has_events"] = !list.empty();
  values["events"] = list;
  return page(visit, "events", "Events", std::move(values));
}

Response event_page(Visit& visit) {
  return show_event(visit, engagement_of(visit).event(visit.part("event")));
}

Response add_remark(Visit& visit) {
  Engagement engagement = engagement_of(visit);
  const Event event = engagement.event(visit.part("event"));
  const Fields& form = visit.request.form;
  if (is_blank(form["body"])) {
    return show_event(visit, event, "body", "Enter what was said");
  }
  NewRemark remark;
  remark.body = form["body"];
  remark.prompt = name_asked(form["under"], event.prompts).value_or("");
  remark.objective = name_asked(form["about"], event.objectives).value_or("");
  remark.group = name_asked(form["by"], event.groups).value_or("");
  remark.reviewer.organisation = form["organisation"];
  remark.reviewer.sector = form["sector"];
  remark.attribution = parse_attribution(form["attribution"]).value_or(Attribution::none);
  remark.consent = parse_remark_consent(form["consent"]).value_or(RemarkConsent::not_asked);
  remark.headline = form["headline"] == "yes";
  std::string id;
  try {
    id = engagement.add_remark(event.id.text, remark).id.text;
  } catch (const Error& error) {
    return show_event(visit, event, "body", refused_because(error));
  }
  std::string link = link_to({"events", event.id.text}) + "?done=changed";
  for (const char* field : {"under", "about", "by"}) {
    link += "&" + std::string(field) + "=" + percent_encoded(form[field]);
  }
  return go_to(link + "#add");
}

}  // namespace redraft::web
