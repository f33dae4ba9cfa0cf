#include "base/pseudonym.h"

#include <array>
#include <span>

#include <sodium.h>

#include "base/secret.h"
#include "redraft/error.h"
#include "redraft/ids.h"

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
  return id_of_bytes('r', std::as_bytes(std::span(hash)).first<10>());
}

}  // namespace redraft
