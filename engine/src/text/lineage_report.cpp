// From links to changes: labels, confidence, and what a person should look at.

#include <algorithm>
#include <utility>

#include "text/lineage_phases.h"

namespace redraft::text {

namespace {

constexpr std::int32_t sure = 995;             // of equal words
constexpr std::int32_t doubtful = 530;         // a link below this is a question
constexpr std::int32_t close_margin = 100;     // so is one with a runner-up this near
constexpr std::int32_t alone_bonus = 100;      // nothing else could be meant
constexpr std::int32_t most_with_parts = 890;  // what is a part is less certain than what it is of

// Pairs that just missed being linked are asked about too, the nearest first, as long as all
// questions together stay under one in this many statements.
constexpr std::int32_t near_miss = 100;
constexpr std::size_t statements_for_question = 100;

// Two free statements that nearly are one.
struct NearMiss {
  std::int32_t total = 0;
  Index from = none;
  Index to = none;
};

// The best candidate a statement did not get.
struct Rival {
  std::int32_t likeness = 0;
  Index other = none;
};

class Reporter {
 public:
  Reporter(const Board& board, const MatchInput& input, const std::vector<Pair>& pairs,
           const std::vector<Index>& restored)
      : board_(board),
        input_(input),
        restored_(restored),
        scorer_(board.profiles()),
        least_total_(least_total(board)),
        stays_(board.stayed()) {
    for (const Side side : {earlier, later}) {
      rivals_[side].resize(board.size(side));
      for (Index i = 0; i < board.size(side); ++i) {
        if (board.whole(side, i) != none) {
          parts_[opposite(side)].emplace_back(board.whole(side, i), i);
        }
      }
    }
    for (auto& parts : parts_) {
      std::sort(parts.begin(), parts.end());
    }
    for (const Pair& pair : pairs) {
      note_rival(pair);
      note_near_miss(pair);
    }
  }

  Lineage run() {
    std::vector<std::vector<Index>> removed_after(board_.size(later) + 1U);
    Index last = 0;  // 1 + the place of the last earlier statement that is still there
    for (Index from = 0; from < board_.size(earlier); ++from) {
      if (board_.partner(earlier, from) != none) {
        last = board_.partner(earlier, from) + 1;
      } else if (board_.whole(earlier, from) == none) {
        removed_after[last].push_back(from);
      }
    }
    Lineage lineage;
    lineage.changes.reserve(board_.size(later) + board_.size(earlier) / 8);  // growing copies all
    for (Index to = 0; to <= board_.size(later); ++to) {
      for (const Index from : removed_after[to]) {
        lineage.changes.push_back(removed(from));
      }
      if (to == board_.size(later)) {
        break;
      }
      if (board_.partner(later, to) != none) {
        lineage.changes.push_back(linked(board_.partner(later, to), to, lineage.questions));
      } else if (board_.whole(later, to) == none) {
        lineage.changes.push_back(added(to));
      }
    }
    ask_about_near_misses(lineage.questions);
    return lineage;
  }

 private:
  [[nodiscard]] const Profiles& profiles() const { return board_.profiles(); }

  void note_rival(const Pair& pair) {
    if (board_.partner(earlier, pair.from) == pair.to || related(pair)) {
      return;
    }
    Rival& of_from = rivals_[earlier][pair.from];
    if (pair.likeness > of_from.likeness) {
      of_from = {pair.likeness, pair.to};
    }
    Rival& of_to = rivals_[later][pair.to];
    if (pair.likeness > of_to.likeness) {
      of_to = {pair.likeness, pair.from};
    }
  }

  void note_near_miss(const Pair& pair) {
    if (!board_.is_free(earlier, pair.from) || !board_.is_free(later, pair.to) ||
        pair.likeness + most_place_bonus + near_miss < least_total_ ||
        pair.shared < profiles().floor() || board_.is_forbidden(pair.from, pair.to)) {
      return;
    }
    const Context context = board_.context(pair.from, pair.to);
    const std::int32_t total = pair.likeness + place_bonus(board_, pair, context);
    if (context.section && total + near_miss >= least_total_) {
      near_misses_.push_back({total, pair.from, pair.to});
    }
  }

  void ask_about_near_misses(std::vector<LineageQuestion>& questions) {
    std::sort(near_misses_.begin(), near_misses_.end(), [](const NearMiss& a, const NearMiss& b) {
      return a.total != b.total ? a.total > b.total
             : a.from != b.from ? a.from < b.from
                                : a.to < b.to;
    });
    const std::size_t statements = std::max(board_.size(earlier), board_.size(later));
    std::vector<bool> asked[2] = {std::vector<bool>(board_.size(earlier), false),
                                  std::vector<bool>(board_.size(later), false)};
    for (const NearMiss& miss : near_misses_) {
      if ((questions.size() + 1) * statements_for_question > statements) {
        break;
      }
      if (asked[earlier][miss.from] || asked[later][miss.to]) {
        continue;
      }
      asked[earlier][miss.from] = true;
      asked[later][miss.to] = true;
      LineageQuestion question;
      question.from = miss.from;
      question.to = miss.to;
      question.confidence = std::clamp(miss.total, 100, doubtful - 1);
      questions.push_back(question);
    }
  }

  [[nodiscard]] bool related(const Pair& pair) const {
    return board_.whole(later, pair.to) == pair.from || board_.whole(earlier, pair.from) == pair.to;
  }

  Change removed(Index from) const {
    Change change;
    change.kind = ChangeKind::removed;
    change.from = {from};
    change.runner_up = rivals_[earlier][from].likeness;
    change.confidence = 1000 - change.runner_up / 2;
    change.basis = Basis::inferred;
    return change;
  }

