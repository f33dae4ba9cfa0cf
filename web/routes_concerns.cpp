// The confidential lane: putting a concern in, which nobody can read again; reading and taking
// steps for its handlers, who send their passphrase each time, since it is kept nowhere; and for
// everyone no more than whether there are many.
#include <algorithm>
#include <array>
#include <chrono>

#include "redraft/concerns.h"
#include "redraft/error.h"
#include "redraft/small_counts.h"
#include "web/around.h"
#include "web/comment_page.h"
#include "web/comment_values.h"
#include "web/markup.h"
#include "web/rate_limit.h"
#include "web/routes.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

constexpr std::array step_kinds = {ConcernStepKind::dialogue, ConcernStepKind::understanding,
                                   ConcernStepKind::improvement, ConcernStepKind::escalation,
                                   ConcernStepKind::outcome};
constexpr std::array outcomes = {ConcernOutcome::resolved, ConcernOutcome::unresolved,
                                 ConcernOutcome::withdrawn};

// Of all workers together, how long to wait, if at all.
std::optional<std::chrono::seconds> wait_for_passphrase(const std::string& name) {
  static SecretLimit limit(60);
  return limit.take(name);
}

bool is_handler(const Visit& visit) {
  if (!visit.is_staff()) {
    return false;
  }
  const std::vector<std::string> names = handlers(governance_of(visit));
  return std::find(names.begin(), names.end(), visit.who->name) != names.end();
}

struct About {
  std::string document, label, anchor, words;
};

About about_of(Visit& visit) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  const auto text = visit.texts.text(visit.workspace, document, visit.part("label"));
  const auto index = find_statement(*text, visit.part("anchor"));
  if (!index) {
    throw Error(ErrorKind::not_found, "raise a concern: the statement is not on this draft");
  }
  return {document, text->draft.label, text->anchors[*index],
          text->document.statements[*index].text};
}

Response show_form(Visit& visit, const About& about, const std::string& field = {},
                   const std::string& message = {}) {
  const Fields& form = visit.request.form;
  Values values;
  values["back"] = link_to({"d", about.document, about.label, about.anchor});
  values["action"] = link_to({"concern", about.document, about.label, about.anchor});
  values["text"] = about.words;
  values["has_lane"] = !handlers(governance_of(visit)).empty();
  for (const char* name : {"words", "about", "name", "email", "organisation"}) {
    put(values, name, form[name]);
    put(values, std::string(name) + "_error", "");
  }
  if (!field.empty()) {
    put_error(values, field, message);
  }
  return not_stored(page(visit, "concern_form", "A concern, in confidence", std::move(values),
                         field.empty() ? 200 : 422));
}

ValueList steps_of(const Concern& concern) {
  ValueList list;
  for (const ConcernStep& step : concern.steps) {
    Values one;
    one["step"] = with_capital(to_string(step.kind));
    put(one, "outcome", step.outcome ? to_string(*step.outcome) : "");
    one["taken"] = date_words(step.taken);
    put(one, "handler", step.handler);
    put(one, "step_words", step.words);
    list.push_back(std::move(one));
  }
  return list;
}

template <class List>
ValueList words_of(const List& all, const std::string& chosen) {
  ValueList list;
  for (const auto& value : all) {
    Values one;
    one["value"] = to_string(value);
    one["words"] = with_capital(to_string(value));
    one["chosen"] = to_string(value) == chosen;
    list.push_back(std::move(one));
  }
  return list;
}

// A step that was sent and not taken.
struct Refused {
  std::string field;
  std::string message;
};

Values concern_values(Visit& visit, const Concern& concern, const Refused& refused) {
  const Fields& form = visit.request.form;
  const bool tried = form["id"] == concern.id.text;
  const ConcernParty& party = concern.raised_by;
  std::string who = party.name;
  for (const std::string* part : {&party.email, &party.organisation}) {
    who += part->empty() ? "" : (who.empty() ? "" : ", ") + *part;
  }
  const PlaceName place = place_name(visit, concern.document, concern.label, concern.anchor);
  Values values;
  values["id"] = concern.id.text;
  values["place"] = concern.document + ": " + place.words;
  put(values, "place_link", place.link);
  put(values, "about", concern.about);
  put(values, "who", concern.erased ? "erased" : who);
  values["over"] = concern.is_over();
  values["tried"] = tried;
  values["steps"] = steps_of(concern);
  values["kinds"] = words_of(step_kinds, tried ? form["kind"] : "");
  values["outcomes"] = words_of(outcomes, tried ? form["outcome"] : "");
  put(values, "words_typed", tried ? form["words"] : "");
  put(values, "taken_typed", tried ? form["taken"] : "");
  for (const char* field : {"kind", "outcome", "taken", "words"}) {
    put(values, "step_" + std::string(field) + "_error",
        tried && refused.field == field ? refused.message : std::string());
  }
  return values;
}

