#pragma once
// How an answer is given on the command line: its decision, the change that carries it out, whether
// it is shown yet, and the reason.

#include <string>
#include <vector>

#include "cli/context.h"
#include "cli/options.h"
#include "redraft/comment.h"

namespace redraft::cli {

std::vector<Option> answer_options();

// Throws usage, in the name of the command, where there is no decision. Warns of what looks like
// personal data in the reason.
Disposition read_answer(Context& context, const Options& options, const std::string& command);

}  // namespace redraft::cli
