// Splits and merges: statements without a partner whose words are found in one that has a partner,
// where that partner does not account for them. The sides are exchanged for merges.

#include <algorithm>

#include "text/lineage_phases.h"

namespace redraft::text {

namespace {

constexpr std::size_t max_further_parts = 3;  // four in all
constexpr std::int32_t containment = 700;     // per mille of a part's weight that is the whole's
constexpr std::int32_t least_gain = 40;       // per mille of likeness that each part must add

// Per mille of likeness that the parts must add together: about two fifths of the whole; a quarter
// where main part and parts are the whole but for a few words. A short sentence cut off from a long
// statement is new beside it: the statement lives on in the rest.
constexpr std::int32_t together_gain = 240;
constexpr std::int32_t clean_gain = 150;
constexpr std::int32_t clean_together = 900;

// Of a merge a fifth, where they are the whole nearly word for word: the short statement that was
// taken in would count as removed otherwise, and what was said about it would be lost.
constexpr std::int32_t taken_in_gain = 125;
constexpr std::int32_t taken_in_together = 940;

// Both only where the parts stand together, as what was cut up or put together does.
constexpr Index reach = 4;  // statements away from the main part that are still beside it
constexpr std::int32_t least_words = 3;

using Bag = std::vector<std::uint32_t>;

struct Claim {
  Index whole = none;  // on the side with one
  Index part = none;   // on the side with several
  std::int32_t contained = 0;
};

// The parts of one whole, weighed together.
struct Group {
  Index whole = none;
  std::vector<Index> parts;
  std::int32_t gain = 0;
};

class PartFinder {
 public:
  PartFinder(Board& board, Side side)
      : board_(board), side_(side), left_(board.profiles().feature_count(), 0) {}

  void run(const std::vector<Pair>& pairs) {
    for (Index part = 0; part < board_.size(side_); ++part) {
      if (board_.is_free(side_, part)) {
        claim_beside(part);
      }
    }
    for (const Pair& pair : pairs) {
      const Index part = side_ == later ? pair.to : pair.from;
      const Index whole = side_ == later ? pair.from : pair.to;
      if (board_.is_free(side_, part) && pair.shared >= profiles().floor() &&
          may_hold(part, pair.shared)) {
        claim(part, whole);
      }
    }
    settle();
  }

 private:
  [[nodiscard]] const Profiles& profiles() const { return board_.profiles(); }

  void claim_beside(Index part) {
    const Index first = part > reach ? part - reach : 0;
    const Index last = std::min<Index>(board_.size(side_) - 1, part + reach);
    const auto words = profiles().sequence(side_, part);
    for (const std::uint32_t feature : words) {
      ++left_[feature];
    }
    for (Index i = first; i <= last; ++i) {
      const Index whole = board_.partner(side_, i);
      if (whole != none && can_hold(part, whole) && may_hold(part, shared_with(whole))) {
        claim(part, whole);
      }
    }
    for (const std::uint32_t feature : words) {
      left_[feature] = 0;
    }
  }

  // Weight that the whole shares with the part whose words are counted.
  [[nodiscard]] std::int32_t shared_with(Index whole) {
    std::int32_t shared = 0;
    found_.clear();
    for (const std::uint32_t feature : profiles().sequence(opposite(side_), whole)) {
      if (left_[feature] > 0) {
        --left_[feature];
        shared += profiles().weight(feature);
        found_.push_back(feature);
      }
    }
    for (const std::uint32_t feature : found_) {
      ++left_[feature];
    }
    return shared;
  }

  // No more of the part can be the whole's beyond its main part than they share at all.
  [[nodiscard]] bool may_hold(Index part, std::int32_t shared) const {
    const std::int32_t weight = profiles().of(side_, part).weight;
    return weight > 0 && shared * 1000 / weight >= containment;
  }

  [[nodiscard]] bool can_hold(Index part, Index whole) const {
    const Side other = opposite(side_);
    const Index main = board_.partner(other, whole);
    if (main == none || board_.basis(other, whole) == Basis::pin ||
        board_.parts_of(side_, main) > 0 || board_.parts_of(other, whole) > 0) {
      return false;
    }
    const Index from = side_ == later ? whole : part;
    const Index to = side_ == later ? part : whole;
    const bool unchanged =
        side_ == later ? profiles().same_words(whole, main) : profiles().same_words(main, whole);
    return !unchanged && !board_.is_forbidden(from, to);
  }

  void claim(Index part, Index whole) {
    if (profiles().of(side_, part).count < least_words || !can_hold(part, whole)) {
      return;
    }
    Assembly assembly(*this, whole);
    const std::int32_t before = assembly.together();
    const std::int32_t contained = assembly.add(part);
    if (contained >= containment && assembly.together() - before >= least_gain) {
      claims_.push_back({whole, part, contained});
    }
  }

  // The main part of a whole, and what is added to it.
  class Assembly {
   public:
    Assembly(const PartFinder& finder, Index whole)
        : profiles_(&finder.profiles()),
          side_(finder.side_),
          whole_(profiles_->bag(opposite(side_), whole)),
          whole_weight_(profiles_->of(opposite(side_), whole).weight) {
      const Index main = finder.board_.partner(opposite(side_), whole);
      const auto bag = profiles_->bag(side_, main);
      held_.assign(bag.begin(), bag.end());
      held_weight_ = profiles_->of(side_, main).weight;
      shared_ = shared_weight(*profiles_, whole_, held_);
    }

