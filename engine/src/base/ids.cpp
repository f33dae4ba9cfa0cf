#include "redraft/ids.h"

#include <array>
#include <string_view>

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

namespace {

constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t length = 10;
constexpr unsigned bits = 5;

}  // namespace

std::string new_id(char prefix, Randomness& randomness) {
  std::array<std::byte, length> bytes{};
  randomness.fill(bytes);
  return id_of_bytes(prefix, bytes);
}

std::string id_of_bytes(char prefix, std::span<const std::byte, 10> bytes) {
  std::string id = {prefix, '-'};
  for (const std::byte byte : bytes) {
    id += alphabet[std::to_integer<unsigned>(byte) & 31U];
  }
  return id;
}

bool is_own_id(char prefix, std::string_view text) {
  return text.size() == 2 + length && text[0] == prefix && text[1] == '-' &&
         text.find_first_not_of(alphabet, 2) == std::string_view::npos;
}

std::uint64_t id_number(const std::string& id) {
  std::uint64_t number = 0;
  for (const char letter : std::string_view(id).substr(2)) {
    number = number << bits | alphabet.find(letter);
  }
  return number;
}

std::string id_of_number(char prefix, std::uint64_t number) {
  std::string id = {prefix, '-'};
  for (std::size_t i = length; i-- > 0;) {
    id += alphabet[number >> (bits * i) & 31U];
  }
  return id;
}

}  // namespace redraft
