#pragma once
// Who brought a comment into the consultation.

#include <string>

#include "redraft/governance.h"

namespace redraft {

// The name under which it was added: a program's, an officer's, a reviewer's reference. Empty where
// the audit log does not say, as for what came in a bundle. Linear in the log. Throws not_found.
[[nodiscard]] std::string brought_by(const Governance& governance, const std::string& id);

}  // namespace redraft
