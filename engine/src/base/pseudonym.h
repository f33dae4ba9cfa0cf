#pragma once
// Names that are the same for the same reviewer, and that nobody without the key can lead back.

#include <string>
#include <string_view>

#include "redraft/ids.h"

namespace redraft {

// 64 hex digits of randomness.
std::string new_pseudonym_key(Randomness& randomness);

// "r-…", in the form of an id: 50 bits of the HMAC-SHA-256 (RFC 2104) of `ref` under the key.
// Throws corrupt for a key that new_pseudonym_key() did not make.
std::string pseudonym(std::string_view key, std::string_view ref);

}  // namespace redraft
