#pragma once
// Percent-encoding of one part of a URI (RFC 3986, section 2).

#include <string>
#include <string_view>

namespace redraft {

// Every byte but letters, digits and - . _ ~ as %XX.
[[nodiscard]] std::string percent_encoded(std::string_view text);

// What does not read as %XX is kept as it stands.
[[nodiscard]] std::string percent_decoded(std::string_view text);

}  // namespace redraft
