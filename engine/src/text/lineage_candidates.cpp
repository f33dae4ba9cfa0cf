// Which pairs of statements are worth scoring: never all against all.

#include <algorithm>
#include <limits>
#include <utility>

#include "text/lineage_phases.h"

namespace redraft::text {

namespace {

constexpr std::size_t posting_limit = 64;  // a word in more statements than this leads nowhere
constexpr std::size_t keys_limit = 24;     // the rarest words of a statement
constexpr std::size_t kept_limit = 6;      // best candidates kept for each statement
constexpr std::int32_t kept_share = 3;     // none has less than this part of what the best shares
constexpr Index gap_all = 16;              // gaps up to this size are compared all against all
constexpr Index gap_reach = 6;             // in larger ones, this far from the expected place

// The statements of one side that take part, by feature, in one array. They go by their place among
// those that do, so that what is counted for each lies close together.
class Postings {
 public:
  Postings(const Board& board, Side side, Among among)
      : starts_(board.profiles().feature_count() + 1, 0) {
    for (Index i = 0; i < board.size(side); ++i) {
      if (takes_part(board, side, i, among)) {
        members_.push_back({i, board.profiles().of(side, i).weight});
        lightest_ = std::min(lightest_, members_.back().weight);
      }
    }
    each(board, side, [&](std::uint32_t feature, Index) { ++starts_[feature + 1]; });
    for (std::size_t i = 1; i < starts_.size(); ++i) {
      starts_[i] += starts_[i - 1];
    }
    places_.resize(starts_.back());
    std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
    each(board, side,
         [&](std::uint32_t feature, Index place) { places_[next[feature]++] = place; });
  }

  struct Member {
    Index statement = none;
    std::int32_t weight = 0;
  };

  [[nodiscard]] const std::vector<Member>& members() const { return members_; }

  // The least weight of them all.
  [[nodiscard]] std::int32_t lightest() const { return lightest_; }

  // Indices into members().
  [[nodiscard]] std::span<const Index> of(std::uint32_t feature) const {
    return {places_.data() + starts_[feature], places_.data() + starts_[feature + 1]};
  }

  static bool takes_part(const Board& board, Side side, Index i, Among among) {
    if (among == Among::free) {
      return board.is_free(side, i);
    }
    const Index other = board.partner(side, i);
    return other == none || board.basis(side, i) != Basis::exact;
  }

 private:
  template <class Visit>
  void each(const Board& board, Side side, const Visit& visit) const {
    std::vector<Index> last(board.profiles().feature_count(), none);  // who had the feature last
    for (Index place = 0; place < members_.size(); ++place) {
      for (const std::uint32_t feature :
           board.profiles().sequence(side, members_[place].statement)) {
        if (std::exchange(last[feature], place) != place) {
          visit(feature, place);
        }
      }
    }
  }

  std::vector<Member> members_;
  std::int32_t lightest_ = std::numeric_limits<std::int32_t>::max();
  std::vector<std::uint32_t> starts_;
  std::vector<Index> places_;
};

// The candidates of one statement that are most like it, best first.
class Best {
 public:
  void clear() {
    best_.clear();
    asked_ = 0;
  }

  // What a candidate must share that has this weight together with the statement.
  [[nodiscard]] std::int64_t least_shared(std::int64_t weights) const {
    return asked_ * weights / 2000;
  }

  // Per mille as by dice(), which is left out where it could not change the list.
  void offer(Index j, std::int64_t shared, std::int64_t weights) {
    if (2000 * shared < asked_ * weights) {
      return;
    }
    const Ranked ranked{dice(shared, weights, 0), j};
    const auto place =
        std::upper_bound(best_.begin(), best_.end(), ranked, [](const Ranked& a, const Ranked& b) {
          return a.rank != b.rank ? a.rank > b.rank : a.index < b.index;
        });
    best_.insert(place, ranked);
    best_.resize(std::min(best_.size(), kept_limit));
    const std::int32_t least = (best_.front().rank + kept_share - 1) / kept_share;
    asked_ = best_.size() < kept_limit ? least : std::max(least, best_.back().rank);
  }

  template <class Visit>
  void each(const Visit& visit) const {
    for (const Ranked& ranked : best_) {
      if (ranked.rank * kept_share < best_.front().rank) {
        break;
      }
      visit(ranked.index);
    }
  }

 private:
  struct Ranked {
    std::int32_t rank = 0;
    Index index = 0;
  };

  std::vector<Ranked> best_;
  std::int64_t asked_ = 0;  // rank under which nothing is kept
};

// A statement's rarest words that lead to others, each once, in no order.
class Keys {
 public:
  explicit Keys(const Postings& postings, std::size_t features)
      : lengths_(features, 0), last_(features, none) {
    for (std::uint32_t feature = 0; feature < features; ++feature) {
      const std::size_t length = postings.of(feature).size();
      lengths_[feature] = static_cast<std::uint8_t>(length > posting_limit ? 0 : length);
    }
  }

  // Asked of each statement once.
  const std::vector<std::uint64_t>& of(Index statement, std::span<const std::uint32_t> sequence) {
    keys_.clear();
    for (const std::uint32_t feature : sequence) {
      const std::uint64_t length = lengths_[feature];
      if (length > 0 && std::exchange(last_[feature], statement) != statement) {
        keys_.push_back((length << 32U) | feature);
      }
    }
    if (keys_.size() > keys_limit) {
      std::nth_element(keys_.begin(), keys_.begin() + keys_limit, keys_.end());
      keys_.resize(keys_limit);
    }
    return keys_;
  }

