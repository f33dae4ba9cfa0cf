#pragma once
// --role, as every command takes it that lets somebody in.

#include "cli/options.h"
#include "redraft/access.h"

namespace redraft::cli {

// Throws usage for a word that is no role.
Roles roles_of(const Options& options, const std::string& command);

}  // namespace redraft::cli
