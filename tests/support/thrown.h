#pragma once
// What a step throws, as a value that a check can hold against what was meant.

#include <functional>
#include <optional>

#include "redraft/error.h"

namespace redraft::testing {

// An internal error when it throws nothing.
inline Error error_of(const std::function<void()>& step) {
  try {
    step();
  } catch (const Error& error) {
    return error;
  }
  return Error(ErrorKind::internal, "nothing was thrown");
}

// Nothing when it throws nothing.
inline std::optional<ErrorKind> kind_of(const std::function<void()>& step) {
  try {
    step();
  } catch (const Error& error) {
    return error.kind();
  }
  return std::nullopt;
}

}  // namespace redraft::testing
