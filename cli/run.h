#pragma once
// One command line, from words to exit status: what main() and the tests call.

#include "cli/command.h"

namespace redraft::cli {

// Reads the global options, runs the command, and turns failures into messages and exit codes
// (redraft/error.h). The only place in cli that catches.
int run(Context& context, const Arguments& arguments);

}  // namespace redraft::cli