  Change added(Index to) const {
    Change change;
    change.kind = ChangeKind::added;
    change.to = {to};
    change.runner_up = rivals_[later][to].likeness;
    change.confidence = 1000 - change.runner_up / 2;
    change.basis = Basis::inferred;
    if (restored_[to] != none) {
      change.kind = ChangeKind::restored;
      change.restored_anchor = input_.retired[restored_[to]].anchor;
      change.confidence = 990;
      change.runner_up = 0;
      change.basis = Basis::exact;
    }
    return change;
  }

  // To `others`, the partner of i, adds the further parts of i.
  void add_parts(Side side, Index i, std::vector<std::size_t>& others) const {
    if (board_.parts_of(side, i) == 0) {
      return;
    }
    auto part = std::lower_bound(parts_[side].begin(), parts_[side].end(), std::pair(i, Index{0}));
    for (; part != parts_[side].end() && part->first == i; ++part) {
      others.push_back(part->second);
    }
    std::sort(others.begin(), others.end());
  }

  Change linked(Index from, Index to, std::vector<LineageQuestion>& questions) {
    Change change;
    change.from = {from};
    change.to = {to};
    change.moved = !stays_[from];
    change.basis = board_.basis(later, to);
    add_parts(earlier, from, change.to);
    add_parts(later, to, change.from);
    const bool same = profiles().same_words(from, to);
    change.reworded = !same;
    change.typographic = same && !profiles().same_text(from, to);
    change.kind = change.to.size() > 1     ? ChangeKind::split
                  : change.from.size() > 1 ? ChangeKind::merged
                  : change.reworded        ? ChangeKind::reworded
                  : change.moved           ? ChangeKind::moved
                                           : ChangeKind::unchanged;
    weigh(change, from, to, questions);
    return change;
  }

  // Place counts less against a rival: candidates that stand side by side differ in it by chance,
  // and are told apart by their words or by a person.
  static std::int32_t standing(const Pair& pair, std::int32_t bonus) {
    return pair.likeness + bonus * 2 / 3;
  }

  [[nodiscard]] std::int32_t standing(const Pair& pair) const {
    return standing(pair, place_bonus(board_, pair, board_.context(pair.from, pair.to)));
  }

  // Standing of the best candidate that was passed over.
  [[nodiscard]] std::int32_t rival_standing(Index from, Index to, const Rival& of_from,
                                            const Rival& of_to) const {
    std::int32_t best = 0;
    if (of_from.other != none) {
      best = standing({from, of_from.other, of_from.likeness, 0});
    }
    if (of_to.other != none) {
      best = std::max(best, standing({of_to.other, to, of_to.likeness, 0}));
    }
    return best;
  }

  void weigh(Change& change, Index from, Index to, std::vector<LineageQuestion>& questions) {
    if (change.basis != Basis::pin && profiles().same_words(from, to) &&
        !profiles().is_weak(earlier, from)) {
      change.confidence = sure;  // wherever it stands
      change.runner_up = std::max(rivals_[earlier][from].likeness, rivals_[later][to].likeness);
      return;
    }
    Pair pair = scorer_.score(from, to);
    const Context context = board_.context(from, to);
    pair.likeness = likeness_in_place(board_, pair, context);
    const Rival& rival_from = rivals_[earlier][from];
    const Rival& rival_to = rivals_[later][to];
    const Rival& rival = rival_from.likeness >= rival_to.likeness ? rival_from : rival_to;
    change.runner_up = rival.likeness;
    if (change.basis == Basis::pin) {
      change.confidence = 1000;
      return;
    }
    const bool alone = pair.likeness < 1000 && board_.alone_between(from, to);
    if (alone) {
      pair.likeness = likeness_between(board_, pair);
    }
    const std::int32_t bonus = place_bonus(board_, pair, context) + (alone ? alone_bonus : 0);
    const std::int32_t margin =
        standing(pair, bonus) - rival_standing(from, to, rival_from, rival_to);
    if (pair.likeness == 1000) {
      change.confidence = bonus > 0 || !profiles().is_weak(earlier, from) ? sure : 900;
    } else {
      std::int32_t confidence = 300 + standing(pair, bonus) * 7 / 10;
      confidence -= std::max(0, 2 * close_margin - margin);
      change.confidence = std::clamp(
          confidence, 100,
          change.kind == ChangeKind::split || change.kind == ChangeKind::merged ? most_with_parts
                                                                                : 990);
    }
    if (change.basis == Basis::marker) {
      change.confidence = std::max(change.confidence, pair.likeness >= 200 ? 900 : 500);
    }
    const Side rival_side = rival_from.likeness >= rival_to.likeness ? later : earlier;
    const bool rival_matters = rival.other != none && board_.is_free(rival_side, rival.other);
    const bool close = pair.likeness < 1000 && rival_matters && margin < close_margin;
    if (change.confidence < doubtful || close) {
      LineageQuestion question;
      question.from = from;
      question.to = to;
      question.linked = true;
      question.confidence = change.confidence;
      if (close && rival_from.likeness >= rival_to.likeness) {
        question.other_to = rival.other;
      }
      questions.push_back(question);
    }
  }

  const Board& board_;
  const MatchInput& input_;
  const std::vector<Index>& restored_;
  Scorer scorer_;
  std::int32_t least_total_;
  std::vector<bool> stays_;
  std::vector<Rival> rivals_[2];
  std::vector<NearMiss> near_misses_;
  std::vector<std::pair<Index, Index>> parts_[2];  // a whole and one of its further parts
};

}  // namespace

Lineage report(const Board& board, const MatchInput& input, const std::vector<Pair>& pairs,
               const std::vector<Index>& restored) {
  return Reporter(board, input, pairs, restored).run();
}

}  // namespace redraft::text
