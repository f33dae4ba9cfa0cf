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

constexpr std::size_t told_by_hash = 8;  // bytes; no two strings of one such size share a hash

// Eight bytes at a time; the last load overlaps the one before. Numbers are given in order of
// appearance, so that the hash (which differs between machines) never shows.
std::uint64_t hash_of(std::string_view string) {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;
  const char* at = string.data();
  const std::size_t size = string.size();
  std::uint64_t hash = size * odd;
  const auto take = [&](std::uint64_t word) {
    hash = (hash ^ word) * 0xFF51AFD7ED558CCDU;
    hash ^= hash >> 32U;
  };
  if (size >= 8) {
    for (const char* const last = at + size - 8; at < last; at += 8) {
      take(load<std::uint64_t>(at));
    }
    take(load<std::uint64_t>(string.data() + size - 8));
  } else if (size >= 4) {
    take(load<std::uint32_t>(at) << 32U | load<std::uint32_t>(at + size - 4));
  } else if (size > 0) {
    take(load<std::uint8_t>(at) << 16U | load<std::uint8_t>(at + size / 2) << 8U |
         load<std::uint8_t>(at + size - 1));
  }
  return hash;
}

std::uint32_t tag_of(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash >> 32U);
}

}  // namespace

Vocabulary::Vocabulary(std::size_t expected) {
  make_slots(std::bit_ceil(2 * expected + 1));
}

Vocabulary::Vocabulary(std::initializer_list<std::string_view> strings)
    : Vocabulary(strings.size()) {
  for (const std::string_view string : strings) {
    add(string);
  }
}

std::size_t Vocabulary::slot_of(std::string_view string, std::uint64_t hash) const {
  std::size_t slot = hash & (slots_.size() - 1);
  for (; slots_[slot].id != unknown; slot = (slot + 1) & (slots_.size() - 1)) {
    if (slots_[slot].tag == tag_of(hash)) {
      const Entry& known = entries_[slots_[slot].id];
      if (known.hash == hash && known.string.size() == string.size() &&
          (string.size() <= told_by_hash || known.string == string)) {
        break;
      }
    }
  }
  return slot;
}

Vocabulary::Added Vocabulary::add(std::string_view string) {
  const std::uint64_t hash = hash_of(string);
  const std::size_t slot = slot_of(string, hash);
  if (slots_[slot].id != unknown) {
    return {slots_[slot].id, false};
  }
  const auto id = static_cast<std::uint32_t>(entries_.size());
  slots_[slot] = {id, tag_of(hash)};
  entries_.push_back({hash, string});
  if (entries_.size() * 2 > slots_.size()) {
    make_slots(slots_.size() * 2);
  }
  return {id, true};
}

std::uint32_t Vocabulary::find(std::string_view string) const {
  return slots_[slot_of(string, hash_of(string))].id;
}

void Vocabulary::make_slots(std::size_t count) {
  slots_.assign(count, {});
  for (std::uint32_t id = 0; id < entries_.size(); ++id) {
    std::size_t slot = entries_[id].hash & (count - 1);
    while (slots_[slot].id != unknown) {
      slot = (slot + 1) & (count - 1);
    }
    slots_[slot] = {id, tag_of(entries_[id].hash)};
  }
}

}  // namespace redraft::text