    // Likeness of the whole and what is held, by words alone.
    [[nodiscard]] std::int32_t together() const {
      return dice(shared_, whole_weight_, held_weight_);
    }

    // Per mille of the part that the whole holds beyond what was held before.
    std::int32_t add(Index part) {
      const auto bag = profiles_->bag(side_, part);
      const auto middle = static_cast<std::ptrdiff_t>(held_.size());
      held_.insert(held_.end(), bag.begin(), bag.end());
      std::inplace_merge(held_.begin(), held_.begin() + middle, held_.end());
      const std::int32_t weight = profiles_->of(side_, part).weight;
      const std::int32_t before = shared_;
      shared_ = shared_weight(*profiles_, whole_, held_);
      held_weight_ += weight;
      return weight == 0 ? 0 : (shared_ - before) * 1000 / weight;
    }

   private:
    const Profiles* profiles_;
    Side side_;
    Bag whole_;
    std::int32_t whole_weight_;
    Bag held_;
    std::int32_t held_weight_ = 0;
    std::int32_t shared_ = 0;
  };

  // The parts are side by side, or apart by what came from elsewhere or is new. What stands between
  // them and stood beside the whole before was never of it.
  [[nodiscard]] bool stand_together(const Group& group) const {
    const Index main = board_.partner(opposite(side_), group.whole);
    const auto [least, most] = std::minmax_element(group.parts.begin(), group.parts.end());
    const Index first = std::min(main, *least);
    const Index last = std::max(main, *most);
    if (last - first > 2 * reach) {
      return false;
    }
    for (Index i = first; i <= last; ++i) {
      const Index partner = board_.partner(side_, i);
      if (i != main && partner != none &&
          std::max(partner, group.whole) - std::min(partner, group.whole) <= 2 * reach) {
        return false;
      }
    }
    return true;
  }

  [[nodiscard]] std::int32_t asked_of(const Group& group, std::int32_t together) const {
    if (together < clean_together || !stand_together(group)) {
      return together_gain;
    }
    return side_ == earlier && together >= taken_in_together ? taken_in_gain : clean_gain;
  }

  // The longest row of claims on one whole that is convincing together.
  Group assemble(std::vector<Claim>::const_iterator first,
                 std::vector<Claim>::const_iterator last) const {
    Group best{first->whole, {}, 0};
    Group group = best;
    Assembly assembly(*this, first->whole);
    const std::int32_t main_alone = assembly.together();
    std::int32_t together = main_alone;
    for (auto claim = first; claim != last && group.parts.size() < max_further_parts; ++claim) {
      if (!board_.is_free(side_, claim->part)) {
        continue;
      }
      Assembly with = assembly;
      const std::int32_t contained = with.add(claim->part);
      if (contained < containment || with.together() - together < least_gain) {
        continue;  // another part holds these words already
      }
      assembly = with;
      together = with.together();
      group.parts.push_back(claim->part);
      group.gain = together - main_alone;
      if (group.gain >= asked_of(group, together)) {
        best = group;
      }
    }
    return best;
  }

  void settle() {
    std::sort(claims_.begin(), claims_.end(), [](const Claim& a, const Claim& b) {
      return a.whole != b.whole           ? a.whole < b.whole
             : a.contained != b.contained ? a.contained > b.contained
                                          : a.part < b.part;
    });
    claims_.erase(std::unique(claims_.begin(), claims_.end(),
                              [](const Claim& a, const Claim& b) {
                                return a.whole == b.whole && a.part == b.part;
                              }),
                  claims_.end());
    std::vector<Group> groups;
    each_whole([&](auto first, auto last) {
      if (Group group = assemble(first, last); !group.parts.empty()) {
        groups.push_back(std::move(group));
      }
    });
    std::sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
      return a.gain != b.gain ? a.gain > b.gain : a.whole < b.whole;
    });
    for (const Group& group : groups) {
      const bool still_free = std::all_of(group.parts.begin(), group.parts.end(), [&](Index part) {
        return board_.is_free(side_, part) && can_hold(part, group.whole);
      });
      if (still_free) {
        for (const Index part : group.parts) {
          board_.attach(side_, part, group.whole, Basis::inferred);
        }
      }
    }
  }

  template <class Visit>
  void each_whole(const Visit& visit) const {
    for (auto first = claims_.begin(); first != claims_.end();) {
      auto last = first;
      while (last != claims_.end() && last->whole == first->whole) {
        ++last;
      }
      visit(first, last);
      first = last;
    }
  }

  Board& board_;
  Side side_;
  std::vector<std::uint32_t> left_;   // by feature: of the words of a part, while wholes are read
  std::vector<std::uint32_t> found_;  // of these, in the whole at hand
  std::vector<Claim> claims_;
};

}  // namespace

void link_parts(Board& board, const std::vector<Pair>& pairs) {
  PartFinder(board, later).run(pairs);    // splits
  PartFinder(board, earlier).run(pairs);  // merges
}

}  // namespace redraft::text
