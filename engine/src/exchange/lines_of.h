#pragma once
// The lines of a text that a person typed; ends of any kind.

#include <string>
#include <string_view>
#include <vector>

namespace redraft::exchange {

// At least one line; none holds a line end.
std::vector<std::string> lines_of(std::string_view text);

}  // namespace redraft::exchange
