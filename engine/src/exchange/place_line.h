#pragma once
// The line that closes a comment in a file where its place cannot be marked: see
// without_place_line() in redraft/word.h.

#include <string>

namespace redraft::exchange {

// "[On V0-1: within thirty days]".
[[nodiscard]] std::string place_line(const std::string& draft, const std::string& place);

}  // namespace redraft::exchange
