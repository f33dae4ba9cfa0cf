#pragma once
// Names for stored things, and where their randomness comes from.
//
// An id is a prefix for its noun and ten characters of Crockford's base 32 in lower case (50 random
// bits; no i, l, o, u): "c-4f7k2m9qx1". Commands accept any unique beginning of one.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace redraft {

// One type per noun, so that a comment's id cannot be passed where a note's is meant.
template <class Tag>
struct Id {
  std::string text;
  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes its zero for a pointer
  auto operator<=>(const Id&) const = default;
};

using CommentId = Id<struct CommentTag>;
using ReplyId = Id<struct ReplyTag>;
using NoteId = Id<struct NoteTag>;
using ThemeId = Id<struct ThemeTag>;

class Randomness {
 public:
  virtual ~Randomness() = default;
  virtual void fill(std::span<std::byte> bytes) = 0;
};

// Cryptographic, from the operating system.
class SystemRandomness final : public Randomness {
 public:
  void fill(std::span<std::byte> bytes) override;
};

// The same sequence for the same seed: for tests and the tour. Never for secrets.
class SeededRandomness final : public Randomness {
 public:
  explicit SeededRandomness(unsigned long long seed) : state_(seed) {}

  void fill(std::span<std::byte> bytes) override;

 private:
  unsigned long long state_;
};

// "c-4f7k2m9qx1" for prefix 'c'.
[[nodiscard]] std::string new_id(char prefix, Randomness& randomness);
// The id that the low five bits of each of ten bytes make.
[[nodiscard]] std::string id_of_bytes(char prefix, std::span<const std::byte, 10> bytes);
// Whether it has the form of an id that redraft gave, for that prefix.
[[nodiscard]] bool is_own_id(char prefix, std::string_view text);

// An id's ten letters and digits as a number below 2^50, in the same order, and back.
[[nodiscard]] std::uint64_t id_number(const std::string& id);
[[nodiscard]] std::string id_of_number(char prefix, std::uint64_t number);

}  // namespace redraft
