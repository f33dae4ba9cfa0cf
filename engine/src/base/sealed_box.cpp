#include "base/sealed_box.h"

#include <vector>

#include <sodium.h>

#include "redraft/error.h"

namespace redraft {

namespace {

using Bytes = std::vector<unsigned char>;

constexpr unsigned long long passes = 3;
constexpr std::size_t memory = std::size_t{64} << 20U;
constexpr int base64 = sodium_base64_VARIANT_ORIGINAL;

void require_sodium() {
  if (sodium_init() < 0) {
    throw Error(ErrorKind::internal, "use libsodium: it cannot be started");
  }
}

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string encoded(const Bytes& bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), base64), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), base64);
  text.pop_back();  // its NUL
  return text;
}

std::optional<Bytes> decoded(std::string_view text) {
  if (text.empty()) {
    return Bytes();  // libsodium takes no null pointer for nothing
  }
  Bytes bytes(text.size());
  std::size_t size = 0;
  const char* end = nullptr;
  if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size, &end,
                        base64) != 0 ||
      end != text.data() + text.size()) {
    return std::nullopt;
  }
  bytes.resize(size);
  return bytes;
}

Bytes key_of(std::string_view passphrase, const unsigned char* salt) {
  Bytes key(crypto_secretbox_KEYBYTES);
  if (crypto_pwhash(key.data(), key.size(), passphrase.data(), passphrase.size(), salt, passes,
                    memory, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw Error(ErrorKind::unavailable, "use the passphrase: it takes 64 MiB of memory",
                "close other programs");
  }
  return key;
}

}  // namespace

KeyPair new_key_pair() {
  require_sodium();
  Bytes open(crypto_box_PUBLICKEYBYTES);
  Bytes secret(crypto_box_SECRETKEYBYTES);
  crypto_box_keypair(open.data(), secret.data());
  KeyPair keys{encoded(open), encoded(secret)};
  sodium_memzero(secret.data(), secret.size());
  return keys;
}

std::string seal_to(std::string_view public_key, std::string_view words) {
  require_sodium();
  const std::optional<Bytes> key = decoded(public_key);
  if (!key || key->size() != crypto_box_PUBLICKEYBYTES) {
    throw Error(ErrorKind::corrupt, "seal a text: the public key is damaged", "redraft check");
  }
  Bytes sealed(words.size() + crypto_box_SEALBYTES);
  if (crypto_box_seal(sealed.data(), bytes_of(words), words.size(), key->data()) != 0) {
    throw Error(ErrorKind::corrupt, "seal a text: the public key is none", "redraft check");
  }
  return encoded(sealed);
}

std::optional<std::string> open_sealed(const KeyPair& keys, std::string_view sealed) {
  require_sodium();
  const std::optional<Bytes> open = decoded(keys.public_key);
  std::optional<Bytes> secret = decoded(keys.secret_key);
  const std::optional<Bytes> box = decoded(sealed);
  if (!open || open->size() != crypto_box_PUBLICKEYBYTES || !secret ||
      secret->size() != crypto_box_SECRETKEYBYTES || !box || box->size() < crypto_box_SEALBYTES) {
    return std::nullopt;
  }
  std::string words(box->size() - crypto_box_SEALBYTES, '\0');
  const int failed = crypto_box_seal_open(reinterpret_cast<unsigned char*>(words.data()),
                                          box->data(), box->size(), open->data(), secret->data());
  sodium_memzero(secret->data(), secret->size());
  return failed != 0 ? std::nullopt : std::optional(std::move(words));
}

std::string lock_secret(std::string_view passphrase, std::string_view secret) {
  require_sodium();
  constexpr std::size_t head = crypto_pwhash_SALTBYTES + crypto_secretbox_NONCEBYTES;
  Bytes locked(head + crypto_secretbox_MACBYTES + secret.size());
  randombytes_buf(locked.data(), head);
  Bytes key = key_of(passphrase, locked.data());
  crypto_secretbox_easy(locked.data() + head, bytes_of(secret), secret.size(),
                        locked.data() + crypto_pwhash_SALTBYTES, key.data());
  sodium_memzero(key.data(), key.size());
  return encoded(locked);
}

std::optional<std::string> unlock_secret(std::string_view passphrase, std::string_view locked) {
  require_sodium();
  constexpr std::size_t head = crypto_pwhash_SALTBYTES + crypto_secretbox_NONCEBYTES;
  const std::optional<Bytes> bytes = decoded(locked);
  if (!bytes || bytes->size() < head + crypto_secretbox_MACBYTES) {
    return std::nullopt;
  }
  Bytes key = key_of(passphrase, bytes->data());
  std::string secret(bytes->size() - head - crypto_secretbox_MACBYTES, '\0');
  const int failed = crypto_secretbox_open_easy(
      reinterpret_cast<unsigned char*>(secret.data()), bytes->data() + head, bytes->size() - head,
      bytes->data() + crypto_pwhash_SALTBYTES, key.data());
  sodium_memzero(key.data(), key.size());
  return failed != 0 ? std::nullopt : std::optional(std::move(secret));
}

void forget(std::string& secret) {
  sodium_memzero(secret.data(), secret.size());
  secret.clear();
}

}  // namespace redraft
