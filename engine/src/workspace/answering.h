#pragma once
// What every way of answering comments shares.

#include <string>

#include "workspace/state.h"

namespace redraft::workspace {

// Writes a disposition after its rules are kept: see Workspace::respond. Call inside a transaction.
void respond_to(State& state, const std::string& id, Disposition disposition);

}  // namespace redraft::workspace
