#pragma once
// The update notes that texts of a document came with.

#include <string>
#include <vector>

#include "redraft/carried_notes.h"
#include "workspace/state.h"

namespace redraft::workspace {

// What the text of a draft says of it; of the working text, what follows the last draft there is.
// `earlier`: labels of the drafts before.
std::vector<CarriedNotes> carried_by(const State& state, const Draft& draft,
                                     const std::vector<std::string>& earlier);

// What the first draft says of those before it, which were never published here.
std::string carried_before(const State& state, const std::vector<Draft>& drafts);

}  // namespace redraft::workspace
