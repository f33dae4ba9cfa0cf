#pragma once
// Style sheet, script and icon, under names that never hold anything else.

#include <optional>

#include "web/server.h"

namespace redraft::web {

// Nothing for a request that is for no static file.
[[nodiscard]] std::optional<Response> static_file(const Request& request);

}  // namespace redraft::web
