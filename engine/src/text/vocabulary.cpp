#include "text/vocabulary.h"

namespace redraft::text {

namespace {

constexpr std::size_t slots_each = 3;  // with fewer, many a string is not where it is sought first

}  // namespace

Vocabulary::Vocabulary(std::size_t expected) {
  make_slots(std::bit_ceil(slots_each * expected + 1));
}

WordList::WordList(std::initializer_list<std::string_view> words) : words_(words.size()) {
  for (const std::string_view word : words) {
    add(word);
  }
}

void WordList::add(std::string_view word) {
  words_.add(word);
  lengths_[static_cast<unsigned char>(word.front()) % letters] |= 1U << word.size();
}

Vocabulary::Added Vocabulary::add_new(const Query& query, std::size_t at) {
  const auto id = static_cast<std::uint32_t>(entries_.size());
  slots_[at] = {query.hash, id};
  entries_.push_back({query.head, query.tail, query.string});
  if (entries_.size() * slots_each > slots_.size()) {
    make_slots(slots_.size() * 2);
  }
  return {id, true};
}

void Vocabulary::make_slots(std::size_t count) {
  std::vector<Slot> old(count);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.id == unknown) {
      continue;
    }
    std::size_t at = slot.hash & mask;
    while (slots_[at].id != unknown) {
      at = (at + 1) & mask;
    }
    slots_[at] = slot;
  }
}

}  // namespace redraft::text
