// Equal words: the certain part of lineage, and most of a near revision.

#include <algorithm>

#include "text/lineage_phases.h"

namespace redraft::text {

namespace {

constexpr std::int32_t anchor_words = 4;  // fewer are no landmark

struct Occurrence {
  std::uint64_t words;
  Side side;
  Index index;
};

bool may_link(const Board& board, const UniquePair& pair) {
  return board.is_free(earlier, pair.from) && board.is_free(later, pair.to) &&
         !board.is_named_by_place(earlier, pair.from) && !board.is_forbidden(pair.from, pair.to);
}

}  // namespace

std::vector<UniquePair> unique_pairs(const Profiles& profiles) {
  std::vector<Occurrence> all;
  all.reserve(profiles.size(earlier) + profiles.size(later));
  for (const Side side : {earlier, later}) {
    for (Index i = 0; i < profiles.size(side); ++i) {
      all.push_back({profiles.of(side, i).words, side, i});
    }
  }
  std::sort(all.begin(), all.end(), [](const Occurrence& a, const Occurrence& b) {
    return a.words != b.words ? a.words < b.words
           : a.side != b.side ? a.side < b.side
                              : a.index < b.index;
  });
  std::vector<UniquePair> pairs;
  for (std::size_t i = 0; i < all.size();) {
    std::size_t end = i;
    while (end < all.size() && all[end].words == all[i].words) {
      ++end;
    }
    if (end == i + 2 && all[i].side == earlier && all[i + 1].side == later) {
      pairs.push_back({all[i].index, all[i + 1].index});
    }
    i = end;
  }
  std::sort(pairs.begin(), pairs.end(),
            [](const UniquePair& a, const UniquePair& b) { return a.from < b.from; });
  return pairs;
}

void link_unique(Board& board, const std::vector<UniquePair>& pairs) {
  const Profiles& profiles = board.profiles();
  // Short ones that follow each other in both drafts are weighed as one: a list of names is a
  // landmark, a name is none.
  for (auto first = pairs.begin(); first != pairs.end();) {
    std::int32_t words = 0;
    auto last = first;
    do {
      words += profiles.of(earlier, last->from).count;
      ++last;
    } while (last != pairs.end() && last->from == (last - 1)->from + 1 &&
             last->to == (last - 1)->to + 1);
    for (; first != last; ++first) {
      if (words >= anchor_words && may_link(board, *first)) {
        board.link(first->from, first->to, Basis::exact);
      }
    }
  }
}

void link_unique_in_place(Board& board, const std::vector<UniquePair>& pairs) {
  const Profiles& profiles = board.profiles();
  board.survey();
  for (const UniquePair& pair : pairs) {
    if (!may_link(board, pair)) {
      continue;
    }
    const Context context = board.context(pair.from, pair.to);
    const bool titles = profiles.statement(earlier, pair.from).kind == StatementKind::heading &&
                        profiles.statement(later, pair.to).kind == StatementKind::heading;
    if (titles || (context.before > 0 && context.after > 0)) {
      board.link(pair.from, pair.to, Basis::exact);
    }
  }
}

void extend_equal(Board& board) {
  const Profiles& profiles = board.profiles();
  const auto grow = [&](Index from, Index to) {
    if (!board.is_free(earlier, from) || !board.is_free(later, to) ||
        !profiles.same_words(from, to) || board.is_forbidden(from, to) ||
        board.is_named_by_place(earlier, from)) {
      return false;
    }
    board.link(from, to, Basis::exact);
    return true;
  };
  const Index from_size = board.size(earlier);
  const Index to_size = board.size(later);
  // Forwards over everything, then backwards: each pass carries a link as far as it goes.
  for (Index from = 0; from + 1 < from_size; ++from) {
    const Index to = board.partner(earlier, from);
    if (to != none && to + 1 < to_size) {
      grow(from + 1, to + 1);
    }
  }
  for (Index from = from_size; from-- > 1;) {
    const Index to = board.partner(earlier, from);
    if (to != none && to > 0) {
      grow(from - 1, to - 1);
    }
  }
  // The drafts' ends are landmarks too.
  if (from_size > 0 && to_size > 0) {
    for (Index i = 0; i < std::min(from_size, to_size) && grow(i, i); ++i) {
    }
    for (Index i = 1; i <= std::min(from_size, to_size) && grow(from_size - i, to_size - i); ++i) {
    }
  }
}

void guard_moves(Board& board) {
  const Profiles& profiles = board.profiles();
  const std::vector<bool> stays = board.stayed();
  std::vector<Index> doubtful;
  for (Index from = 0; from < board.size(earlier); ++from) {
    const Index to = board.partner(earlier, from);
    if (to != none && !stays[from] && board.basis(earlier, from) != Basis::pin &&
        board.basis(earlier, from) != Basis::marker &&
        profiles.of(earlier, from).weight < profiles.landmark() &&
        !board.neighbours_agree(from, to)) {
      doubtful.push_back(from);
    }
  }
  for (const Index from : doubtful) {
    board.unlink(from, board.partner(earlier, from));
  }
}

}  // namespace redraft::text
