#pragma once
// Files that are no text, on standard output.

#include <string>
#include <string_view>

#include "cli/context.h"

namespace redraft::cli {

// Throws usage where standard output is a terminal; `again` is the command to type with
// "> FILE.docx", or another ending.
void require_file(const Context& context, const std::string& again,
                  std::string_view ending = "docx");

// A page as PDF; throws as pdf_of_page() does.
void print_pdf(Context& context, std::string_view html);

}  // namespace redraft::cli
