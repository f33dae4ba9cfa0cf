#pragma once
// Golden files: exact output pinned by a file that a person reviews.

#include <string>

namespace redraft::testing {

// Compares with tests/<path>. With UPDATE_GOLDEN=1 in the environment the file is rewritten and the
// check still fails once, so that no run both updates and passes.
void check_golden(const std::string& path, const std::string& actual);

}  // namespace redraft::testing
