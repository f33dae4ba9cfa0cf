#include "base/pseudonym.h"

#include <array>

#include <sodium.h>

#include "base/secret.h"
#include "redraft/error.h"

namespace redraft {

namespace {

using Key = std::array<unsigned char, crypto_auth_hmacsha256_KEYBYTES>;

Key read_key(std::string_view hex) {
  Key key{};
  std::size_t length = 0;
  if (sodium_hex2bin(key.data(), key.size(), hex.data(), hex.size(), nullptr, &length, nullptr) !=
          0 ||
      length != key.size() || hex.size() != 2 * key.size()) {
    throw Error(ErrorKind::corrupt, "read the key of public refs: it is not as it was made",
                "redraft check");
  }
  return key;
}

}  // namespace

std::string new_pseudonym_key(Randomness& randomness) {
  static_assert(crypto_auth_hmacsha256_KEYBYTES == 32);
  return new_secret(randomness);
}

std::string pseudonym(std::string_view key, std::string_view ref) {
  Key secret = read_key(key);
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> hash{};
  // libsodium takes unsigned char; the bytes are the same.
  crypto_auth_hmacsha256(hash.data(), reinterpret_cast<const unsigned char*>(ref.data()),
                         ref.size(), secret.data());
  sodium_memzero(secret.data(), secret.size());
  constexpr char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";
  std::string out = "r-";
  for (std::size_t i = 0; i < 10; ++i) {
    out += alphabet[hash.at(i) & 31U];
  }
  return out;
}

}  // namespace redraft
