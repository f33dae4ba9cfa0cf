// Terms and where they are used, and the working text held against the rules of wording.
#include "redraft/address.h"
#include "redraft/companion.h"
#include "redraft/drafting.h"
#include "redraft/error.h"
#include "web/around.h"
#include "web/comment_page.h"
#include "web/markup.h"
#include "web/routes.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

Values finding_values(const RuleCheck& check, const RuleFinding& finding) {
  const Statement& statement = check.text.document.statements[finding.statement];
  Values one;
  one["rule"] = finding.rule;
  one["number"] = statement.number;
  one["anchor"] = check.text.anchors[finding.statement];
  one["message"] = with_capital(finding.message);
  one["words_html"] = marked_html(statement.text, finding.start, finding.end);
  one["is_error"] = finding.severity == Severity::error;
  if (finding.waived) {
    one["waived"] = date_words(finding.waived->made);
    one["note"] = finding.waived->note;
  }
  return one;
}

Response show_rules(Visit& visit, const std::string& document, const std::string& field = {},
                    const std::string& message = {}) {
  const Governance governance = governance_of(visit);
  const RuleCheck check = check_rules(governance, document, "");
  const Fields& form = visit.request.form;
  ValueList open;
  ValueList waived;
  for (const RuleFinding& finding : check.findings) {
    Values one = finding_values(check, finding);
    const std::string place = std::to_string(open.size() + 1);
    one["note_field"] = "note-" + place;
    const bool tried = !field.empty() && field == "note-" + place;
    put(one, "note_error", tried ? message : "");
    put(one, "note_typed", tried ? form["note"] : "");
    one["place"] = place;
    (finding.waived ? waived : open).push_back(std::move(one));
  }
  ValueList lapsed;
  for (const Waiver& waiver : check.lapsed) {
    Values one;
    one["anchor"] = waiver.anchor;
    one["rule"] = waiver.rule;
    one["note"] = waiver.note;
    lapsed.push_back(std::move(one));
  }
  Values values;
  values["document"] = document;
  values["document_link"] = link_to({"d", document});
  values["action"] = link_to({"rules", document});
  values["own"] = rules_in_force(governance).own;
  values["count"] = count_words(open.size(), "finding");
  values["open"] = open;
  values["has_waived"] = !waived.empty();
  values["waived_list"] = waived;
  values["has_lapsed"] = !lapsed.empty();
  values["lapsed"] = lapsed;
  values["may_waive"] = visit.may(Permission::answer);
  if (!field.empty()) {
    put_error(values, field, message);
  }
  return page(visit, "rules", "Rules of wording: " + document, std::move(values),
              field.empty() ? 200 : 422);
}

}  // namespace

Response glossary_page(Visit& visit) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  const auto text = visit.texts.text(visit.workspace, document, "");
  const auto statement = [&](std::size_t index) {
    Values one;
    one["number"] = text->document.statements[index].number;
    one["link"] = link_to({"d", document, text->draft.label, text->anchors[index]});
    return one;
  };
  ValueList list;
  for (const GlossaryTerm& term : glossary(text->document)) {
    Values one = statement(term.statement);
    one["term"] = term.term;
    one["sentence"] = term.sentence;
    ValueList uses;
    for (const std::size_t use : term.uses) {
      uses.push_back(statement(use));
    }
    one["is_used"] = !uses.empty();
    one["uses"] = uses;
    list.push_back(std::move(one));
  }
  Values values;
  values["document_link"] = link_to({"d", document});
  values["draft_link"] = link_to({"d", document, text->draft.label});
  values["label"] = text->draft.label;
  values["has_terms"] = !list.empty();
  values["terms"] = list;
  return page(visit, "glossary", "Terms of " + text->draft.label, std::move(values));
}

Response rules_page(Visit& visit) {
  return show_rules(visit, visit.workspace.resolve_document(visit.part("document")));
}

Response waive_rule(Visit& visit) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  const Fields& form = visit.request.form;
  const Address statement{document, form["anchor"], {}};
  const std::string field = "note-" + form["place"];
  Governance governance = governance_of(visit);
  if (form["do"] == "unwaive") {
    unwaive(governance, statement, form["rule"]);
    return go_to(link_to({"rules", document}) + "?done=changed");
  }
  if (is_blank(form["note"])) {
    return show_rules(visit, document, field, "Say why it may stand");
  }
  try {
    waive(governance, statement, form["rule"], form["note"]);
  } catch (const Error& error) {
    return show_rules(visit, document, field, refused_because(error));
  }
  return go_to(link_to({"rules", document}) + "?done=changed");
}

}  // namespace redraft::web
