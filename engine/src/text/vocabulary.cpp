#include "text/vocabulary.h"

namespace redraft::text {

Vocabulary::Vocabulary(std::size_t expected) {
  make_slots(std::bit_ceil(2 * expected + 1));
}

Vocabulary::Vocabulary(std::initializer_list<std::string_view> strings)
    : Vocabulary(strings.size()) {
  for (const std::string_view string : strings) {
    add(string);
  }
}

void Vocabulary::make_slots(std::size_t count) {
  std::vector<Slot> old(count);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.id != unknown) {
      slots_[slot_of(hashed({{strings_[slot.id], slot.size}, slot.head, slot.tail}))] = slot;
    }
  }
}

}  // namespace redraft::text
