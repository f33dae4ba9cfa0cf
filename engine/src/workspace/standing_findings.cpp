#include "workspace/standing_findings.h"

#include <map>

#include "redraft/companions.h"
#include "redraft/drafting.h"
#include "redraft/signing.h"
#include "store/growing_records.h"
#include "store/signing_records.h"

namespace redraft::workspace {

namespace {

constexpr std::size_t most_named = 5;

Finding warning(const std::string& rule, const std::string& document) {
  Finding finding;
  finding.rule = rule;
  finding.severity = Severity::warning;
  finding.document = document;
  return finding;
}

std::string some_of(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < most_named; ++i) {
    text += (i == 0 ? "" : ", ") + names[i];
  }
  return text + (names.size() > most_named ? " ..." : "");
}

void find_approvals(const Governance& governance, const std::string& document,
                    std::vector<Finding>& findings) {
  for (const StandingApproval& one : approvals(governance, document, "")) {
    if (!is_in_force(one.approval.status()) || one.standing.standing == Standing::holds) {
      continue;
    }
    std::vector<std::string> differing;
    for (const StatementStanding& statement : one.standing.statements) {
      if (statement.standing != Standing::holds) {
        differing.push_back(statement.anchor);
      }
    }
    Finding finding = warning("approval-changed", document);
    finding.draft = one.approval.on.label;
    finding.message = "the working text is not what " + one.approval.body + " decided on in " +
                      one.approval.on.label + " (" + to_string(one.approval.status()) + "): " +
                      (!differing.empty()                        ? some_of(differing)
                       : one.standing.standing == Standing::gone ? "that draft is not here"
                                                                 : "statements were moved");
    finding.hint = "redraft approve list " + document;
    findings.push_back(std::move(finding));
  }
}

void find_adoptions(const Governance& governance, const std::string& document,
                    std::vector<Finding>& findings) {
  const AdoptionRegister all = adoptions(governance, document);
  std::vector<std::string> behind;
  for (const AdoptionEntry& entry : all.entries) {
    if (entry.adoption.outcome == AdoptionOutcome::signs && entry.adoption.on.label != all.label &&
        entry.standing.standing != Standing::holds) {
      behind.push_back(entry.adoption.organisation);
    }
  }
  if (behind.empty()) {
    return;
  }
  Finding finding = warning("adoption-behind", document);
  finding.draft = all.label;
  finding.message = all.label + " reads otherwise than what was signed by " + some_of(behind) +
                    ", who have neither signed again nor withdrawn";
  finding.hint = "redraft adopt changes \"" + behind.front() + "\" " + document;
  findings.push_back(std::move(finding));
}

void find_wording(const Governance& governance, const std::string& document,
                  std::vector<Finding>& findings) {
  const RuleCheck check = redraft::check_rules(governance, document, "");
  std::map<std::string, std::vector<std::string>> places;
  for (const RuleFinding& one : check.findings) {
    if (!one.waived) {
      places[one.rule].push_back(check.text.anchors.at(one.statement));
    }
  }
  for (const auto& [rule, anchors] : places) {
    Finding finding = warning("drafting-rule", document);
    finding.message = rule + " finds " + std::to_string(anchors.size()) +
                      (anchors.size() == 1 ? " place: " : " places: ") + some_of(anchors);
    finding.hint = "redraft rules check " + document;
    findings.push_back(std::move(finding));
  }
}

}  // namespace

std::vector<Finding> standing_findings(State& state, const std::string& document) {
  const Governance governance(state);
  const store::DraftStore& drafts = state.drafts;
  std::vector<Finding> findings;
  if (store::growing_record(drafts, document, store::approvals_file)) {
    find_approvals(governance, document, findings);
  }
  if (store::growing_record(drafts, document, store::adoptions_file)) {
    find_adoptions(governance, document, findings);
  }
  for (Finding& finding : check_links(governance, document)) {
    findings.push_back(std::move(finding));
  }
  if (store::growing_record(drafts, "", store::rules_file)) {
    find_wording(governance, document, findings);
  }
  return findings;
}

}  // namespace redraft::workspace
