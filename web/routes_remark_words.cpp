// A remark put right, taken back, and its words redacted.
#include <utility>

#include "redraft/error.h"
#include "web/around.h"
#include "web/event_form.h"
#include "web/form_fields.h"
#include "web/markup.h"
#include "web/routes.h"
#include "web/wording.h"
#include "web/working_text.h"

namespace redraft::web {

namespace {

Remark original(const Visit& visit) {
  return engagement_of(visit).remark(visit.part("remark"), {.original = true});
}

// What was redacted is read by those who redact.
bool may_read_words(const Visit& visit, const Remark& remark) {
  return visit.may(Permission::redact) ||
         engagement_of(visit).remark_redactions(remark.id.text).empty();
}

std::string remark_link(const Remark& remark) {
  return link_to({"remarks", remark.id.text});
}

Response show_edit(Visit& visit, const std::string& field = {}, const std::string& message = {}) {
  const Remark remark = original(visit);
  const Event event = engagement_of(visit).event(remark.event.text);
  FormFields fields(visit.request.form);
  fields.refuse(field, message);
  if (may_read_words(visit, remark)) {
    fields.area("body", "What was said", 4, remark.body,
                "With other words it waits for approval again. How it read before is kept.");
  }
  const auto part = [&](const char* name, const char* label, const Names& names,
                        const std::string& now) {
    if (!names.empty()) {
      fields.select(name, label,
                    name_options(names, fields.value(name, std::to_string(place_in(names, now)))),
                    "None");
    }
  };
  part("under", "Prompt", event.prompts, remark.prompt);
  part("about", "Objective", event.objectives, remark.objective);
  part("by", "Group", event.groups, remark.group);
  fields.radios(
      "attribution", "What may be told of who said it?",
      attribution_choices(fields.value("attribution", to_string(remark.attribution)), true));
  fields.radios("consent", "May the words be published?",
                consent_choices(fields.value("consent", to_string(remark.consent))));
  fields.box("headline", "It was reported back as a headline", remark.headline);
  Values values;
  values["back_link"] = remark_link(remark);
  values["back_words"] = std::string("Back to the remark");
  values["heading"] = "Change remark " + remark.id.text;
  put(values, "lead", "");
  values["action"] = link_to({"remarks", remark.id.text, "edit"});
  values["button"] = std::string("Save");
  fields.put_into(values);
  return page(visit, "entry_form", "Change a remark", std::move(values), fields.status());
}

Response show_redaction(Visit& visit, const std::string& field = {},
                        const std::string& message = {}) {
  const Remark remark = original(visit);
  FormFields fields(visit.request.form);
  fields.refuse(field, message);
  fields.area("words", "Words to redact", 2, {},
              "Exactly as they stand above. They are redacted wherever they stand in the remark.");
  fields.input("reason", "Code of the reason, such as s40");
  fields.input("explanation", "Why, for the redaction schedule (optional)");
  Values values;
  values["back_link"] = remark_link(remark);
  values["back_words"] = std::string("Back to the remark");
  values["heading"] = "Redact words of remark " + remark.id.text;
  values["lead"] = std::string(
      "The remark stays as it was said. Wherever it is shown, the words are replaced by "
      "“[redacted]”.");
  values["quoted"] = remark.body;
  values["action"] = link_to({"remarks", remark.id.text, "redact"});
  values["button"] = std::string("Redact");
  ValueList made;
  for (const Redaction& redaction : engagement_of(visit).remark_redactions(remark.id.text)) {
    Values one;
    one["id"] = std::to_string(redaction.number);
    one["words"] = "“" + words_between(remark.body, redaction.start, redaction.end) + "”, " +
                   redaction.reason +
                   (redaction.explanation.empty() ? "" : ": " + redaction.explanation) + " (" +
                   redaction.made_by + ", " + date_words(redaction.made) + ")";
    made.push_back(std::move(one));
  }
  values["has_more"] = !made.empty();
  values["more_title"] = std::string("Redacted");
  values["more"] = made;
  fields.put_into(values);
  return page(visit, "entry_form", "Redact words of " + remark.id.text, std::move(values),
              fields.status());
}

// Without what a form puts around them, and with the line ends that the remark has.
std::string as_said(const Remark& remark, const std::string& sent) {
  std::string words = with_line_feeds(sent);
  words.erase(words.find_last_not_of(" \n") + 1);
  words.erase(0, words.find_first_not_of(" \n"));
  if (!places_of(remark.body, words).empty()) {
    return words;
  }
  std::string with_returns;
  for (const char letter : words) {
    with_returns += letter == '\n' ? "\r\n" : std::string(1, letter);
  }
  return with_returns;
}

std::size_t number_of(const std::string& text) {
  constexpr std::size_t longest = 9;
  const bool number = !text.empty() && text.size() <= longest &&
                      text.find_first_not_of("0123456789") == std::string::npos;
  return number ? std::stoul(text) : 0;
}

}  // namespace

Response remark_form(Visit& visit) {
  return show_edit(visit);
}

Response edit_remark(Visit& visit) {
  const Remark remark = original(visit);
  Engagement engagement = engagement_of(visit);
  const Event event = engagement.event(remark.event.text);
  const Fields& form = visit.request.form;
  if (form["do"] == "withdraw") {
    engagement.withdraw_remark(remark.id.text);
    return go_to(remark_link(remark) + "?done=changed");
  }
  const bool words = may_read_words(visit, remark);
  if (words && is_blank(form["body"])) {
    return show_edit(visit, "body", "Enter what was said");
  }
  RemarkChanges changes;
  // A form sends line ends of its own.
  if (words && with_line_feeds(form["body"]) != with_line_feeds(remark.body)) {
    changes.body = with_line_feeds(form["body"]);
  }
  const auto part = [&](const char* name, const Names& names) {
    return names.empty() ? std::nullopt : std::optional(name_asked(form[name], names).value_or(""));
  };
  changes.prompt = part("under", event.prompts);
  changes.objective = part("about", event.objectives);
  changes.group = part("by", event.groups);
  changes.attribution = parse_attribution(form["attribution"]);
  changes.consent = parse_remark_consent(form["consent"]);
  changes.headline = form["headline"] == "yes";
  try {
    engagement.edit_remark(remark.id.text, changes);
  } catch (const Error& error) {
    return show_edit(visit, "body", refused_because(error));
  }
  return go_to(remark_link(remark) + "?done=changed");
}

Response remark_redaction(Visit& visit) {
  return show_redaction(visit);
}

Response redact_remark(Visit& visit) {
  const Remark remark = original(visit);
  const Fields& form = visit.request.form;
  const std::string done = link_to({"remarks", remark.id.text, "redact"}) + "?done=changed";
  Engagement engagement = engagement_of(visit);
  if (form.has("remove")) {
    engagement.remove_remark_redaction(remark.id.text, number_of(form["remove"]));
    return go_to(done);
  }
  if (is_blank(form["words"])) {
    return show_redaction(visit, "words", "Enter the words");
  }
  if (is_blank(form["reason"])) {
    return show_redaction(visit, "reason", "Enter the code of the reason, such as s40");
  }
  try {
    engagement.redact_remark(remark.id.text, as_said(remark, form["words"]), form["reason"],
                             form["explanation"]);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::invalid) {
      throw;
    }
    return show_redaction(visit, "words", "These words stand nowhere in the remark");
  }
  return go_to(done);
}

}  // namespace redraft::web
