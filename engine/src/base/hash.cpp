#include "base/hash.h"

#include <array>
#include <span>

#include <sodium.h>

namespace redraft {

namespace {

std::string hex(std::span<const unsigned char> bytes) {
  constexpr char digits[] = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const unsigned char byte : bytes) {
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
  }
  return out;
}

template <std::size_t length>
std::array<unsigned char, length> blake2b(std::string_view bytes) {
  std::array<unsigned char, length> out{};
  // libsodium takes unsigned char; the bytes are the same.
  crypto_generichash(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size(), nullptr, 0);
  return out;
}

constexpr std::size_t half = 8;  // bytes kept of 16

}  // namespace

std::string hash64(std::string_view bytes) {
  return hex(std::span<const unsigned char>(blake2b<2 * half>(bytes)).first(half));
}

std::uint64_t hash_number(std::string_view bytes) {
  const auto whole = blake2b<2 * half>(bytes);
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < half; ++i) {
    number = number << 8U | whole[i];
  }
  return number;
}

std::string hash128(std::string_view bytes) {
  return hex(blake2b<16>(bytes));
}

std::string hash256(std::string_view bytes) {
  return hex(blake2b<32>(bytes));
}

struct Sha256::State {
  crypto_hash_sha256_state hash;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  crypto_hash_sha256_init(&state_->hash);
}

Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  crypto_hash_sha256_update(&state_->hash, reinterpret_cast<const unsigned char*>(bytes.data()),
                            bytes.size());
}

std::string Sha256::finish() {
  std::array<unsigned char, crypto_hash_sha256_BYTES> out{};
  crypto_hash_sha256_final(&state_->hash, out.data());
  return hex(out);
}

}  // namespace redraft
