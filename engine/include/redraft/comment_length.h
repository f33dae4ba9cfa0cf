#pragma once
// How long what people say may be.

#include <cstddef>

namespace redraft {

// Bytes of what a comment says, of the wording it suggests, and of a reply, wherever they come
// from: some 65,000 letters of English, fewer of other scripts.
inline constexpr std::size_t longest_comment = 64U << 10U;

}  // namespace redraft
