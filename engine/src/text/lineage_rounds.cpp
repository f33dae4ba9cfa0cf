// Pairs that are alike, most certain first: a round links what is beyond doubt, the next one reads
// the rest in the light of it.

#include <algorithm>
#include <iterator>

#include "text/lineage_phases.h"

namespace redraft::text {

namespace {

// Per mille of likeness and place together that a round asks for.
constexpr std::int32_t rounds[] = {900, 750, 600, 500};

// What the last round asks for. Where nearly every statement stands word for word, one that shares
// little with its neighbour is more likely new than rewritten; where everything was rewritten, not.
constexpr std::int32_t last_round_rewritten = 300;
constexpr std::int32_t last_round_untouched = 570;

constexpr std::int32_t neighbour_bonus = 80;  // on each side
constexpr std::int32_t section_bonus = 60;    // unless both neighbours say it already
static_assert(most_place_bonus == std::max(2 * neighbour_bonus, neighbour_bonus + section_bonus));
constexpr std::int32_t kind_malus = 150;  // a heading is seldom anything else
constexpr std::int32_t other_kind_malus = 30;
constexpr std::int32_t letters_malus = 50;  // unlike words have letters in common too
constexpr std::int32_t least_likeness = 250;
constexpr std::int32_t clear_likeness = 550;
constexpr std::int32_t weak_share = 35;

// The round after what was found elsewhere.
constexpr std::int32_t again_total = 600;

// Which of several candidates it is, is asked otherwise than whether it is any: place counts half
// as much again, and that the lighter one is wholly in the other, a fifth.
constexpr std::int32_t place_percent = 150;
constexpr std::int32_t contained_percent = 20;

// So does this share of the likeness of free statements beside both, of which neither has another
// candidate that is more alike by a quarter.
constexpr std::int32_t follower_percent = 12;
constexpr std::int32_t nearly_best_percent = 80;

// Wherever it went. Formulas ("We acknowledge that ... were not heard") have siblings, what was
// moved has none.
constexpr std::int32_t far_total = 600;
constexpr std::int32_t far_margin = 120;

struct Bid {
  Pair pair;
  std::int32_t rank = 0;   // against other candidates
  std::int32_t total = 0;  // against nothing
  std::int64_t distance = 0;
};

std::int32_t rank_of(const Profiles& profiles, const Pair& pair, std::int32_t bonus) {
  const std::int32_t place = bonus * place_percent / 100;
  const std::int32_t lighter =
      std::min(profiles.of(earlier, pair.from).weight, profiles.of(later, pair.to).weight);
  if (lighter < profiles.floor()) {
    return pair.likeness + place;  // a word or two stand in many a statement
  }
  const std::int32_t contained = 1000 * pair.shared / lighter;
  return place + (pair.likeness * (100 - contained_percent) + contained * contained_percent) / 100;
}

bool is_heading(const Profiles& profiles, Side side, Index i) {
  return profiles.of(side, i).kind == StatementKind::heading;
}

// Too short for words, and of one kind: by letters, where place vouches for them.
bool is_read_by_letters(const Profiles& profiles, const Pair& pair) {
  return pair.likeness < clear_likeness && profiles.is_weak(earlier, pair.from) &&
         profiles.is_weak(later, pair.to) &&
         profiles.of(earlier, pair.from).kind == profiles.of(later, pair.to).kind;
}

bool is_free_or_none(const Board& board, Side side, Index i) {
  return i == none || board.is_free(side, i);
}

// Enough evidence for this pair where it stands?
bool is_evident(const Board& board, const Pair& pair, const Context& context, bool last) {
  const Profiles& profiles = board.profiles();
  const bool beside = context.before == 1000 || context.after == 1000;
  const bool between = context.before >= 600 && context.after >= 600;
  const bool weak = profiles.is_weak(earlier, pair.from) || profiles.is_weak(later, pair.to);
  if (pair.likeness < least_likeness) {
    return false;
  }
  if (board.is_named_by_place(earlier, pair.from) || board.is_named_by_place(later, pair.to)) {
    const bool keys_are_free = is_free_or_none(board, earlier, board.row_key(earlier, pair.from)) &&
                               is_free_or_none(board, later, board.row_key(later, pair.to));
    if (board.places_disagree(pair.from, pair.to) || (keys_are_free && !last)) {
      return false;  // short cells wait for their rows
    }
  }
  if (pair.likeness < clear_likeness && pair.shared < profiles.floor() * weak_share / 100) {
    return false;  // a formula in common ("See also ...") is not evidence, wherever it stands
  }
  if (weak) {
    return beside || between || (context.section && pair.likeness >= 700);
  }
  return beside || between || pair.shared >= profiles.floor();
}

bool more_certain(const Bid& a, const Bid& b) {
  if (a.rank != b.rank) {
    return a.rank > b.rank;
  }
  if (a.total != b.total) {
    return a.total > b.total;
  }
  if (a.pair.likeness != b.pair.likeness) {
    return a.pair.likeness > b.pair.likeness;
  }
  if (a.distance != b.distance) {
    return a.distance < b.distance;
  }
  const std::uint64_t sum_a = static_cast<std::uint64_t>(a.pair.from) + a.pair.to;
  const std::uint64_t sum_b = static_cast<std::uint64_t>(b.pair.from) + b.pair.to;
  return sum_a != sum_b ? sum_a < sum_b : a.pair.from < b.pair.from;
}

// Leaves those that no candidate of either statement comes before, were it of a later round.
void keep_first(const Board& board, std::vector<Bid>& bids, std::int32_t asked) {
  std::vector<std::int32_t> best[2] = {std::vector<std::int32_t>(board.size(earlier), 0),
                                       std::vector<std::int32_t>(board.size(later), 0)};
  for (const Bid& bid : bids) {
    best[earlier][bid.pair.from] = std::max(best[earlier][bid.pair.from], bid.rank);
    best[later][bid.pair.to] = std::max(best[later][bid.pair.to], bid.rank);
  }
  std::erase_if(bids, [&](const Bid& bid) {
    return bid.total < asked || bid.rank < best[earlier][bid.pair.from] ||
           bid.rank < best[later][bid.pair.to];
  });
}

// What free statements side by side say for each other: two pairs of candidates that follow each
// other in both drafts, where the neighbours have no much better ones.
class Followers {
 public:
  // By place, each once.
  Followers(const Board& board, const std::vector<Pair>& pairs) : board_(board), pairs_(pairs) {
    for (const Side side : {earlier, later}) {
      best_[side].assign(board.size(side), 0);
    }
    for (const Pair& pair : pairs) {
      if (board.is_free(earlier, pair.from) && board.is_free(later, pair.to)) {
        best_[earlier][pair.from] = std::max(best_[earlier][pair.from], pair.likeness);
        best_[later][pair.to] = std::max(best_[later][pair.to], pair.likeness);
      }
    }
  }

