#pragma once
// Questions asked of a consultation with many comments, in process, each a few hundred times.

#include <filesystem>

namespace redraft::bench {

// Prints a Markdown table of medians and 99th percentiles. Returns false when a goal is missed.
bool ask(const std::filesystem::path& consultation);

}  // namespace redraft::bench
