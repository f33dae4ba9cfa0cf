#pragma once
// Dates as surveys write them.

#include <optional>
#include <string>
#include <string_view>

#include "redraft/sheet.h"

namespace redraft::exchange {

// RFC 3339 of "2026-04-04 08:12", "04/04/2026", "4.4.2026 8:12:30", "4/4/26 8:12 PM". A year first
// is always understood; the order says which of the others comes first. Without a zone it is UTC.
// Nothing for what is no date of that order.
std::optional<std::string> date_written(std::string_view text, DateOrder order);

}  // namespace redraft::exchange
