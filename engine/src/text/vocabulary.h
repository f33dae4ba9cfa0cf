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
  explicit Vocabulary(std::size_t expected = 500);

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
  struct Key {
    explicit Key(std::string_view string);

    [[nodiscard]] std::uint64_t hash() const;

    [[nodiscard]] bool is(const Key& other) const {
      return size == other.size && head == other.head && tail == other.tail &&
             (size <= 16 || same_middle(other));
    }

    [[nodiscard]] bool same_middle(const Key& other) const;

    const char* data;
    std::uint32_t size;
    std::uint64_t head = 0;
    std::uint64_t tail = 0;
  };

  struct Slot {
    std::uint32_t id = unknown;
    std::uint32_t tag = 0;  // half of the hash: most others are passed without a look at them
  };

  // Where the string is, or would be.
  [[nodiscard]] std::size_t slot_of(const Key& key, std::uint64_t hash) const;
  void make_slots(std::size_t count);

  std::vector<Key> keys_;
  std::vector<Slot> slots_;
};

}  // namespace redraft::text
