#pragma once
// What redraft says in JSON of who is let in, and to programs only; as json.h.

#include <string>
#include <utility>
#include <vector>

#include "redraft/access.h"
#include "redraft/error.h"

namespace redraft::json {

// "redraft/access/1": the team and programs. "redraft/token/1": a secret, shown once.
[[nodiscard]] std::string access(const std::vector<Staff>& staff,
                                 const std::vector<AccessToken>& tokens);
[[nodiscard]] std::string token(const std::string& secret, Instant expires);

// "redraft/documents/1": each with the label of its newest draft, or an empty one.
[[nodiscard]] std::string documents(const std::vector<std::pair<std::string, std::string>>& list);

// "redraft/problem/1": a failure as RFC 9457 has it. `status` is HTTP's.
[[nodiscard]] std::string problem(const Error& error, int status);

}  // namespace redraft::json
