#pragma once
// Strings by dense numbers, in the order in which they came.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
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

  struct Added {
    std::uint32_t id = 0;
    bool fresh = false;
  };

  // A string on its way to be looked up. Those who look up many ask for several before they add the
  // first: the memory of one is fetched while the next is read.
  struct Query {
    std::string_view string;
    std::uint64_t head = 0;  // its first eight bytes
    std::uint64_t tail = 0;  // the next eight, or of a longer one the last
    std::uint32_t hash = 0;
  };

  // Of `size` bytes at `at` of a text, which say nothing of its other bytes.
  [[nodiscard]] Query ask(std::string_view text, std::size_t at, std::size_t size) const {
    const std::string_view string(text.data() + at, size);
    const Query query = at + wide <= text.size() ? query_within(string) : query_of(string);
    __builtin_prefetch(&slots_[query.hash & (slots_.size() - 1)]);
    return query;
  }

  // The string's number; the next free one where it is new.
  Added add(const Query& query);

  Added add(std::string_view string) { return add(query_of(string)); }

  // The string's number, or unknown.
  [[nodiscard]] std::uint32_t find(std::string_view string) const {
    return slots_[slot_of(query_of(string))].id;
  }

  [[nodiscard]] bool holds(std::string_view string) const { return find(string) != unknown; }

  [[nodiscard]] std::size_t size() const { return entries_.size(); }

 private:
  static constexpr std::size_t wide = 16;

  // As small as can be: the slots of a large document's words stay in the processor's cache.
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t id = unknown;
  };

  // A string, with as much of it as most words have: no look at the text itself, which is far away.
  struct Entry {
    std::uint64_t head = 0;
    std::uint64_t tail = 0;
    std::string_view string;
  };

  // By eight and a number of bytes: the bits of so many first bytes of eight.
  static constexpr std::array<std::uint64_t, wide + 9> first_bytes = [] {
    std::array<std::uint64_t, wide + 9> bits{};
    for (std::size_t size = 9; size < bits.size(); ++size) {
      bits[size] = size < wide ? ~0ULL >> (8 * (wide - size)) : ~0ULL;
    }
    return bits;
  }();

  template <class Word>
  static std::uint64_t load(const char* bytes) {
    Word word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return word;
  }

  static Query query_of(std::string_view string);
  static Query query_within(std::string_view string);
  static Query hashed(Query query);

  // Its slot, or the one where it would be.
  [[nodiscard]] std::size_t slot_of(const Query& query) const;
  Added add_new(const Query& query, std::size_t at);
  void make_slots(std::size_t count);

  std::vector<Slot> slots_;
  std::vector<Entry> entries_;  // by number: what came first, and often, lies together
};

// Numbers are given in order of appearance, so that the hash (which differs between machines) never
// shows.
inline Vocabulary::Query Vocabulary::hashed(Query query) {
  constexpr std::uint64_t factor = 0x9E3779B97F4A7C15U;
  const std::size_t size = query.string.size();
  std::uint64_t hash = (query.head ^ size) * factor ^ std::rotl(query.tail * factor, 23);
  hash ^= hash >> 32U;
  for (std::size_t at = 8; size > wide && at + 8 < size; at += 8) {
    hash = (hash ^ load<std::uint64_t>(query.string.data() + at)) * factor;
    hash ^= hash >> 32U;
  }
  query.hash = static_cast<std::uint32_t>((hash * factor) >> 32U);
  return query;
}

inline Vocabulary::Query Vocabulary::query_of(std::string_view string) {
  std::array<char, wide> bytes{};
  std::memcpy(bytes.data(), string.data(), string.size() < wide ? string.size() : wide);
  return hashed({string, load<std::uint64_t>(bytes.data()),
                 load<std::uint64_t>(string.size() <= wide ? bytes.data() + 8
                                                           : string.data() + string.size() - 8)});
}

// As query_of() a string with sixteen bytes to read from its beginning on, its own or others.
inline Vocabulary::Query Vocabulary::query_within(std::string_view string) {
  if constexpr (std::endian::native == std::endian::little) {
    if (string.size() <= wide) {
      return hashed({string, load<std::uint64_t>(string.data()) & first_bytes[string.size() + 8],
                     load<std::uint64_t>(string.data() + 8) & first_bytes[string.size()]});
    }
  }
  return query_of(string);
}

inline std::size_t Vocabulary::slot_of(const Query& query) const {
  const auto is_at = [&](const Entry& entry) {
    const std::size_t size = query.string.size();
    return entry.head == query.head && entry.tail == query.tail && entry.string.size() == size &&
           (size <= wide ||
            std::memcmp(query.string.data() + 8, entry.string.data() + 8, size - wide) == 0);
  };
  const Slot* const slots = slots_.data();
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = query.hash & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots[at];
    if (slot.id == unknown || (slot.hash == query.hash && is_at(entries_[slot.id]))) {
      return at;
    }
  }
}

inline Vocabulary::Added Vocabulary::add(const Query& query) {
  const std::size_t at = slot_of(query);
  const std::uint32_t id = slots_[at].id;
  return id != unknown ? Added{id, false} : add_new(query, at);
}

// A list of words in lower case that is asked of nearly every word: the lengths that a first letter
// goes with tell most of them apart.
class WordList {
 public:
  WordList() = default;

  WordList(std::initializer_list<std::string_view> words);

  void add(std::string_view word);

  [[nodiscard]] bool holds(std::string_view word) const {
    return !word.empty() && may_hold(word.front(), word.size()) && words_.holds(word);
  }

  // Whether some word has this first letter and this length.
  [[nodiscard]] bool may_hold(char first, std::size_t size) const {
    return size < 32 && (lengths_[static_cast<unsigned char>(first) % letters] >> size & 1U) != 0;
  }

 private:
  static constexpr std::size_t letters = 32;  // a letter and its capital share a place

  Vocabulary words_;
  std::array<std::uint32_t, letters> lengths_{};
};

}  // namespace redraft::text
