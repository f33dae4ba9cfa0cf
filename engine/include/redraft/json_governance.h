#pragma once
// What redraft says in JSON of approvals, links, terms, rules and concerns; see json.h for what
// holds of all shapes. The register of adoptions is in adoption_register.h.

#include <string>
#include <vector>

#include "redraft/approval.h"
#include "redraft/companion.h"
#include "redraft/concern.h"
#include "redraft/draft.h"
#include "redraft/drafting_rule.h"

namespace redraft::json {

// "redraft/statements/1", each with the approvals that are about it.
[[nodiscard]] std::string statements(const DraftText& text, const ApprovalBadges& badges);

// "redraft/approvals/1": with how they stand in the draft, or (the empty label) the working text.
[[nodiscard]] std::string approvals(const std::string& document, const std::string& label,
                                    const std::vector<StandingApproval>& approvals);

// "redraft/links/1", "redraft/glossary/1", "redraft/rule-findings/1".
[[nodiscard]] std::string links(const std::vector<Link>& links);
[[nodiscard]] std::string glossary(const DraftText& text, const std::vector<GlossaryTerm>& terms);
[[nodiscard]] std::string rule_findings(const DraftText& text,
                                        const std::vector<RuleFinding>& findings);

// "redraft/concerns/1", "redraft/concern-counts/1", "redraft/handlers/1". The first is for handlers
// alone.
[[nodiscard]] std::string concerns(const std::vector<Concern>& concerns);
[[nodiscard]] std::string concern_counts(const ConcernCounts& counts);
[[nodiscard]] std::string handlers(const std::vector<std::string>& names);

}  // namespace redraft::json
