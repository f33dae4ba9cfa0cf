#include "redraft/ids.h"

#include <array>

#include <sodium.h>

#include "redraft/error.h"

namespace redraft {

void SystemRandomness::fill(std::span<std::byte> bytes) {
  if (sodium_init() < 0) {
    throw Error(ErrorKind::unavailable, "take random bytes: libsodium could not be started");
  }
  randombytes_buf(bytes.data(), bytes.size());
}

// SplitMix64 (Steele, Lea, Flood 2014).
void SeededRandomness::fill(std::span<std::byte> bytes) {
  for (std::byte& byte : bytes) {
    state_ += 0x9e3779b97f4a7c15ULL;
    unsigned long long mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebULL;
    byte = static_cast<std::byte>((mixed ^ (mixed >> 31U)) & 0xffU);
  }
}

std::string new_id(char prefix, Randomness& randomness) {
  constexpr char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";
  std::array<std::byte, 10> bytes{};
  randomness.fill(bytes);
  std::string id = {prefix, '-'};
  for (const std::byte byte : bytes) {
    id += alphabet[std::to_integer<unsigned>(byte) & 31U];
  }
  return id;
}

}  // namespace redraft
