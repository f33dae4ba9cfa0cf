#pragma once
// Suggestions put into the working text: where in the Markdown their words stand, and which of them
// another suggestion has changed.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "workspace/state.h"

namespace redraft::workspace {

// Where in the Markdown of a statement the words stand that its plain text has at this code point
// (a run of white space matches any other); begin is npos where marks stand between them.
ByteSpan source_of_words(std::string_view markdown, std::string_view text, std::string_view words,
                         std::size_t code_point);

// The words that a suggestion replaces, on the last draft before the working text; nothing where
// they do not stand there.
std::optional<store::AppliedRange> range_on_last_draft(const State& state,
                                                       const State::Working& working,
                                                       const Comment& comment);

// Throws conflict where a suggestion that was applied since the last draft, and whose words still
// stand in the working text, has changed words of this range. `then`: what this one replaces.
void require_free(const State& state, const State::Working& working, const Comment& comment,
                  const std::string& then, const store::AppliedRange& range);

}  // namespace redraft::workspace
