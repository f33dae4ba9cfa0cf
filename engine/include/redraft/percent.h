#pragma once
// Percent-encoding of one part of a URI (RFC 3986, section 2).

#include <optional>
#include <string>
#include <string_view>

namespace redraft {

// Every byte but letters, digits and - . _ ~ as %XX.
[[nodiscard]] std::string percent_encoded(std::string_view text);

// Nothing for a % that two hexadecimal digits do not follow. Any bytes may come out.
[[nodiscard]] std::optional<std::string> percent_decoded(std::string_view text);

}  // namespace redraft
