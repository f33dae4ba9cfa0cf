#pragma once
// Passphrases of handlers: from a file, or asked for on the terminal without showing them. Never an
// argument, which other people of the machine could see, and never the environment.

#include <string>

#include "cli/options.h"
#include "redraft/concerns.h"

namespace redraft::cli {

// --passphrase-file, or with a word before: --new-passphrase-file.
Option passphrase_option(const std::string& which = {});

// The first line of the file ("-": standard input), or what is typed. Throws not_allowed where
// there is nobody to ask.
std::string read_passphrase(Context& context, const Options& options, const std::string& whose,
                            const std::string& which = {});

// Who acts (--as) with their passphrase. Throws not_allowed when nobody does.
Handler acting_handler(Context& context, const Options& options);

}  // namespace redraft::cli