 private:
  std::vector<std::uint8_t> lengths_;  // of postings by feature; 0 where they lead nowhere
  std::vector<Index> last_;            // statement that had the feature
  std::vector<std::uint64_t> keys_;    // rarest is least: length of the postings, feature
};

void find_by_words(const Board& board, Side side, Among among, std::vector<Pair>& pairs) {
  const Profiles& profiles = board.profiles();
  const Postings postings(board, opposite(side), among);
  static_assert(keys_limit <= 32);  // of weights under 2,000 each
  std::vector<std::uint16_t> sums(postings.members().size(), 0);
  std::vector<Index> touched(keys_limit * posting_limit);
  Keys keys(postings, profiles.feature_count());
  Best best;
  for (Index i = 0; i < board.size(side); ++i) {
    if (!Postings::takes_part(board, side, i, among)) {
      continue;
    }
    std::size_t count = 0;
    for (const std::uint64_t key : keys.of(i, profiles.sequence(side, i))) {
      const auto feature = static_cast<std::uint32_t>(key);
      const auto weight = static_cast<std::uint16_t>(profiles.weight(feature));
      for (const Index j : postings.of(feature)) {
        touched[count] = j;
        count += sums[j] == 0 ? 1 : 0;
        sums[j] = static_cast<std::uint16_t>(sums[j] + weight);
      }
    }
    // Shared weight against the other's own: a long statement shares something with everybody.
    best.clear();
    const std::int64_t weight = profiles.of(side, i).weight;
    std::int64_t least = 0;
    for (const Index j : std::span(touched.data(), count)) {
      const std::int64_t shared = std::exchange(sums[j], 0);
      if (shared >= least) {
        best.offer(j, shared, weight + postings.members()[j].weight);
        least = best.least_shared(weight + postings.lightest());
      }
    }
    best.each([&](Index place) {
      const Index j = postings.members()[place].statement;
      pairs.push_back(side == earlier ? Pair{i, j, 0, 0} : Pair{j, i, 0, 0});
    });
  }
}

// Scores the pairs, each once and by place, but for those that are known already.
void score_all(const Profiles& profiles, const std::vector<Pair>& known, std::vector<Pair>& pairs) {
  std::sort(pairs.begin(), pairs.end(), by_place);
  pairs.erase(std::unique(pairs.begin(), pairs.end(),
                          [](const Pair& a, const Pair& b) { return place_of(a) == place_of(b); }),
              pairs.end());
  Scorer scorer(profiles);
  auto next = known.begin();
  for (Pair& pair : pairs) {
    while (next != known.end() && by_place(*next, pair)) {
      ++next;
    }
    const bool is_known = next != known.end() && place_of(*next) == place_of(pair);
    pair = is_known ? *next : scorer.score(pair.from, pair.to);
  }
}

// The end of the run of unlinked statements that begins at i.
Index run_end(const Board& board, Side side, Index i) {
  while (i < board.size(side) && board.partner(side, i) == none) {
    ++i;
  }
  return i;
}

Index run_begin(const Board& board, Side side, Index i) {
  while (i > 0 && board.partner(side, i - 1) == none) {
    --i;
  }
  return i;
}

}  // namespace

std::vector<Pair> shared_words_pairs(const Board& board, Among among,
                                     const std::vector<Pair>& known) {
  std::vector<Pair> pairs;
  find_by_words(board, earlier, among, pairs);
  find_by_words(board, later, among, pairs);
  score_all(board.profiles(), known, pairs);
  return pairs;
}

std::vector<Pair> same_gap_pairs(const Board& board, const std::vector<Pair>& known) {
  std::vector<Pair> pairs;
  const auto compare_runs = [&](Index from, Index from_end, Index to, Index to_end, bool at_start) {
    const Index m = from_end - from;
    const Index n = to_end - to;
    const bool all = m <= gap_all && n <= gap_all;
    for (Index i = 0; i < m; ++i) {
      if (!board.is_free(earlier, from + i)) {
        continue;
      }
      // The expected place counts from the side on which the runs are known to meet.
      const std::int64_t expected = at_start ? i : static_cast<std::int64_t>(n) - m + i;
      const std::int64_t first = all ? 0 : std::max<std::int64_t>(0, expected - gap_reach);
      const std::int64_t last = all ? n : std::min<std::int64_t>(n, expected + gap_reach + 1);
      for (std::int64_t j = first; j < last; ++j) {
        const Index to_index = to + static_cast<Index>(j);
        if (board.is_free(later, to_index)) {
          pairs.push_back({from + i, to_index, 0, 0});
        }
      }
    }
  };
  for (Index from = 0; from < board.size(earlier); ++from) {
    const Index to = board.partner(earlier, from);
    if (to == none) {
      continue;
    }
    const Index from_end = run_end(board, earlier, from + 1);
    const Index to_end = run_end(board, later, to + 1);
    compare_runs(from + 1, from_end, to + 1, to_end, true);
    const Index from_begin = run_begin(board, earlier, from);
    const Index to_begin = run_begin(board, later, to);
    compare_runs(from_begin, from, to_begin, to, false);
  }
  compare_runs(0, run_end(board, earlier, 0), 0, run_end(board, later, 0), true);
  const Index from_last = run_begin(board, earlier, board.size(earlier));
  const Index to_last = run_begin(board, later, board.size(later));
  compare_runs(from_last, board.size(earlier), to_last, board.size(later), false);
  score_all(board.profiles(), known, pairs);
  return pairs;
}

}  // namespace redraft::text
