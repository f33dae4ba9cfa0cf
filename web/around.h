#pragma once
// What happens around the text, as its pages reach it: both other façades over the consultation
// that is open, links to the pages about a document, and what their forms share.

#include <optional>
#include <string>
#include <string_view>

#include "redraft/engagement.h"
#include "redraft/governance.h"
#include "web/visit.h"

namespace redraft::web {

[[nodiscard]] Engagement engagement_of(const Visit& visit);
[[nodiscard]] Governance governance_of(const Visit& visit);

// For around_part.mustache: the pages about a document of which a draft is published.
void add_around(const Visit& visit, const std::string& document, const std::string& newest,
                Values& values);

// "2026-03-31"; nothing where it is no day.
[[nodiscard]] std::optional<Instant> typed_day(std::string_view words);

// One of several to choose from. Its id is made of the name of the field; the first bears that.
[[nodiscard]] Values choice(const ValueList& before, const std::string& field,
                            const std::string& value, const std::string& words,
                            const std::string& chosen);

// What was wrong with what was sent, to be shown beside the field. Other failures are thrown on.
[[nodiscard]] std::string refused_because(const Error& error);

// Nobody keeps a copy: neither the browser nor anything between.
[[nodiscard]] Response not_stored(Response response);

}  // namespace redraft::web
