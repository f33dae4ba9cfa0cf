#include "web/standing_values.h"

#include <algorithm>

#include "redraft/companions.h"
#include "redraft/signing.h"
#include "web/around.h"
#include "web/comment_values.h"
#include "web/markup.h"
#include "web/remark_values.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

Values badge_values(const std::string& document, const std::string& body, ApprovalStatus status,
                    const std::string& label, bool holds) {
  Values one;
  one["status"] = with_capital(to_string(status));
  one["board"] = body;
  one["holds"] = holds;
  one["approved_label"] = label;
  one["approvals_link"] = link_to({"approvals", document, label});
  return one;
}

// As everyone may see them: of what stands in the newest drafts.
void add_links(Visit& visit, const std::string& document, const std::string& anchor,
               Values& values) {
  ValueList list;
  for (const StandingLink& one :
       standing_links(governance_of(visit), document, Audience::everyone)) {
    const Link& link = one.link;
    const bool out = link.from.document == document && link.from.anchor == anchor;
    const bool in = link.to.document == document && link.to.anchor == anchor;
    if (!out && !in) {
      continue;
    }
    const LinkEnd& other = out ? link.to : link.from;
    const StandingEnd& now = out ? one.to : one.from;
    Values linked;
    linked["words"] = other.document + " " + now.number + ": " + beginning(now.text);
    linked["other_link"] = link_to({"s", other.document, other.anchor});
    put(linked, "note", link.note);
    list.push_back(std::move(linked));
  }
  values["has_companions"] = !list.empty();
  values["companions"] = list;
}

void add_terms(const DraftText& text, std::size_t index, Values& values) {
  ValueList list;
  for (const GlossaryTerm& term : glossary(text.document)) {
    const bool used = std::find(term.uses.begin(), term.uses.end(), index) != term.uses.end();
    if (!used && term.statement != index) {
      continue;
    }
    Values one;
    one["term"] = term.term;
    one["sentence"] = term.sentence;
    one["term_link"] =
        link_to({"d", text.draft.document, text.draft.label, text.anchors[term.statement]});
    one["defined_here"] = term.statement == index;
    list.push_back(std::move(one));
  }
  values["has_terms"] = !list.empty();
  values["terms"] = list;
}

}  // namespace

void add_sources(Visit& visit, const StatementLife& life, Values& values) {
  ValueList list;
  for (const Remark& remark : engagement_of(visit).remarks_behind(life, visit.audience())) {
    list.push_back(remark_values(visit, remark));
  }
  values["has_sources"] = !list.empty();
  values["sources"] = list;
}

void add_standing(Visit& visit, const DraftText& text, std::size_t index, Values& values) {
  const std::string& document = text.draft.document;
  const std::string& anchor = text.anchors[index];
  ValueList badges;
  const ApprovalBadges all = approval_badges(governance_of(visit), text);
  if (const auto found = all.find(anchor); found != all.end()) {
    for (const ApprovalBadge& badge : found->second) {
      badges.push_back(badge_values(document, badge.body, badge.status, badge.label,
                                    badge.standing == Standing::holds));
    }
  }
  values["badges"] = badges;
  add_links(visit, document, anchor, values);
  add_terms(text, index, values);
  put(values, "concern_link",
      visit.may(Permission::comment) ? link_to({"concern", document, text.draft.label, anchor})
                                     : "");
}

void add_approvals(Visit& visit, const std::string& document, const std::string& label,
                   Values& values) {
  ValueList badges;
  for (const StandingApproval& one : approvals(governance_of(visit), document, label)) {
    const Approval& approval = one.approval;
    if (is_in_force(approval.status()) && approval.on.statements.empty()) {
      badges.push_back(badge_values(document, approval.body, approval.status(), approval.on.label,
                                    one.standing.standing == Standing::holds));
    }
  }
  values["badges"] = badges;
}

}  // namespace redraft::web
