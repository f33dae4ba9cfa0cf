#pragma once
// What `diff`, `compare` and `adopt changes` share: their options and the choice of format.

#include <string>
#include <vector>

#include "cli/options.h"
#include "redraft/comparison.h"

namespace redraft::cli {

// `more`: a format that only one of them has.
std::vector<Option> diff_options(const std::string& more = {});

// `command`: "redraft diff", to be typed again.
void print_comparison(Context& context, const Options& options, const std::string& command,
                      const Comparison& comparison);

}  // namespace redraft::cli
