#pragma once
// Remarks as values of templates.

#include "redraft/remark.h"
#include "web/visit.h"

namespace redraft::web {

// For remark_part.mustache. What is not for everyone is there for the team alone.
[[nodiscard]] Values remark_values(Visit& visit, const Remark& remark);

[[nodiscard]] std::string use_words(RemarkUse use);  // "Evidence for", before a statement

}  // namespace redraft::web
