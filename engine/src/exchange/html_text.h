#pragma once
// The readable text of HTML from elsewhere, by libxml2. Nothing of its mark-up is kept.

#include <optional>
#include <string>
#include <string_view>

namespace redraft::exchange {

inline constexpr int most_html_nesting = 200;

// Nothing where elements stand deeper in it than that: their words would be lost. Blocks end in a
// line feed, those of a quotation begin with "> "; scripts, styles and the head are left out. Any
// bytes of valid UTF-8; nothing is fetched.
[[nodiscard]] std::optional<std::string> text_of_html(std::string_view html);

}  // namespace redraft::exchange
