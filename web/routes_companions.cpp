// Links from statements to elements of other documents: what stands, what broke when either side
// changed, and what a person says of it.
#include <algorithm>

#include "redraft/companions.h"
#include "redraft/error.h"
#include "redraft/json_governance.h"
#include "redraft/json_object.h"
#include "redraft/redline.h"
#include "web/api.h"
#include "web/around.h"
#include "web/form_fields.h"
#include "web/markup.h"
#include "web/routes.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

Audience audience_of(const Visit& visit) {
  return visit.may(Permission::see_pile) ? Audience::staff : Audience::everyone;
}

// What was looked at before a person says that it is right.
std::string seen_of(const StandingLink& one) {
  return version_of(one.from.text + "\n" + one.to.text);
}

Values end_values(const LinkEnd& end, const StandingEnd& now) {
  Values one;
  one["document"] = end.document;
  put(one, "number", now.number);
  one["anchor"] = end.anchor;
  one["gone"] = now.standing == Standing::gone;
  one["changed"] = now.standing == Standing::changed;
  put(one, "words_html",
      now.then.empty() ? escape(now.text) : redline_html(redline(now.then, now.text)));
  put(one, "link",
      now.label == working_label ? "" : link_to({"d", end.document, now.label, end.anchor}));
  return one;
}

ValueList link_list(const std::vector<StandingLink>& links) {
  ValueList list;
  for (const StandingLink& one : links) {
    Values value;
    const bool gone = one.from.standing == Standing::gone || one.to.standing == Standing::gone;
    value["id"] = one.link.id.text;
    value["words"] = one.link.from.document + " " + one.from.number + " and " +
                     one.link.to.document + " " + one.to.number;
    value["ends"] = ValueList{end_values(one.link.from, one.from), end_values(one.link.to, one.to)};
    put(value, "note", one.link.note);
    value["seen"] = date_words(one.link.seen);
    value["version"] = seen_of(one);
    value["may_confirm"] =
        !gone && (one.from.standing == Standing::changed || one.to.standing == Standing::changed);
    list.push_back(std::move(value));
  }
  return list;
}

bool stands(const StandingLink& one) {
  return one.from.standing == Standing::holds && one.to.standing == Standing::holds;
}

Response show_links(Visit& visit, const std::string& document, const std::string& field = {},
                    const std::string& message = {}) {
  const Fields& form = visit.request.form;
  const bool team = audience_of(visit) == Audience::staff;
  std::vector<StandingLink> all =
      standing_links(governance_of(visit), document, audience_of(visit));
  // To everyone a link is one, whatever has changed since the team looked at it.
  const auto sound = std::stable_partition(
      all.begin(), all.end(), [&](const StandingLink& one) { return team && !stands(one); });
  const std::vector<StandingLink> broken(all.begin(), sound);
  Values values;
  values["document"] = document;
  values["document_link"] = link_to({"d", document});
  values["action"] = link_to({"companions", document});
  values["has_broken"] = !broken.empty();
  values["broken"] = link_list(broken);
  values["has_sound"] = sound != all.end();
  values["sound"] = link_list({sound, all.end()});
  values["team"] = team;
  values["has_none"] = all.empty();
  values["may_link"] = visit.may(Permission::answer);
  FormFields fields(form);
  fields.refuse(field, message);
  fields.input("statement", "Statement of " + document, visit.request.query["on"],
               "Its number in the working text, such as 3.2, or its name, such as leadership-3.");
  ValueList others;
  for (const std::string& name : visit.workspace.documents()) {
    if (name != document) {
      Values one;
      one["value"] = name;
      one["words"] = name;
      one["chosen"] = form["other"] == name;
      others.push_back(std::move(one));
    }
  }
  values["has_others"] = !others.empty();
  fields.select("other", "The other document", others);
  fields.input("element", "What it leads to there", {},
               "The number or name of a statement, or the words of a heading.");
  fields.area("note", "What the one has to do with the other (optional)", 2);
  fields.put_into(values);
  return page(visit, "companions", "Companion documents of " + document, std::move(values),
              fields.status());
}

// Of this document's links.
StandingLink link_named(const Visit& visit, const std::string& document, const std::string& id) {
  for (const StandingLink& one : standing_links(governance_of(visit), document, Audience::staff)) {
    if (one.link.id.text == id) {
      return one;
    }
  }
  throw Error(ErrorKind::not_found, "find the link: it is no longer there");
}

Response add(Visit& visit, const std::string& document) {
  const Fields& form = visit.request.form;
  for (const auto& [field, message] :
       {std::pair("statement", "Enter the number of a statement"),
        {"other", "Choose a document"},
        {"element", "Enter the number of a statement, or the words of a heading"}}) {
    if (is_blank(form[field])) {
      return show_links(visit, document, field, message);
    }
  }
  try {
    Governance governance = governance_of(visit);
    add_link(governance, {document, form["statement"], {}}, {form["other"], form["element"], {}},
             form["note"]);
  } catch (const Error& error) {
    const std::string message = refused_because(error);
    const bool there = message.find("\"" + form["statement"] + "\"") == std::string::npos;
    return show_links(visit, document,
                      error.kind() == ErrorKind::conflict || !there ? "statement"
                      : error.kind() == ErrorKind::not_found        ? "element"
                                                                    : "note",
                      message);
  }
  return go_to(link_to({"companions", document}) + "?done=changed");
}

Response links_answer(const std::vector<Link>& links, int status = 200) {
  return json_answer(json::links(links), {}, status);
}

}  // namespace

Response companions_page(Visit& visit) {
  return show_links(visit, visit.workspace.resolve_document(visit.part("document")));
}

Response change_companions(Visit& visit) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  const Fields& form = visit.request.form;
  if (form["do"] == "add") {
    return add(visit, document);
  }
  bool changed = false;
  visit.workspace.together([&] {
    const StandingLink one = link_named(visit, document, form["link"]);
    Governance governance = governance_of(visit);
    if (form["do"] == "remove") {
      remove_link(governance, one.link.id.text);
    } else if (form["seen"] == seen_of(one)) {
      confirm_link(governance, one.link.id.text);
    } else {
      changed = true;
    }
  });
  visit.workspace.tidy();
  return changed ? show_links(visit, document, "link-" + form["link"],
                              "It has been changed again meanwhile: look at it as it reads now")
                 : go_to(link_to({"companions", document}) + "?done=changed");
}

Response api_links(Visit& visit) {
  std::vector<Link> list;
  for (const StandingLink& one : standing_links(
           governance_of(visit), visit.workspace.resolve_document(visit.part("document")),
           audience_of(visit))) {
    list.push_back(one.link);
  }
  return links_answer(list);
}

Response api_add_link(Visit& visit) {
  const JsonObject sent = sent_object(visit.request, {"statement", "other", "element", "note"});
  Governance governance = governance_of(visit);
  return links_answer(
      {add_link(
          governance,
          {visit.workspace.resolve_document(visit.part("document")), sent.text("statement"), {}},
          {sent.text("other"), sent.text("element"), {}}, sent.text("note"))},
      201);
}

Response api_confirm_link(Visit& visit) {
  Governance governance = governance_of(visit);
  return links_answer({confirm_link(governance, visit.part("companion"))});
}

Response api_remove_link(Visit& visit) {
  Governance governance = governance_of(visit);
  remove_link(governance, visit.part("companion"));
  return nothing_more();
}

}  // namespace redraft::web
