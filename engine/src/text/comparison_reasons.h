#pragma once
// Why a change is editorial or substantive.

#include <string>
#include <vector>

#include "redraft/comparison.h"

namespace redraft::text {

// "number", "obligation", "negation", in this order, for each whose words were changed.
std::vector<std::string> flags_of(const std::vector<Edit>& edits);

// Takes a change with everything filled in but its reasons. `elsewhere`: it stands in another
// section.
std::vector<Reason> reasons_of(const ComparedChange& change, bool elsewhere);

}  // namespace redraft::text
