#pragma once
// Words of a removed statement that stand again, word for word, in one that is new: a lead for a
// person, never a carry.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
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
  const Document& to_;
  std::vector<std::pair<std::uint64_t, std::size_t>> runs_;  // hash of six words, statement; sorted
};

}  // namespace redraft::text
