#pragma once
// Why a change is editorial or substantive.

#include <string>
#include <vector>

#include "redraft/comparison.h"

namespace redraft::text {

// Which kinds of words that a reader must not miss were changed.
struct ChangedSignals {
  bool number = false;
  bool date = false;
  bool obligation = false;
  bool negation = false;
};

ChangedSignals changed_signals(const std::vector<Edit>& edits);

// "number" (dates too), "obligation", "negation", in this order.
std::vector<std::string> flags_of(const ChangedSignals& signals);

// Takes a change with everything filled in but its reasons. `elsewhere`: it stands in another
// section.
std::vector<Reason> reasons_of(const ComparedChange& change, const ChangedSignals& signals,
                               bool elsewhere);

}  // namespace redraft::text
