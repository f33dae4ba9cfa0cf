#pragma once
// Strings by dense numbers, in the order in which they came.

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace redraft::text {

// Open addressing over views: what is added must outlive the vocabulary. Half of the time of a
// large comparison was once spent in a map with a node for each word.
class Vocabulary {
 public:
  static constexpr std::uint32_t unknown = static_cast<std::uint32_t>(-1);

  // `expected` strings come without the vocabulary having to grow.
  explicit Vocabulary(std::size_t expected = 120);

  Vocabulary(std::initializer_list<std::string_view> strings);

  struct Added {
    std::uint32_t id = 0;
    bool fresh = false;
  };

  // The string's number; the next free one where it is new.
  Added add(std::string_view string);

  // The string's number, or unknown.
  [[nodiscard]] std::uint32_t find(std::string_view string) const;

  [[nodiscard]] bool holds(std::string_view string) const { return find(string) != unknown; }

 private:
  // A string, with as much of it as most words have: no look at the text itself, which is far away.
  struct Slot {
    std::uint64_t head = 0;
    std::uint64_t tail = 0;
    std::uint32_t size = 0;
    std::uint32_t id = unknown;
  };

  static Slot key_of(std::string_view string);
  static std::uint64_t hash_of(const Slot& key, const char* string);

  // Where the string is, or would be.
  [[nodiscard]] std::size_t slot_of(const Slot& key, const char* string) const;
  void make_slots(std::size_t count);

  std::vector<Slot> slots_;
  std::vector<const char*> strings_;  // by number
};

}  // namespace redraft::text
