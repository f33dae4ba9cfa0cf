#pragma once
// A filter as people give it, made ready for the comment store.

#include <string>
#include <vector>

#include "workspace/state.h"

namespace redraft::workspace {

struct PreparedFilter {
  CommentFilter filter;
  std::vector<std::string> section;  // anchors of the section asked for
  bool working = false;              // `now` is about the working text
};

// Completes document, numbers and names. Throws not_found for what is not there, invalid for what
// this audience may not ask for.
PreparedFilter prepare(const State& state, CommentFilter filter);

}  // namespace redraft::workspace
