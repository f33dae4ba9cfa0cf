#pragma once
// What comments are known by when they come again; and in memory, while no index tells of them.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/comment.h"

namespace redraft::store {

// What makes a comment the same one, by whatever program its file was saved: 16 hex digits.
// `reviewer`: their ref.
[[nodiscard]] std::string fingerprint(const std::string& reviewer, const NewComment& comment);

// Numbers of comments by the hashes of what they are known by. Takes 16 to 32 bytes each.
class KnownComments {
 public:
  // The hash of a key: two keys share one by chance only, whoever chose them.
  [[nodiscard]] static std::uint64_t hash(std::string_view key);

  // Calls `is_it` with the number of each that has this hash, until it says so.
  void find(std::uint64_t hash, const std::function<bool(std::int64_t)>& is_it) const;
  // `number`: from 1 to 2^32 - 1.
  void add(std::uint64_t hash, std::int64_t number);
  void clear();

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::int64_t number = 0;  // 0: free
  };

  void grow();
  void put(const Slot& slot);

  std::vector<Slot> slots_;  // open addressing; as many as a power of two
  std::size_t used_ = 0;
};

}  // namespace redraft::store
