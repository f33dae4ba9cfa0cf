#pragma once
// Passwords that a person types without seeing them, or that a program hands over.

#include <string>

#include "cli/context.h"

namespace redraft::cli {

// Asks on the terminal. Throws interrupted when the person stops.
std::string type_unseen(Context& context, const std::string& prompt);

// The same for something new, which nobody could look up after a slip: throws invalid where the two
// differ.
std::string type_unseen_twice(Context& context, const std::string& prompt);

// On a terminal asks twice; otherwise the first line of standard input. Throws invalid where there
// is none or the two differ, interrupted when the person stops.
std::string read_password(Context& context, const std::string& whose);

}  // namespace redraft::cli
