// Equal words: the certain part of lineage, and most of a near revision.

#include <algorithm>
#include <bit>

#include "text/lineage_phases.h"

namespace redraft::text {

namespace {

constexpr std::int32_t anchor_words = 4;  // fewer are no landmark

constexpr Index several = none - 1;

// The earlier statements by their words: which one has them, none, or several. Open addressing.
class ByWords {
 public:
  explicit ByWords(const Profiles& profiles)
      : slots_(std::bit_ceil(2 * profiles.size(earlier) + 1)) {
    for (Index i = 0; i < profiles.size(earlier); ++i) {
      Slot& slot = slots_[slot_of(profiles.of(earlier, i).words)];
      slot = {profiles.of(earlier, i).words, slot.statement == none ? i : several};
    }
  }

  [[nodiscard]] Index statement(std::uint64_t words) const {
    return slots_[slot_of(words)].statement;
  }

 private:
  struct Slot {
    std::uint64_t words = 0;
    Index statement = none;
  };

  [[nodiscard]] std::size_t slot_of(std::uint64_t words) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = words & mask;
    while (slots_[at].statement != none && slots_[at].words != words) {
      at = (at + 1) & mask;
    }
    return at;
  }

  std::vector<Slot> slots_;
};

bool may_link(const Board& board, const UniquePair& pair) {
  return board.is_free(earlier, pair.from) && board.is_free(later, pair.to) &&
         !board.is_named_by_place(earlier, pair.from) && !board.is_forbidden(pair.from, pair.to);
}

}  // namespace

std::vector<UniquePair> unique_pairs(const Profiles& profiles) {
  const ByWords by_words(profiles);
  std::vector<Index> again(profiles.size(earlier), none);  // the later statement with the words
  for (Index i = 0; i < profiles.size(later); ++i) {
    const Index from = by_words.statement(profiles.of(later, i).words);
    if (from < several) {
      again[from] = again[from] == none ? i : several;
    }
  }
  std::vector<UniquePair> pairs;
  for (Index from = 0; from < again.size(); ++from) {
    if (again[from] < several) {
      pairs.push_back({from, again[from]});
    }
  }
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
    const bool titles = profiles.of(earlier, pair.from).kind == StatementKind::heading &&
                        profiles.of(later, pair.to).kind == StatementKind::heading;
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
