#pragma once
// Drafting rules of a consultation: the verbs. The rules are one file, .redraft/rules.json, and the
// waivers a record of each document; both are committed to git.

#include <string>
#include <vector>

#include "redraft/drafting_rule.h"
#include "redraft/governance.h"

namespace redraft {

struct RulesInForce {
  std::vector<DraftingRule> rules;
  bool own = false;  // the consultation set them; else those that come with the program
};

// Throws corrupt where the file cannot be read.
[[nodiscard]] RulesInForce rules_in_force(const Governance& governance);
// Throws invalid for a file that is no set of rules, saying every fault.
void set_rules(Governance& governance, const std::string& json);

struct RuleCheck {
  DraftText text;
  std::vector<RuleFinding> findings;  // those waived among them
  std::vector<Waiver> lapsed;         // whose statement reads otherwise by now, or is gone
};

// Empty label: the working text.
[[nodiscard]] RuleCheck check_rules(const Governance& governance, const std::string& document,
                                    const std::string& label);
// Of the working text. Throws not_found where the rule finds nothing in the statement, invalid
// without a note.
Waiver waive(Governance& governance, const Address& statement, const std::string& rule,
             const std::string& note);
// Throws not_found.
void unwaive(Governance& governance, const Address& statement, const std::string& rule);

}  // namespace redraft
