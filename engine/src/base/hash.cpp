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

// The first `kept` bytes of a hash of `length`.
template <std::size_t length, std::size_t kept = length>
std::string blake2b(std::string_view bytes) {
  std::array<unsigned char, length> out{};
  // libsodium takes unsigned char; the bytes are the same.
  crypto_generichash(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size(), nullptr, 0);
  return hex(std::span(out).first(kept));
}

}  // namespace

std::string hash64(std::string_view bytes) {
  return blake2b<16, 8>(bytes);
}

std::string hash128(std::string_view bytes) {
  return blake2b<16>(bytes);
}

std::string hash256(std::string_view bytes) {
  return blake2b<32>(bytes);
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
