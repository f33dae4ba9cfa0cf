#pragma once
// Which comments come late: after the closing date of their draft, or where it has none after the
// draft was closed or superseded.

#include <optional>

#include "workspace/state.h"

namespace redraft::workspace {

struct Closing {
  std::optional<Instant> date;    // set for the draft: comments up to this instant are in time
  std::optional<Instant> closed;  // when it stopped taking comments; those from then on are late
};

Closing closing_of(const State& state, const Draft& draft);

// Of the oldest draft that is closed and has open comments.
std::optional<AwaitedResponse> awaited_response(const State& state, const std::string& document);

bool is_late(const Closing& closing, Instant created);

// Throws conflict for a comment that came late.
void require_in_time(const Draft& draft, const Closing& closing, Instant created);

}  // namespace redraft::workspace