Response show_lane(Visit& visit, const std::vector<Concern>* open, const Refused& refused = {}) {
  Values values;
  values["is_handler"] = is_handler(visit);
  values["is_open"] = open != nullptr;
  ValueList list;
  for (auto concern = open == nullptr ? std::vector<Concern>::const_reverse_iterator()
                                      : open->rbegin();
       open != nullptr && concern != open->rend(); ++concern) {
    list.push_back(concern_values(visit, *concern, refused));
  }
  values["has_concerns"] = !list.empty();
  values["concerns"] = list;
  put(values, "passphrase_error", "");
  if (!refused.field.empty()) {
    const bool step = open != nullptr;
    put_error(values, refused.field + (step ? "-" + visit.request.form["id"] : ""),
              refused.message);
  }
  return not_stored(page(visit, "concern_lane", "Concerns", std::move(values),
                         refused.field.empty() ? 200 : 422));
}

// A step as it was typed, but for its day.
ConcernStep typed_step(const Visit& visit) {
  const Fields& form = visit.request.form;
  ConcernStep step;
  step.kind = parse_concern_step(form["kind"]).value_or(ConcernStepKind::dialogue);
  step.words = form["words"];
  step.handler = visit.who->name;
  if (step.kind == ConcernStepKind::outcome) {
    step.outcome = parse_concern_outcome(form["outcome"]);
  }
  return step;
}

}  // namespace

Response concerns_page(Visit& visit) {
  const Governance governance = governance_of(visit);
  const std::size_t count = concern_count(governance);
  Values values;
  values["has_lane"] = !handlers(governance).empty();
  values["count"] =
      count < usual_least ? "fewer than " + std::to_string(usual_least) : std::to_string(count);
  values["sees_lane"] = is_handler(visit);
  values["signed_in"] = visit.may(Permission::comment);
  return page(visit, "concerns", "Concerns", std::move(values));
}

Response concern_form(Visit& visit) {
  return show_form(visit, about_of(visit));
}

Response add_concern(Visit& visit) {
  const About about = about_of(visit);
  const Fields& form = visit.request.form;
  if (is_blank(form["words"])) {
    return show_form(visit, about, "words", "Enter what you are concerned about");
  }
  NewConcern wanted;
  wanted.document = about.document;
  wanted.label = about.label;
  wanted.anchor = about.anchor;
  wanted.about = form["about"];
  wanted.raised_by = {form["name"], form["email"], form["organisation"]};
  wanted.words = form["words"];
  // Who is signed in does not say who raises it: that is only what the form was told.
  visit.workspace.act_as("");
  Governance governance = governance_of(visit);
  try {
    add_concern(governance, wanted);
  } catch (const Error& error) {
    return show_form(visit, about, "words", refused_because(error));
  }
  return go_to("/concerns?done=raised");
}

Response concern_lane(Visit& visit) {
  return show_lane(visit, nullptr);
}

Response open_concern_lane(Visit& visit) {
  const Fields& form = visit.request.form;
  if (const auto wait = wait_for_passphrase(visit.who->name)) {
    return too_many(visit, "open the lane: too many tries", *wait);
  }
  Governance governance = governance_of(visit);
  const redraft::Handler handler{visit.who->name, form["passphrase"]};
  std::vector<Concern> open;
  try {
    open = concerns(governance, handler);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::not_allowed) {
      throw;
    }
    return show_lane(visit, nullptr, {"passphrase", "This does not open the lane for you"});
  }
  if (form["do"] != "step") {
    return show_lane(visit, &open);
  }
  ConcernStep step = typed_step(visit);
  const std::optional<Instant> taken = typed_day(form["taken"]);
  if (!taken) {
    return show_lane(visit, &open, {"taken", "Enter the day of the step, such as 2026-05-18"});
  }
  step.taken = *taken;
  if (step.kind == ConcernStepKind::outcome && !step.outcome) {
    return show_lane(visit, &open, {"outcome", "Choose how it ended"});
  }
  try {
    add_concern_step(governance, handler, form["id"], step);
  } catch (const Error& error) {
    return show_lane(visit, &open,
                     {is_blank(form["words"]) ? "words" : "kind", refused_because(error)});
  }
  return go_to("/concerns/lane?done=changed");
}

}  // namespace redraft::web
