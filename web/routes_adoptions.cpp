// The register of adoptions, which everyone may read: who signed which draft, what changed since,
// and recording that an organisation signs, refuses or takes its signature back.
#include <array>

#include "redraft/adoption_register.h"
#include "redraft/error.h"
#include "redraft/signing.h"
#include "web/around.h"
#include "web/comment_page.h"
#include "web/markup.h"
#include "web/routes.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

constexpr std::array<std::pair<AdoptionOutcome, const char*>, 4> outcomes = {
    {{AdoptionOutcome::signs, "It signs"},
     {AdoptionOutcome::refuses, "It refuses"},
     {AdoptionOutcome::cannot_consent, "It cannot consent"},
     {AdoptionOutcome::withdraws, "It takes its signature back"}}};

using Earlier = NewAdoption::Earlier;

constexpr std::array<std::pair<std::string_view, Earlier>, 3> earlier_words = {
    {{"ask", Earlier::ask}, {"keep", Earlier::keep}, {"drop", Earlier::drop}}};

// Whose draft reads otherwise by now.
ValueList behind(const AdoptionRegister& adoptions) {
  ValueList list;
  for (const AdoptionEntry& entry : adoptions.entries) {
    const Adoption& one = entry.adoption;
    if (one.on.label == adoptions.label || entry.standing.standing == Standing::holds) {
      continue;
    }
    Values values;
    values["organisation"] = one.organisation;
    values["outcome"] = to_string(one.outcome);
    values["then"] = one.on.label;
    values["differing"] =
        count_words(std::max<std::size_t>(entry.standing.differing(), 1), "statement");
    values["since_link"] = link_to({"changes", adoptions.document, one.on.label, adoptions.label});
    list.push_back(std::move(values));
  }
  return list;
}

ValueList earlier_choices(const std::string& chosen) {
  ValueList list;
  list.push_back(choice(list, "earlier", "ask", "It has none", chosen));
  list.push_back(choice(list, "earlier", "keep", "They stand, on the words of now", chosen));
  list.push_back(choice(list, "earlier", "drop", "They fall", chosen));
  return list;
}

void add_form(Visit& visit, const std::string& document, Values& values) {
  const Fields& form = visit.request.form;
  ValueList choices;
  for (const auto& [outcome, words] : outcomes) {
    choices.push_back(choice(choices, "outcome", to_string(outcome), words,
                             form.has("outcome") ? form["outcome"] : "signed"));
  }
  values["outcomes"] = choices;
  values["earlier_choices"] = earlier_choices(form.has("earlier") ? form["earlier"] : "ask");
  const std::vector<Draft> drafts = visit.workspace.drafts(document);
  ValueList labels;
  for (auto draft = drafts.rbegin(); draft != drafts.rend(); ++draft) {
    Values one;
    one["label"] = draft->label;
    one["chosen"] = form["label"] == draft->label;
    labels.push_back(std::move(one));
  }
  values["labels"] = labels;
  for (const char* name : {"organisation", "sector", "role", "given", "reservations", "reason"}) {
    put(values, name, form[name]);
    put(values, std::string(name) + "_error", "");
  }
}

Response show_register(Visit& visit, const std::string& document, const std::string& field = {},
                       const std::string& message = {}) {
  const AdoptionRegister all = adoptions(governance_of(visit), document);
  Values values;
  values["document_link"] = link_to({"d", document});
  values["action"] = link_to({"adoptions", document});
  values["register_html"] = adoptions_html(all);
  const ValueList list = behind(all);
  values["has_behind"] = !list.empty();
  values["behind"] = list;
  values["newest"] = all.label;
  values["may_record"] =
      visit.may(Permission::publish) && !visit.workspace.drafts(document).empty();
  add_form(visit, document, values);
  if (!field.empty()) {
    put_error(values, field, message);
  }
  return page(visit, "register", "Who has signed " + document, std::move(values),
              field.empty() ? 200 : 422);
}

// "3.2: Not before April", a line each. False for a line that is none.
bool read_reservations(const std::string& text,
                       std::vector<std::pair<std::string, std::string>>& reservations) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string line = text.substr(at, end - at);
    at = end + 1;
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) {
      line.pop_back();
    }
    if (is_blank(line)) {
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos) {
      return false;
    }
    const std::size_t begin = line.find_first_not_of(' ');
    const std::size_t words = line.find_first_not_of(' ', colon + 1);
    reservations.emplace_back(line.substr(begin, line.find_last_not_of(' ', colon - 1) + 1 - begin),
                              words == std::string::npos ? "" : line.substr(words));
  }
  return true;
}

}  // namespace

Response register_page(Visit& visit) {
  return show_register(visit, visit.workspace.resolve_document(visit.part("document")));
}

Response record_adoption(Visit& visit) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  const Fields& form = visit.request.form;
  if (is_blank(form["organisation"])) {
    return show_register(visit, document, "organisation", "Enter the name of the organisation");
  }
  NewAdoption wanted;
  wanted.document = document;
  wanted.label = form["label"];
  wanted.outcome = parse_adoption_outcome(form["outcome"]).value_or(AdoptionOutcome::signs);
  wanted.organisation = form["organisation"];
  wanted.sector = form["sector"];
  wanted.role = form["role"];
  wanted.reason = form["reason"];
  for (const auto& [word, earlier] : earlier_words) {
    wanted.earlier = form["earlier"] == word ? earlier : wanted.earlier;
  }
  if (!is_blank(form["given"]) && !(wanted.given = typed_day(form["given"]))) {
    return show_register(visit, document, "given", "Enter a day, such as 2026-05-18");
  }
  if (wanted.outcome != AdoptionOutcome::signs && is_blank(wanted.reason)) {
    return show_register(visit, document, "reason", "Say why");
  }
  if (!read_reservations(form["reservations"], wanted.reservations)) {
    return show_register(visit, document, "reservations",
                         "Begin each line with the number of the statement and a colon");
  }
  Governance governance = governance_of(visit);
  try {
    add_adoption(governance, wanted);
  } catch (const Error& error) {
    return show_register(visit, document,
                         error.kind() == ErrorKind::not_found ? "reservations" : "organisation",
                         refused_because(error));
  }
  return go_to(link_to({"adoptions", document}) + "?done=changed");
}

}  // namespace redraft::web
