#pragma once
// The plain text that a reader sees: spaces collapsed, control characters dropped, Unicode NFC.

#include <string>
#include <string_view>

namespace redraft::text {

// Takes valid UTF-8. ASCII white space and line separators become single spaces, none at the ends.
std::string visible_text(std::string raw);

// Unicode NFC; ASCII takes no detour through ICU.
std::string normalised(std::string text);

}  // namespace redraft::text
