#pragma once
// What somebody typed when their session had ended meanwhile, or another had begun: it is given
// back, and goes on only from a page where it was looked at. It is kept nowhere but in that page.
// Only what a page of ours sent is given back, so that nobody else can put words there.

#include <optional>

#include "web/visit.h"

namespace redraft::web {

// The page that gives back what was just sent; nothing where there are no words in it, or a secret
// is.
[[nodiscard]] std::optional<Response> give_back(Visit& visit);

}  // namespace redraft::web
