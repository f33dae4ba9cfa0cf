#pragma once
// Passwords, through libsodium: argon2id with a salt of its own each.

#include <string>

namespace redraft {

// What may be kept of a password. Takes 64 MiB and some 0.1 s, so that guessing costs as much.
// Throws unavailable where there is no memory for it.
std::string hash_password(const std::string& password);

// False also for an empty or broken hash, after as long.
bool is_password(const std::string& hash, const std::string& password);

}  // namespace redraft
