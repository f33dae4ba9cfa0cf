#include "base/secret.h"

#include <array>

namespace redraft {

std::string new_secret(Randomness& randomness) {
  constexpr char digits[] = "0123456789abcdef";
  std::array<std::byte, 32> bytes{};
  randomness.fill(bytes);
  std::string hex;
  for (const std::byte byte : bytes) {
    hex += digits[std::to_integer<unsigned>(byte) >> 4U];
    hex += digits[std::to_integer<unsigned>(byte) & 15U];
  }
  return hex;
}

}  // namespace redraft
