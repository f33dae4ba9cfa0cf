#pragma once
// What becomes of a row that cannot be taken: a finding, while the other rows of its file are
// taken.

#include <cstddef>
#include <string>

#include "redraft/error.h"
#include "redraft/finding.h"

namespace redraft::workspace {

// Throws the error where it is not about the row: the disk, damage, our bug, somebody's Ctrl-C.
[[nodiscard]] Finding refusal(const Error& error, const char* rule, std::string comment,
                              std::size_t line);

}  // namespace redraft::workspace
