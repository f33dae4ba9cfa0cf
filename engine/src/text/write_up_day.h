#pragma once
// The day that a title names: "27/1/22", "21 March 2026", "March 21st, 2026", "2026-03-21". In
// numbers the day stands before the month, as in Britain.

#include <optional>
#include <string_view>

#include "redraft/time.h"

namespace redraft::text {

struct DayNamed {
  Instant day;
  bool either_way = false;  // the month may stand first as well: "3/4/2026"
};

// The first one; years of two digits are of this century.
[[nodiscard]] std::optional<DayNamed> day_named(std::string_view text);

}  // namespace redraft::text
