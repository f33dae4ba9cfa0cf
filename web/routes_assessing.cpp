// Where a group says it is on a dimension, recorded; and what was recorded by mistake removed.
#include <utility>

#include "redraft/address.h"
#include "redraft/error.h"
#include "redraft/matrix.h"
#include "web/around.h"
#include "web/event_form.h"
#include "web/form_fields.h"
#include "web/routes.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

// "maturity#Trust@V1" for the dimensions of every draft, the newest first. A document whose newest
// draft is no maturity model is not looked through.
// `chosen`: its value, or its name.
ValueList dimension_options(Visit& visit, const std::string& chosen) {
  ValueList list;
  for (const std::string& document : visit.workspace.documents()) {
    const std::vector<Draft> drafts = visit.workspace.drafts(document);
    for (auto draft = drafts.rbegin(); draft != drafts.rend(); ++draft) {
      const auto text = visit.texts.text(visit.workspace, document, draft->label);
      const Matrix matrix = read_matrix(text->document, text->anchors);
      for (const Dimension& dimension : matrix.dimensions) {
        Values one;
        const std::string value = to_string(Address{document, dimension.anchor, draft->label});
        one["value"] = value;
        one["words"] = dimension.name + " (" + document + ", " + draft->label + ")";
        one["chosen"] = value == chosen || (draft == drafts.rbegin() && dimension.name == chosen);
        list.push_back(std::move(one));
      }
      if (matrix.dimensions.empty()) {
        break;
      }
    }
  }
  return list;
}

std::string known_groups(const std::vector<Event>& events, const std::string& id) {
  std::string names;
  for (const Event& event : events) {
    for (const std::string& group : event.groups) {
      names += event.id.text != id ? "" : (names.empty() ? "" : ", ") + group;
    }
  }
  return names.empty() ? "" : "Of the event: " + names + ".";
}

// What was scored at the event, to be looked at and removed.
void add_scored(const Engagement& engagement, const std::string& event, Values& values) {
  ValueList list;
  if (!event.empty()) {
    for (const Assessment& one : engagement.assessments({.event = event})) {
      Values scored;
      scored["id"] = one.id.text;
      scored["words"] = one.dimension_name + ": " + one.group + ", " + to_string(one.score) + " (" +
                        one.document + ", " + one.draft + ")";
      list.push_back(std::move(scored));
    }
  }
  values["has_more"] = !list.empty();
  values["more_title"] = std::string("Scored at the event");
  values["more"] = list;
}

Response show_form(Visit& visit, const std::string& field = {}, const std::string& message = {}) {
  const Engagement engagement = engagement_of(visit);
  const std::vector<Event> events = engagement.events();
  const std::string& from = visit.request.query["remark"];
  const Remark said = from.empty() ? Remark{} : engagement.remark(from);
  FormFields fields(visit.request.form);
  fields.refuse(field, message);
  const std::string event =
      fields.value("event", from.empty() ? visit.request.query["event"] : said.event.text);
  fields.select("event", "Event", event_options(events, event), "Choose one");
  fields.select("dimension", "Dimension",
                dimension_options(
                    visit, fields.value("dimension", from.empty() ? visit.request.query["dimension"]
                                                                  : said.objective)),
                "Choose one", "The score is by the words of the draft that is chosen.");
  fields.input("group", "Group", said.group, known_groups(events, event));
  fields.input("score", "Score, as the group said it", said.body,
               "A level, half of one or a range: 2, 2.5, 1-1.5, between 1 and 2.");
  fields.area("reasons", "Reasons (optional)", 4, {}, "One a line.");
  fields.area("exceptions", "Exceptions (optional)", 2, {},
              "One a line: where it is otherwise, before a colon if that is known, as in Bus "
              "scheme: a 4.");
  fields.area("challenges", "What was said of the scale itself (optional)", 2, {},
              "One a line, as in Is 5 possible?");
  fields.input("organisation", "Organisation of the group (optional)");
  fields.input("sector", "Sector of the group (optional)");
  fields.box("replace", "It takes the place of what the group scored there before");
  Values values;
  put(values, "back_link", event.empty() ? "/events" : link_to({"events", event}));
  values["back_words"] = event.empty() ? "Events" : "Back to the event";
  values["heading"] = "Record where a group says it is";
  put(values, "lead", "");
  values["action"] = std::string("/assess");
  values["button"] = "Record it";
  add_scored(engagement, event, values);
  fields.put_into(values);
  return page(visit, "entry_form", "Record an assessment", std::move(values), fields.status());
}

std::vector<AssessmentNote> typed_notes(const Fields& form) {
  std::vector<AssessmentNote> notes;
  for (const std::string& line : typed_lines(form["reasons"])) {
    notes.push_back({AssessmentNoteKind::reason, line, {}, {}});
  }
  for (const std::string& line : typed_lines(form["exceptions"])) {
    notes.push_back(parse_exception(line));
  }
  for (const std::string& line : typed_lines(form["challenges"])) {
    notes.push_back({AssessmentNoteKind::challenge, line, {}, {}});
  }
  return notes;
}

}  // namespace

Response assessment_form(Visit& visit) {
  return show_form(visit);
}

Response add_assessment(Visit& visit) {
  const Fields& form = visit.request.form;
  Engagement engagement = engagement_of(visit);
  if (form.has("remove")) {
    engagement.remove_assessment(form["remove"]);
    return go_to("/assess?done=changed");
  }
  for (const auto& [field, message] : {std::pair("event", "Choose the event it was said at"),
                                       {"dimension", "Choose the dimension"},
                                       {"group", "Enter the group that says so"},
                                       {"score", "Enter the score, as it was said"}}) {
    if (is_blank(form[field])) {
      return show_form(visit, field, message);
    }
  }
  NewAssessment assessment;
  assessment.event = form["event"];
  assessment.group = form["group"];
  assessment.words = form["score"];
  assessment.organisation = form["organisation"];
  assessment.sector = form["sector"];
  assessment.notes = typed_notes(form);
  assessment.replace = form["replace"] == "yes";
  try {
    const Address dimension = parse_address(form["dimension"]);
    assessment.document = dimension.document;
    assessment.label = dimension.label;
    assessment.dimension = dimension.anchor;
    const Assessment made = engagement.assess(assessment);
    return go_to("/assess?done=changed&event=" + made.event.text);
  } catch (const Error& error) {
    const char* const field = error.kind() == ErrorKind::conflict    ? "group"
                              : error.kind() == ErrorKind::not_found ? "dimension"
                                                                     : "score";
    return show_form(visit, field, refused_because(error));
  }
}

}  // namespace redraft::web
