#pragma once
// A password that a person types without seeing it, or that a program hands over.

#include <string>

#include "cli/context.h"

namespace redraft::cli {

// On a terminal asks twice; otherwise the first line of standard input. Throws invalid where there
// is none or the two differ, interrupted when the person stops.
std::string read_password(Context& context, const std::string& whose);

}  // namespace redraft::cli
