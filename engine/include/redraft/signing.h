#pragma once
// Approvals and adoptions of a consultation: the verbs. Each record is bound to one published draft
// and committed to git at once, so a clone has the same; records are added, never changed.
//
// All take the document as Workspace's verbs do. Writing ones throw not_allowed or conflict where
// git cannot commit, and then write nothing.

#include <map>
#include <string>
#include <vector>

#include "redraft/adoption.h"
#include "redraft/approval.h"
#include "redraft/governance.h"

namespace redraft {

// Throws invalid for a step that is none of a first one, without a body, or with words that look
// like personal data: git cannot forget.
Approval add_approval(Governance& governance, const NewApproval& approval);
// The next step of an approval, by its id or any unique beginning. Throws conflict for one that may
// not follow.
Approval move_approval(Governance& governance, const std::string& document, const std::string& id,
                       const ApprovalStep& step);
// With how they stand in a draft, or in the working text (the empty label).
[[nodiscard]] std::vector<StandingApproval> approvals(const Governance& governance,
                                                      const std::string& document,
                                                      const std::string& label);
// Of the approvals in force that are about a statement of this text, by anchor.
[[nodiscard]] ApprovalBadges approval_badges(const Governance& governance, const DraftText& text);

// Throws invalid without an organisation; without sector or role where it is its first entry; for a
// refusal without a reason; for an earlier signature whose reservations are passed over in silence.
// Throws conflict for a withdrawal of what is not signed.
Adoption add_adoption(Governance& governance, const NewAdoption& wanted);
[[nodiscard]] AdoptionRegister adoptions(const Governance& governance, const std::string& document);
// The last entry of an organisation: compare() from its draft says what changed since. Throws
// not_found for one that has none.
[[nodiscard]] Adoption last_adoption(const Governance& governance, const std::string& document,
                                     const std::string& organisation);

}  // namespace redraft
