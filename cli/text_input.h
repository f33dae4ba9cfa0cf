#pragma once
// Text that a person gives: -m TEXT, -F FILE, -F - (standard input), or an editor.

#include <string>

#include "cli/options.h"

namespace redraft::cli {

// The options every command with text takes.
std::vector<Option> text_options(const std::string& what);

// The text given by -m or -F, else what the person writes in $VISUAL or $EDITOR (started with
// `template_text`; lines beginning with "<!--" are comments). Throws usage when there is no way to
// ask.
std::string read_text(Context& context, const Options& options, const std::string& what,
                      const std::string& template_text = {});

// Whether the text was given on the command line.
bool has_text(const Options& options);

// A whole file, or standard input for "-". Throws not_found or unavailable.
std::string read_file(Context& context, const std::string& name);

}  // namespace redraft::cli
