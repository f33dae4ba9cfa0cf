#pragma once
// What stands percent-encoded in an address, a query or a form. The way back is redraft/percent.h.

#include <string>
#include <string_view>

#include "web/server.h"

namespace redraft::web {

// Fills path and query from the target. False for one that cannot be read, or that holds NUL or
// what is not UTF-8.
[[nodiscard]] bool decode_target(Request& request);

// Fills form, and files, where the body says that it is one. False as above.
[[nodiscard]] bool decode_form(std::string_view body, Request& request);

// UTF-8 without NUL.
[[nodiscard]] bool is_text(std::string_view bytes);

}  // namespace redraft::web
