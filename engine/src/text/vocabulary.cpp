#include "text/vocabulary.h"

#include <bit>
#include <cstring>

namespace redraft::text {

namespace {

template <class Word>
std::uint64_t load(const char* bytes) {
  Word word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

std::uint64_t stirred(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0xFF51AFD7ED558CCDU;
  return hash ^ (hash >> 32U);
}

}  // namespace

// The first and the last eight bytes, which overlap; or all of them where they are fewer.
inline Vocabulary::Slot Vocabulary::key_of(std::string_view string) {
  Slot key;
  const char* const data = string.data();
  key.size = static_cast<std::uint32_t>(string.size());
  if (key.size >= 8) {
    key.head = load<std::uint64_t>(data);
    key.tail = load<std::uint64_t>(data + key.size - 8);
  } else if (key.size >= 4) {
    key.head = load<std::uint32_t>(data) << 32U | load<std::uint32_t>(data + key.size - 4);
  } else if (key.size > 0) {
    key.head = load<std::uint8_t>(data) << 16U | load<std::uint8_t>(data + key.size / 2) << 8U |
               load<std::uint8_t>(data + key.size - 1);
  }
  return key;
}

// Numbers are given in order of appearance, so that the hash (which differs between machines) never
// shows.
inline std::uint64_t Vocabulary::hash_of(const Slot& key, const char* string) {
  std::uint64_t hash = stirred(key.size * 0x9E3779B97F4A7C15U, key.head);
  if (key.size > 8) {
    hash = stirred(hash, key.tail);
    for (std::uint32_t at = 8; at + 8 < key.size; at += 8) {
      hash = stirred(hash, load<std::uint64_t>(string + at));
    }
  }
  return hash;
}

Vocabulary::Vocabulary(std::size_t expected) {
  make_slots(std::bit_ceil(2 * expected + 1));
}

Vocabulary::Vocabulary(std::initializer_list<std::string_view> strings)
    : Vocabulary(strings.size()) {
  for (const std::string_view string : strings) {
    add(string);
  }
}

inline std::size_t Vocabulary::slot_of(const Slot& key, const char* string) const {
  const Slot* const slots = slots_.data();
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash_of(key, string) & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots[at];
    if (slot.id == unknown ||
        (slot.head == key.head && slot.tail == key.tail && slot.size == key.size &&
         (key.size <= 16 || std::memcmp(string + 8, strings_[slot.id] + 8, key.size - 16) == 0))) {
      return at;
    }
  }
}

Vocabulary::Added Vocabulary::add(std::string_view string) {
  Slot key = key_of(string);
  Slot& slot = slots_[slot_of(key, string.data())];
  if (slot.id != unknown) {
    return {slot.id, false};
  }
  key.id = static_cast<std::uint32_t>(strings_.size());
  slot = key;
  strings_.push_back(string.data());
  if (strings_.size() * 2 > slots_.size()) {
    make_slots(slots_.size() * 2);
  }
  return {key.id, true};
}

std::uint32_t Vocabulary::find(std::string_view string) const {
  return slots_[slot_of(key_of(string), string.data())].id;
}

void Vocabulary::make_slots(std::size_t count) {
  std::vector<Slot> old(count);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.id != unknown) {
      slots_[slot_of(slot, strings_[slot.id])] = slot;
    }
  }
}

}  // namespace redraft::text
