#pragma once
// Other words for a comment, and what it said before.

#include <optional>
#include <string>

#include "redraft/time.h"

namespace redraft {

// What is not given stays. Wording can be put in place of suggested wording only.
struct CommentEdit {
  std::optional<std::string> body = std::nullopt;
  std::optional<std::string> suggestion = std::nullopt;
};

// What a comment said until it was edited.
struct EarlierWords {
  Instant replaced;
  std::string body;
  std::optional<std::string> suggestion = std::nullopt;
  bool operator==(const EarlierWords&) const = default;
};

}  // namespace redraft
