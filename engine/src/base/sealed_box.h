#pragma once
// Words that whoever writes them cannot read again: sealed to a public key, opened with the secret
// one (libsodium's sealed boxes: X25519, XSalsa20-Poly1305), and secret keys kept under passphrases
// (Argon2id, XSalsa20-Poly1305). Texts are base64, so that they stand in a column.
//
// Randomness is the operating system's, whatever the caller's is: a seeded key protects nothing.

#include <optional>
#include <string>
#include <string_view>

namespace redraft {

struct KeyPair {
  std::string public_key;  // base64
  std::string secret_key;  // base64; overwrite it with forget() when it is done with
};

KeyPair new_key_pair();

std::string seal_to(std::string_view public_key, std::string_view words);

// Nothing where it was sealed to another key, or is damaged.
std::optional<std::string> open_sealed(const KeyPair& keys, std::string_view sealed);

// Costs a quarter of a second and 64 MiB, on purpose: that is what each guess costs.
std::string lock_secret(std::string_view passphrase, std::string_view secret);

// Nothing for a wrong passphrase.
std::optional<std::string> unlock_secret(std::string_view passphrase, std::string_view locked);

// Overwrites and empties it.
void forget(std::string& secret);

}  // namespace redraft
