#pragma once
// The only includer of Catch2: version 3 where it is installed, else version 2.

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>

namespace Catch::Matchers {
// NOLINTNEXTLINE(readability-identifier-naming): its name in version 3
inline auto ContainsSubstring(const std::string& text) {
  return Contains(text);
}
}  // namespace Catch::Matchers
#endif
