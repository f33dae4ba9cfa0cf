#pragma once
// Options and words that the commands about events, remarks, assessments and actions share.

#include <optional>
#include <string>
#include <vector>

#include "cli/options.h"
#include "redraft/engagement.h"

namespace redraft::cli {

Engagement open_engagement(const Context& context);

// A day, or nothing where the option is not given.
std::optional<Instant> day_of(const Options& options, const std::string& name);

// "2026-05-04", or what stands for no day.
std::string day_or(const std::optional<Instant>& day, const std::string& otherwise);

// The id of a remark, and not of a comment: "m-…".
bool is_remark(const std::string& id);

// One remark in two to four lines: where it was said, by whom, what, and where it led.
void print_remark(Context& context, const Remark& remark, bool everything);

void print_action(Context& context, const Action& action, bool everything);

}  // namespace redraft::cli
