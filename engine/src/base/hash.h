#pragma once
// Hashes for records: BLAKE2b through libsodium.

#include <string>
#include <string_view>

namespace redraft {

// 32 hex digits (128 bits): names for texts.
std::string hash128(std::string_view bytes);

// 64 hex digits (256 bits): seals against silent damage.
std::string hash256(std::string_view bytes);

}  // namespace redraft
