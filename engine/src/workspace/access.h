#pragma once
// Rules that everything shares which lets somebody of the team in.

#include <string>

#include "redraft/access.h"

namespace redraft::workspace {

// Throws usage for roles that are not of the team.
void require_team(const std::string& doing, const Roles& roles);

// As sound_name(); throws invalid too for a name that could be a reviewer's ref.
std::string team_name(const std::string& doing, const std::string& name);

}  // namespace redraft::workspace
