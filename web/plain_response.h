#pragma once
// What the server says by itself, and how it writes what handlers say.

#include <string>

#include "web/server.h"

namespace redraft::web {

// Now, as headers have it: "Sun, 01 Mar 2026 09:30:00 GMT".
[[nodiscard]] std::string http_date();

// A line end in a value would begin a header of somebody else's.
[[nodiscard]] std::string one_line(std::string value);

[[nodiscard]] Response plain(int status, const char* words);

// A handler answers its own failures; what it lets out must not take the worker with it.
[[nodiscard]] Response answer(const Handler& handler, const Request& request);

}  // namespace redraft::web
