#pragma once
// Hashes through libsodium: BLAKE2b for records, SHA-256 where other programs are to check it too.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace redraft {

// 16 hex digits (64 bits), the first half of hash128: seals against silent damage.
std::string hash64(std::string_view bytes);

// The same 64 bits as a number.
std::uint64_t hash_number(std::string_view bytes);

// 32 hex digits (128 bits): names for texts, chains.
std::string hash128(std::string_view bytes);

// 64 hex digits (256 bits): one value for a whole table.
std::string hash256(std::string_view bytes);

// SHA-256 of bytes that come in parts.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void add(std::string_view bytes);
  // 64 hex digits. Nothing may be added after it.
  std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace redraft
