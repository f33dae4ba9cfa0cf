#pragma once
// What makes a comment the same one when it comes again, by whatever program its file was saved.

#include <string>

#include "redraft/comment.h"

namespace redraft::store {

// 16 hex digits. `reviewer`: their ref.
[[nodiscard]] std::string fingerprint(const std::string& reviewer, const NewComment& comment);

}  // namespace redraft::store
