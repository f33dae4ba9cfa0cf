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

std::uint32_t tag_of(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash >> 32U);
}

}  // namespace

// The first and the last eight bytes, which overlap; or all of them where they are fewer.
Vocabulary::Key::Key(std::string_view string)
    : data(string.data()), size(static_cast<std::uint32_t>(string.size())) {
  if (size >= 8) {
    head = load<std::uint64_t>(data);
    tail = load<std::uint64_t>(data + size - 8);
  } else if (size >= 4) {
    head = load<std::uint32_t>(data) << 32U | load<std::uint32_t>(data + size - 4);
  } else if (size > 0) {
    head = load<std::uint8_t>(data) << 16U | load<std::uint8_t>(data + size / 2) << 8U |
           load<std::uint8_t>(data + size - 1);
  }
}

// Numbers are given in order of appearance, so that the hash (which differs between machines) never
// shows.
std::uint64_t Vocabulary::Key::hash() const {
  std::uint64_t hash = stirred(size * 0x9E3779B97F4A7C15U, head);
  if (size > 8) {
    hash = stirred(hash, tail);
    for (std::uint32_t at = 8; at + 8 < size; at += 8) {
      hash = stirred(hash, load<std::uint64_t>(data + at));
    }
  }
  return hash;
}

bool Vocabulary::Key::same_middle(const Key& other) const {
  return std::memcmp(data + 8, other.data + 8, size - 16) == 0;
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

std::size_t Vocabulary::slot_of(const Key& key, std::uint64_t hash) const {
  std::size_t slot = hash & (slots_.size() - 1);
  while (slots_[slot].id != unknown &&
         (slots_[slot].tag != tag_of(hash) || !keys_[slots_[slot].id].is(key))) {
    slot = (slot + 1) & (slots_.size() - 1);
  }
  return slot;
}

Vocabulary::Added Vocabulary::add(std::string_view string) {
  const Key key(string);
  const std::uint64_t hash = key.hash();
  const std::size_t slot = slot_of(key, hash);
  if (slots_[slot].id != unknown) {
    return {slots_[slot].id, false};
  }
  const auto id = static_cast<std::uint32_t>(keys_.size());
  slots_[slot] = {id, tag_of(hash)};
  keys_.push_back(key);
  if (keys_.size() * 2 > slots_.size()) {
    make_slots(slots_.size() * 2);
  }
  return {id, true};
}

std::uint32_t Vocabulary::find(std::string_view string) const {
  const Key key(string);
  return slots_[slot_of(key, key.hash())].id;
}

void Vocabulary::make_slots(std::size_t count) {
  slots_.assign(count, {});
  for (std::uint32_t id = 0; id < keys_.size(); ++id) {
    const std::uint64_t hash = keys_[id].hash();
    std::size_t slot = hash & (count - 1);
    while (slots_[slot].id != unknown) {
      slot = (slot + 1) & (count - 1);
    }
    slots_[slot] = {id, tag_of(hash)};
  }
}

}  // namespace redraft::text
