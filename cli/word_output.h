#pragma once
// Word files and spreadsheets on standard output.

#include <string>

#include "cli/context.h"

namespace redraft::cli {

// Throws usage where standard output is a terminal; `again` is the command to type with "> FILE",
// of this kind.
void require_file(const Context& context, const std::string& again,
                  const std::string& kind = "docx");

}  // namespace redraft::cli