  // Per mille of rank.
  [[nodiscard]] std::int32_t support(const Pair& pair) const {
    if (is_weak(pair)) {
      return 0;
    }
    std::int32_t likeness = 0;
    if (pair.from > 0 && pair.to > 0) {
      likeness = likeness_at(pair.from - 1, pair.to - 1);
    }
    if (pair.from + 1 < board_.size(earlier) && pair.to + 1 < board_.size(later)) {
      likeness = std::max(likeness, likeness_at(pair.from + 1, pair.to + 1));
    }
    return likeness * follower_percent / 100;
  }

 private:
  [[nodiscard]] bool is_weak(const Pair& pair) const {
    return board_.profiles().is_weak(earlier, pair.from) ||
           board_.profiles().is_weak(later, pair.to);
  }

  // Of these two where they count, or 0.
  [[nodiscard]] std::int32_t likeness_at(Index from, Index to) const {
    if (!board_.is_free(earlier, from) || !board_.is_free(later, to)) {
      return 0;
    }
    const auto pair =
        std::lower_bound(pairs_.begin(), pairs_.end(), Pair{from, to, 0, 0}, by_place);
    const bool counts = pair != pairs_.end() && pair->from == from && pair->to == to &&
                        !is_weak(*pair) && pair->likeness >= least_likeness &&
                        pair->likeness * 100 >=
                            nearly_best_percent * std::max(best_[earlier][from], best_[later][to]);
    return counts ? pair->likeness : 0;
  }

