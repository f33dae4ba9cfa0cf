#pragma once
// Small counts: what few people said or did could tell who they are.

#include <cstddef>

namespace redraft {

// What is counted for everyone is told from this number on, unless another is asked for.
inline constexpr std::size_t usual_least = 5;

}  // namespace redraft
