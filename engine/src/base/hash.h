#pragma once
// Hashes for records: BLAKE2b through libsodium.

#include <string>
#include <string_view>

namespace redraft {

// 16 hex digits (64 bits), the first half of hash128: seals against silent damage.
std::string hash64(std::string_view bytes);

// 32 hex digits (128 bits): names for texts, chains.
std::string hash128(std::string_view bytes);

// 64 hex digits (256 bits): one value for a whole table.
std::string hash256(std::string_view bytes);

}  // namespace redraft
