#pragma once
// Word files on standard output.

#include <string>

#include "cli/context.h"

namespace redraft::cli {

// Throws usage where standard output is a terminal; `again` is the command to type with ">
// FILE.docx".
void require_file(const Context& context, const std::string& again);

}  // namespace redraft::cli
