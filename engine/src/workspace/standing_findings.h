#pragma once
// What `status` says of decisions and rules that the working text has moved away from.

#include <string>
#include <vector>

#include "redraft/finding.h"
#include "workspace/state.h"

namespace redraft::workspace {

// Warnings: approval-changed (a text in force reads otherwise), adoption-behind (who signed an
// earlier draft has not said what they make of the newest), link-changed and link-broken, and
// drafting-rule for each of the consultation's own rules that finds something not waived. Costs
// nothing where there are no such records.
std::vector<Finding> standing_findings(State& state, const std::string& document);

}  // namespace redraft::workspace
