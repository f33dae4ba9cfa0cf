#pragma once
// Sixteen bytes of a text compared at once, on any processor: the compilers' vector types.
// Comparisons give a byte of ones for each that holds.

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace redraft::text {

using ByteBlock [[gnu::vector_size(16)]] = unsigned char;

// The sixteen bytes from there on.
inline ByteBlock block_at(const char* bytes) {
  ByteBlock block;
  std::memcpy(&block, bytes, sizeof block);
  return block;
}

template <class Mask>
bool any(const Mask& mask) {
  static_assert(sizeof mask == sizeof(ByteBlock));
  std::uint64_t halves[2];
  std::memcpy(halves, &mask, sizeof halves);
  return (halves[0] | halves[1]) != 0;
}

}  // namespace redraft::text
