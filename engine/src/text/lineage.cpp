// The phases of lineage in their order. Certain evidence first; each phase sees only what is left.

#include "redraft/lineage.h"

#include <algorithm>
#include <iterator>

#include "text/lineage_phases.h"

namespace redraft {

Lineage match(const MatchInput& input) {
  return text::match(input, text::PairWords(input.from, input.to));
}

Lineage text::match(const MatchInput& input, const PairWords& words) {
  const Profiles profiles(words);
  Board board(profiles);

  apply_pins(board, input);
  const std::vector<UniquePair> unique = unique_pairs(profiles);
  link_unique(board, unique);
  extend_equal(board);
  guard_moves(board);
  link_unique_in_place(board, unique);
  extend_equal(board);
  std::vector<Finding> findings = apply_markers(board, input);
  const std::vector<Index> restored = find_restored(board, input);

  link_cells(board);
  const std::vector<Pair> first = shared_words_pairs(board, Among::without_equal, {});
  link_alike(board, first);
  const std::vector<Pair> left = shared_words_pairs(board, Among::free, first);
  link_far(board, left, first);
  std::vector<Pair> pairs;
  pairs.reserve(first.size() + left.size());
  std::set_union(first.begin(), first.end(), left.begin(), left.end(), std::back_inserter(pairs),
                 by_place);
  link_alike_again(board, pairs);
  board.survey();
  link_parts(board, pairs);
  link_headings(board);
  link_column_headers(board);
  link_alone_between(board);
  board.survey();

  Lineage lineage = report(board, input, pairs, restored);
  lineage.findings = std::move(findings);
  return lineage;
}

}  // namespace redraft
