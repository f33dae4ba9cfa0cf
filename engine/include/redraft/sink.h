#pragma once
// Where a long text goes part by part, so that it never stands in memory as a whole.

#include <cstddef>
#include <functional>
#include <string_view>

namespace redraft {

// Takes the next part, which holds until it returns. Where parts end says nothing: not even
// characters are kept together.
using Sink = std::function<void(std::string_view part)>;

// As a rule parts are given when they have become as long as this.
inline constexpr std::size_t sink_part_bytes = 256U << 10U;

}  // namespace redraft
