#pragma once
// What a verdict and a redaction are given, for comments and for remarks alike.

#include <string>

#include "redraft/privacy.h"

namespace redraft::workspace {

// Throws usage for a state that is not given by hand, invalid without a reason to withhold.
void require_verdict(Moderation state, const std::string& reason);

// Throws usage without words or a reason code, invalid for text that is not UTF-8.
void require_redaction(const std::string& id, const std::string& words, const std::string& reason,
                       const std::string& explanation);

}  // namespace redraft::workspace
