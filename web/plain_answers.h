#pragma once
// What the server says by itself, whatever is served.

#include <string>

#include "web/server.h"

namespace redraft::web {

// Now, as HTTP writes it.
[[nodiscard]] std::string http_date();

// A line end in a header's value would begin a header of somebody else's: they become spaces.
[[nodiscard]] std::string one_line(std::string value);

[[nodiscard]] Response plain(int status, const char* words);

// A handler answers its own failures; what it lets out must not take the worker with it.
[[nodiscard]] Response answer(const Handler& handler, const Request& request);

}  // namespace redraft::web
