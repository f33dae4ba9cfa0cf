#pragma once
// What `diff` and `compare` share: their options and the choice of format.

#include <vector>

#include "cli/options.h"
#include "redraft/comparison.h"

namespace redraft::cli {

std::vector<Option> diff_options();

void print_comparison(Context& context, const Options& options, const Comparison& comparison);

}  // namespace redraft::cli
