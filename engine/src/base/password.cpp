#include "base/password.h"

#include <sodium.h>

#include "redraft/error.h"

namespace redraft {

namespace {

// libsodium's "interactive": two passes over 64 MiB.
constexpr unsigned long long passes = crypto_pwhash_OPSLIMIT_INTERACTIVE;
constexpr std::size_t memory = crypto_pwhash_MEMLIMIT_INTERACTIVE;

void start() {
  if (sodium_init() < 0) {
    throw Error(ErrorKind::unavailable, "start libsodium: it refuses");
  }
}

}  // namespace

std::string hash_password(const std::string& password) {
  start();
  std::string hash(crypto_pwhash_STRBYTES, '\0');
  if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), passes, memory,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw Error(ErrorKind::unavailable, "hash a password: there is not enough memory");
  }
  hash.resize(hash.find('\0'));
  return hash;
}

bool is_password(const std::string& hash, const std::string& password) {
  start();
  if (!hash.starts_with("$argon2id$") || hash.size() >= crypto_pwhash_STRBYTES) {
    static_cast<void>(hash_password(password));
    return false;
  }
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

}  // namespace redraft
