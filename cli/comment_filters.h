#pragma once
// The options by which commands find comments, and name many of them at a time.

#include <string>
#include <vector>

#include "cli/options.h"
#include "redraft/pile.h"

namespace redraft::cli {

// Those that say which comments; the same in every command.
std::vector<Option> filter_options();

// `where`: DOC, DOC#ANCHOR, DOC@LABEL or DOC#ANCHOR@LABEL, or empty. Throws usage.
CommentFilter filter_of(const Context& context, const Options& options, const std::string& where);

// --where and the filters, for a command that takes many comments.
std::vector<Option> choosing_options();

// The ids from word `first` on, or with --where what the filters find. Throws usage where neither
// is given, or filters without --where.
Chosen chosen_by(const Context& context, const Options& options, std::size_t first);

// A whole number, or `otherwise` where the option is not given. Throws usage.
std::size_t number_of(const Options& options, const std::string& name, std::size_t otherwise);

}  // namespace redraft::cli
