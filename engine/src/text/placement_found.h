#pragma once
// Words of a removed statement that stand again, word for word, in one that is new: a lead for a
// person, never a carry.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "redraft/document.h"
#include "redraft/lineage.h"

namespace redraft::text {

// The added statements of a step, by runs of six words. Keeps a reference to the document.
class AddedStatements {
 public:
  AddedStatements(const Document& to, const Lineage& lineage);

  // The only added statement that holds these words in a row; nothing when several do, or when
  // there are fewer than six words.
  [[nodiscard]] std::optional<std::size_t> only_one_with(std::string_view words) const;

 private:
  struct Run {
    std::uint64_t hash = 0;  // of six words
    std::size_t statement = 0;
  };

  [[nodiscard]] std::size_t bucket(std::uint64_t hash) const {
    return bits_ == 0 ? 0 : hash >> (64 - bits_);
  }

  const Document& to_;
  unsigned bits_ = 0;
  std::vector<Run> runs_;            // by bucket, in the order of the document
  std::vector<std::size_t> begins_;  // of each bucket, and the end
};

}  // namespace redraft::text
