#pragma once
// How many comments stand how, as JSON.

#include <cstddef>
#include <map>
#include <string>

#include "redraft/placement.h"

namespace redraft::json {

// "redraft/comment-counts/1". A comment on several places counts once, by its first.
[[nodiscard]] std::string comment_counts(const std::map<Outcome, std::size_t>& outcomes);

}  // namespace redraft::json
