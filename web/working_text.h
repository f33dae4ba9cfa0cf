#pragma once
// The working text as it is now, and what another one in its place would do.

#include "web/visit.h"

namespace redraft::web {

[[nodiscard]] std::string working_text(const Visit& visit, const std::string& document);

// Tells a text that was looked at from one that came after. Nobody gains from making two alike.
[[nodiscard]] std::string version_of(const std::string& text);

// Browsers send line ends of their own.
[[nodiscard]] std::string with_line_feeds(const std::string& text);

// For effect_part.mustache: what publishing this text would change, statement by statement, and
// which comments would lose their place.
void add_effect(const Visit& visit, const std::string& document, const std::string& text,
                Values& values);

}  // namespace redraft::web
