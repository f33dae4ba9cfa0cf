#pragma once
// The readable text of HTML from elsewhere, by libxml2. Nothing of its mark-up is kept.

#include <string>
#include <string_view>

namespace redraft::exchange {

// Blocks end in a line feed, those of a quotation begin with "> "; scripts, styles and the head are
// left out. Any bytes of valid UTF-8; nothing is fetched.
[[nodiscard]] std::string text_of_html(std::string_view html);

}  // namespace redraft::exchange
