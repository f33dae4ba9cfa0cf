#include "store/known_comments.h"

#include <utility>

#include "base/hash.h"
#include "base/line_ends.h"

namespace redraft::store {

namespace {

constexpr std::size_t first_slots = 1024;

}  // namespace

std::string fingerprint(const std::string& reviewer, const NewComment& comment) {
  std::string bytes;
  const auto add = [&](std::string_view as_saved) {
    const std::string part = with_line_feeds(as_saved);
    bytes += std::to_string(part.size());
    bytes += ':';
    bytes += part;
  };
  for (const std::string* part : {&reviewer, &comment.document, &comment.draft, &comment.body}) {
    add(*part);
  }
  add(comment.suggestion ? std::string_view(*comment.suggestion) : std::string_view());
  for (const Target& target : comment.targets) {
    add(to_string(target.scope));
    add(target.anchor);
    if (target.quote) {
      add(target.quote->exact);
      add(std::to_string(target.quote->start));
    }
  }
  return hash64(bytes);
}

std::uint64_t KnownComments::hash(std::string_view key) {
  return hash_number(key);
}

void KnownComments::find(std::uint64_t hash, const std::function<bool(std::int64_t)>& is_it) const {
  if (slots_.empty()) {
    return;
  }
  for (std::size_t at = hash & (slots_.size() - 1); slots_[at].number != 0;
       at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].hash == hash && is_it(slots_[at].number)) {
      return;
    }
  }
}

void KnownComments::add(std::uint64_t hash, std::int64_t number) {
  if (2 * (used_ + 1) > slots_.size()) {
    grow();
  }
  put({hash, number});
  ++used_;
}

void KnownComments::clear() {
  slots_ = {};
  used_ = 0;
}

void KnownComments::grow() {
  const std::vector<Slot> before =
      std::exchange(slots_, std::vector<Slot>(slots_.empty() ? first_slots : 2 * slots_.size()));
  for (const Slot& slot : before) {
    if (slot.number != 0) {
      put(slot);
    }
  }
}

void KnownComments::put(const Slot& slot) {
  std::size_t at = slot.hash & (slots_.size() - 1);
  while (slots_[at].number != 0) {
    at = (at + 1) & (slots_.size() - 1);
  }
  slots_[at] = slot;
}

}  // namespace redraft::store