  const Board& board_;
  const std::vector<Pair>& pairs_;
  std::vector<std::int32_t> best_[2];
};

// Best first. The pairs are sorted by place.
std::vector<Bid> bids_of(const Board& board, const std::vector<Pair>& pairs, std::int32_t asked,
                         bool last) {
  const std::int32_t viable = last ? asked : std::min(asked, least_total(board));
  const Followers followers(board, pairs);
  std::vector<Bid> bids;
  for (Pair pair : pairs) {
    const bool hopeless = pair.likeness + most_place_bonus < viable;
    if (!board.is_free(earlier, pair.from) || !board.is_free(later, pair.to) ||
        (hopeless && !is_read_by_letters(board.profiles(), pair)) ||
        board.is_forbidden(pair.from, pair.to)) {
      continue;
    }
    const Context context = board.context(pair.from, pair.to);
    pair.likeness = likeness_in_place(board, pair, context);
    const std::int32_t bonus = place_bonus(board, pair, context);
    if (pair.likeness + bonus >= viable && is_evident(board, pair, context, last)) {
      const std::int32_t rank = rank_of(board.profiles(), pair, bonus) + followers.support(pair);
      bids.push_back({pair, rank, pair.likeness + bonus, context.distance});
    }
  }
  if (!last) {
    keep_first(board, bids, asked);
  }
  std::sort(bids.begin(), bids.end(), more_certain);
  return bids;
}

void link_best(Board& board, const std::vector<Bid>& bids) {
  for (const Bid& bid : bids) {
    if (board.is_free(earlier, bid.pair.from) && board.is_free(later, bid.pair.to)) {
      board.link(bid.pair.from, bid.pair.to,
                 bid.pair.likeness == 1000 ? Basis::exact : Basis::inferred);
    }
  }
}

// Leaves in `scored` the pairs by words with those that stand in gaps now: most of these stand
// there in the next round too.
void run_round(Board& board, const std::vector<Pair>& by_words, std::vector<Pair>& scored,
               std::int32_t asked, bool last) {
  board.survey();
  link_equal_headings(board);
  const std::vector<Pair> in_gaps = same_gap_pairs(board, scored);
  scored.clear();
  scored.reserve(in_gaps.size() + by_words.size());
  std::set_union(in_gaps.begin(), in_gaps.end(), by_words.begin(), by_words.end(),
                 std::back_inserter(scored), by_place);
  link_best(board, bids_of(board, scored, asked, last));
  extend_equal(board);
  link_cells(board);
}

}  // namespace

std::int32_t least_total(const Board& board) {
  const Index smaller = std::min(board.size(earlier), board.size(later));
  std::int64_t untouched = 0;
  for (Index i = 0; i < board.size(earlier); ++i) {
    const Index partner = board.partner(earlier, i);
    untouched += partner != none && board.profiles().same_words(i, partner) ? 1 : 0;
  }
  if (smaller == 0) {
    return last_round_untouched;
  }
  // Squared: the chance that a statement and its neighbour were both left alone.
  const std::int64_t share = untouched * 1000 / smaller;
  return last_round_rewritten +
         static_cast<std::int32_t>((last_round_untouched - last_round_rewritten) * share * share /
                                   1000000);
}

std::int32_t likeness_in_place(const Board& board, const Pair& pair, const Context& context) {
  const Profiles& profiles = board.profiles();
  if (context.before != 1000 || context.after != 1000 || !is_read_by_letters(profiles, pair)) {
    return pair.likeness;
  }
  const std::string& from = profiles.statement(earlier, pair.from).text;
  const std::string& to = profiles.statement(later, pair.to).text;
  if (3 * std::min(from.size(), to.size()) < std::max(from.size(), to.size())) {
    return pair.likeness;
  }
  const std::int32_t letters = letters_in_common(from, to);
  return std::max(pair.likeness, std::min(999, letters - letters_malus));
}

std::int32_t place_bonus(const Board& board, const Pair& pair, const Context& context) {
  const Profiles& profiles = board.profiles();
  const std::int32_t beside = (context.before + context.after) * neighbour_bonus / 1000;
  std::int32_t bonus = std::max(beside, beside / 2 + (context.section ? section_bonus : 0));
  if (is_heading(profiles, earlier, pair.from) != is_heading(profiles, later, pair.to)) {
    bonus -= kind_malus;
  } else if (profiles.of(earlier, pair.from).kind != profiles.of(later, pair.to).kind) {
    bonus -= other_kind_malus;
  }
  return bonus;
}

void link_alike(Board& board, const std::vector<Pair>& by_words) {
  std::vector<Pair> scored = by_words;
  for (const std::int32_t asked : rounds) {
    run_round(board, by_words, scored, asked, false);
  }
  run_round(board, by_words, scored, least_total(board), true);
}

void link_alike_again(Board& board, const std::vector<Pair>& by_words) {
  std::vector<Pair> scored = by_words;
  run_round(board, by_words, scored, again_total, true);
}

void link_far(Board& board, const std::vector<Pair>& by_words, const std::vector<Pair>& siblings) {
  const Profiles& profiles = board.profiles();
  board.survey();
  std::vector<std::int32_t> best[2] = {std::vector<std::int32_t>(board.size(earlier), 0),
                                       std::vector<std::int32_t>(board.size(later), 0)};
  std::vector<std::int32_t> second[2] = {best[earlier], best[later]};
  const auto note = [&](Side side, Index i, std::int32_t likeness) {
    second[side][i] = std::max(second[side][i], std::min(best[side][i], likeness));
    best[side][i] = std::max(best[side][i], likeness);
  };
  for (const Pair& pair : by_words) {
    note(earlier, pair.from, pair.likeness);
    note(later, pair.to, pair.likeness);
  }
  // A sibling that has found its place is one still.
  for (const Pair& pair : siblings) {
    if (!board.is_free(earlier, pair.from) || !board.is_free(later, pair.to)) {
      note(earlier, pair.from, pair.likeness);
      note(later, pair.to, pair.likeness);
    }
  }
  std::vector<Bid> bids;
  for (const Pair& pair : by_words) {
    if (board.is_named_by_place(earlier, pair.from) || board.is_named_by_place(later, pair.to) ||
        board.is_forbidden(pair.from, pair.to)) {
      continue;
    }
    const Context context = board.context(pair.from, pair.to);
    const std::int32_t total = pair.likeness + place_bonus(board, pair, context);
    const std::int32_t told = 2 * pair.shared - std::max(profiles.of(earlier, pair.from).weight,
                                                         profiles.of(later, pair.to).weight);
    const std::int32_t rival = std::max(second[earlier][pair.from], second[later][pair.to]);
    if (pair.likeness < 1000 && total >= far_total && told >= profiles.landmark() &&
        pair.likeness >= rival + far_margin) {
      bids.push_back({pair, total, total, context.distance});
    }
  }
  std::sort(bids.begin(), bids.end(), more_certain);
  link_best(board, bids);
}

}  // namespace redraft::text
