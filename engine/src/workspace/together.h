#pragma once
// What cannot be done with others in one commit.

#include "workspace/state.h"

namespace redraft::workspace {

// Throws internal inside Workspace::together().
void require_alone(const State& state, const char* doing);

}  // namespace redraft::workspace
