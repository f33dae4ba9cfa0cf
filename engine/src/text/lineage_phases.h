#pragma once
// Lineage as a whole, and its phases in the order in which match() calls them. Each sees only what
// is left.

#include <cstdint>
#include <string>
#include <vector>

#include "redraft/lineage.h"
#include "text/lineage_board.h"
#include "text/lineage_likeness.h"
#include "text/pair_words.h"

namespace redraft::text {

// As redraft::match(), for those who need the words of input.from and input.to afterwards.
Lineage match(const MatchInput& input, const PairWords& words);

// Pins (lineage_hints.cpp): a person's word comes first and is never touched again.
void apply_pins(Board& board, const MatchInput& input);

// Statements whose words stand once in each draft (lineage_exact.cpp).
struct UniquePair {
  Index from = 0;
  Index to = 0;
};

// By `from`.
std::vector<UniquePair> unique_pairs(const Profiles& profiles);

// Equal words: unique ones anywhere, then what stands beside them.
void link_unique(Board& board, const std::vector<UniquePair>& pairs);

// The same for those too short to be a landmark, where both neighbours agree, and for headings.
void link_unique_in_place(Board& board, const std::vector<UniquePair>& pairs);

// Links equal neighbours of what is linked, onwards in both directions.
void extend_equal(Board& board);

// Unlinks what moved alone and says too little to be recognised.
void guard_moves(Board& board);

// Text of a statement that an earlier draft had (lineage_hints.cpp). Result: index into
// input.retired by later statement, or none. Reserves the statements.
std::vector<Index> find_restored(Board& board, const MatchInput& input);

// Markers (lineage_hints.cpp), with what is odd about them.
std::vector<Finding> apply_markers(Board& board, const MatchInput& input);

// Table cells by row and column (lineage_places.cpp).
void link_cells(Board& board);

// Headings with equal words whose sections correspond, as of the last survey (lineage_places.cpp).
void link_equal_headings(Board& board);

// Headings by what stands under them, whatever they say (lineage_places.cpp).
void link_headings(Board& board);

// The cells of a table's first row by what stands under them (lineage_places.cpp).
void link_column_headers(Board& board);

// Statements that alone are left between the same neighbours in both drafts, where some of what
// they say is common (lineage_places.cpp). One statement rewritten is likelier than one removed and
// another added at the very same place.
void link_alone_between(Board& board);

// The likeness of such a pair: by letters where it is short and these leave no doubt.
std::int32_t likeness_between(const Board& board, const Pair& pair);

// Pairs worth scoring (lineage_candidates.cpp): those that share rare words, by (from, to). Among
// the free alone more words are rare. What is known has been scored and is sorted so too.
enum class Among { without_equal, free };
std::vector<Pair> shared_words_pairs(const Board& board, Among among,
                                     const std::vector<Pair>& known);

// Free statements that stand in the same gap between links.
std::vector<Pair> same_gap_pairs(const Board& board, const std::vector<Pair>& known);

// Most certain first, in rounds that each see the context the round before has settled
// (lineage_rounds.cpp). Pairs come sorted by place.
void link_alike(Board& board, const std::vector<Pair>& by_words);

// What stands beside those: a last round once more, and strictly.
void link_alike_again(Board& board, const std::vector<Pair>& by_words);

// What is left after the rounds, wherever it went: by nearly equal words that nothing else comes
// near, free or not: `siblings` are the pairs that were left before the rounds.
void link_far(Board& board, const std::vector<Pair>& by_words, const std::vector<Pair>& siblings);

// The likeness of a pair where it stands: too short to be compared by words and right between
// neighbours that agree, it is compared by letters ("Note" and "Notes").
std::int32_t likeness_in_place(const Board& board, const Pair& pair, const Context& context);

// What place adds to likeness, per mille.
inline constexpr std::int32_t most_place_bonus = 160;
std::int32_t place_bonus(const Board& board, const Pair& pair, const Context& context);

// Per mille of likeness and place together under which nothing is linked by words: the more stands
// untouched, the more is asked.
std::int32_t least_total(const Board& board);

// Further parts of splits and merges (lineage_parts.cpp).
void link_parts(Board& board, const std::vector<Pair>& pairs);

// Labels, confidence, questions (lineage_report.cpp).
Lineage report(const Board& board, const MatchInput& input, const std::vector<Pair>& pairs,
               const std::vector<Index>& restored);

}  // namespace redraft::text
