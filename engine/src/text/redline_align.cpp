#include "text/redline_align.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "text/tokens.h"

namespace redraft::text {

namespace {

constexpr std::size_t largest_table = 250'000;  // cells solved exactly
constexpr int deepest_anchoring = 24;
constexpr std::ptrdiff_t search_limit = 256;  // edits looked ahead before a stretch is cut anyway
constexpr std::int32_t run_bonus = 3;         // for standing next to another kept unit
constexpr std::int32_t unreachable = std::numeric_limits<std::int32_t>::min() / 2;

// A stretch of both sides, half-open.
struct Stretch {
  std::size_t from = 0, from_end = 0;
  std::size_t to = 0, to_end = 0;

  [[nodiscard]] std::size_t width() const { return from_end - from; }

  [[nodiscard]] std::size_t height() const { return to_end - to; }

  [[nodiscard]] bool empty() const { return from == from_end || to == to_end; }
};

class Aligner {
 public:
  Aligner(const UnitText& from, const UnitText& to) : from_(from), to_(to) {}

  std::vector<UnitPair> run() {
    Stretch whole{0, from_.size(), 0, to_.size()};
    while (!whole.empty() && from_.bytes(whole.from) == to_.bytes(whole.to)) {
      pairs_.push_back({whole.from++, whole.to++});
    }
    std::size_t tail = 0;
    while (!whole.empty() && from_.bytes(whole.from_end - 1) == to_.bytes(whole.to_end - 1)) {
      --whole.from_end;
      --whole.to_end;
      ++tail;
    }
    if (!whole.empty()) {
      name_units(whole);
      solve(whole, 0);
    }
    for (std::size_t i = 0; i < tail; ++i) {
      pairs_.push_back({whole.from_end + i, whole.to_end + i});
    }
    return std::move(pairs_);
  }

 private:
  // Names each unit by a hash of its folded form. Two units that share a name by chance do no harm:
  // what is kept is compared byte for byte.
  void name_units(const Stretch& stretch) {
    offset_from_ = stretch.from;
    offset_to_ = stretch.to;
    from_names_.reserve(stretch.width());
    weights_.reserve(stretch.width());
    to_names_.reserve(stretch.height());
    for (std::size_t i = stretch.from; i < stretch.from_end; ++i) {
      from_names_.push_back(name_of(from_.bytes(i)));
      weights_.push_back(!from_[i].word ? 2 : says_nothing(from_, i) ? 4 : 12);
    }
    for (std::size_t i = stretch.to; i < stretch.to_end; ++i) {
      to_names_.push_back(name_of(to_.bytes(i)));
    }
  }

  std::uint64_t from_name(std::size_t i) const { return from_names_[i - offset_from_]; }

  std::uint64_t to_name(std::size_t i) const { return to_names_[i - offset_to_]; }

  bool alike(std::size_t i, std::size_t j) const { return from_name(i) == to_name(j); }

  // Alike words are aligned so that the words about them fall into place, but only equal ones are
  // kept.
  void pair(std::size_t i, std::size_t j) {
    if (from_.bytes(i) == to_.bytes(j)) {
      pairs_.push_back({i, j});
    }
  }

  void solve(Stretch stretch, int depth) {
    while (!stretch.empty() && alike(stretch.from, stretch.to)) {
      pair(stretch.from++, stretch.to++);
    }
    std::size_t tail = 0;
    while (!stretch.empty() && alike(stretch.from_end - 1, stretch.to_end - 1)) {
      --stretch.from_end;
      --stretch.to_end;
      ++tail;
    }
    if (!stretch.empty()) {
      if (stretch.width() <= largest_table / stretch.height()) {
        solve_table(stretch);
      } else if (depth >= deepest_anchoring || !solve_anchored(stretch, depth)) {
        const auto [from, to] = middle(stretch);
        solve({stretch.from, from, stretch.to, to}, deepest_anchoring);
        solve({from, stretch.from_end, to, stretch.to_end}, deepest_anchoring);
      }
    }
    for (std::size_t i = 0; i < tail; ++i) {
      pair(stretch.from_end + i, stretch.to_end + i);
    }
  }

  std::int32_t gain(std::size_t i, std::size_t j) const {
    return (from_.bytes(i) == to_.bytes(j) ? 4 : 3) * weights_[i - offset_from_];
  }

  // Prepares find_alike() for the units of `to`: those of one name are a chain, in their order.
  void seek(const Stretch& stretch) {
    const std::size_t count = stretch.height();
    sought_ = &to_names_[stretch.to - offset_to_];
    first_.assign(std::bit_ceil(2 * count), nothing);
    next_.resize(count);
    for (std::size_t j = count; j-- > 0;) {
      std::size_t slot = sought_[j] & (first_.size() - 1);
      while (first_[slot] != nothing && sought_[first_[slot]] != sought_[j]) {
        slot = (slot + 1) & (first_.size() - 1);
      }
      next_[j] = std::exchange(first_[slot], static_cast<std::uint32_t>(j));
    }
  }

  // Leaves in alike_ the units of that name, in their order.
  void find_alike(std::uint64_t name) {
    std::size_t slot = name & (first_.size() - 1);
    while (first_[slot] != nothing && sought_[first_[slot]] != name) {
      slot = (slot + 1) & (first_.size() - 1);
    }
    alike_.clear();
    for (std::uint32_t j = first_[slot]; j != nothing; j = next_[j]) {
      alike_.push_back({j, 0});
    }
  }

  // Exact, by table. `ends_` is the best score of an alignment whose last units are paired with
  // each other; `best_` of any.
  void solve_table(const Stretch& stretch) {
    enum : std::uint8_t { take = 0, skip_from = 1, skip_to = 2, step = 3, continues = 4 };

    const std::size_t width = stretch.height();
    best_.assign(width + 1, 0);
    ends_.assign(width + 1, unreachable);
    std::int32_t* const best = best_.data();
    ended_.clear();
    trace_.resize(stretch.width() * width);
    seek(stretch);
    for (std::size_t i = 0; i < stretch.width(); ++i) {
      std::uint8_t* const traces = &trace_[i * width];
      find_alike(from_name(stretch.from + i));
      for (Alike& at : alike_) {  // from the row above alone
        const bool longer = ends_[at.place] + run_bonus >= best_[at.place];
        at.here = gain(stretch.from + i, stretch.to + at.place) +
                  (longer ? ends_[at.place] + run_bonus : best_[at.place]);
        traces[at.place] = static_cast<std::uint8_t>(longer ? continues : 0);
      }
      for (const std::size_t place : ended_) {
        ends_[place] = unreachable;
      }
      ended_.clear();
      std::size_t j = 0;
      std::int32_t left = 0;
      // Scores never fall along a row: once the row above is ahead, it stays as it is.
      const auto skip_until = [&](std::size_t end) {
        for (; j < end && best[j + 1] <= left; ++j) {
          traces[j] = skip_to;
          best[j + 1] = left;
        }
        for (; j < end; ++j) {
          traces[j] = best[j + 1] > best[j] ? skip_from : skip_to;
        }
        left = best[end];
      };
      for (const Alike& at : alike_) {
        skip_until(at.place);
        const std::int32_t above = best_[j + 1];
        const auto skip = left >= above ? skip_to : skip_from;
        left = std::max(left, above);
        const auto step_here = at.here >= left ? take : skip;
        traces[j] = static_cast<std::uint8_t>(traces[j] | step_here);
        left = std::max(left, at.here);
        best_[++j] = left;
        ends_[j] = at.here;
        ended_.push_back(j);
      }
      skip_until(width);
    }
    found_.clear();
    bool must_take = false;
    for (std::size_t i = stretch.width(), j = width; i > 0 && j > 0;) {
      const std::uint8_t trace = trace_[(i - 1) * width + (j - 1)];
      if (must_take || (trace & step) == take) {
        found_.push_back({stretch.from + i - 1, stretch.to + j - 1});
        must_take = (trace & continues) != 0;
        --i;
        --j;
      } else if ((trace & step) == skip_from) {
        --i;
      } else {
        --j;
      }
    }
    for (auto at = found_.rbegin(); at != found_.rend(); ++at) {
      pair(at->from, at->to);
    }
  }

  // Cuts the stretch at words that stand once on each side, in the longest order they share.
  bool solve_anchored(const Stretch& stretch, int depth) {
    struct Seen {
      std::uint32_t from = 0, to = 0;
      std::size_t at = 0;
    };

    std::unordered_map<std::uint64_t, Seen> seen;
    seen.reserve(stretch.width());
    for (std::size_t i = stretch.from; i < stretch.from_end; ++i) {
      ++seen[from_name(i)].from;
    }
    for (std::size_t j = stretch.to; j < stretch.to_end; ++j) {
      if (const auto word = seen.find(to_name(j)); word != seen.end()) {
        ++word->second.to;
        word->second.at = j;
      }
    }
    std::vector<UnitPair> candidates;
    for (std::size_t i = stretch.from; i < stretch.from_end; ++i) {
      const Seen& word = seen[from_name(i)];
      if (word.from == 1 && word.to == 1) {
        candidates.push_back({i, word.at});
      }
    }
    const std::vector<UnitPair> anchors = longest_ascending(candidates);
    if (anchors.empty()) {
      return false;
    }
    Stretch part = stretch;
    for (const UnitPair& anchor : anchors) {
      part.from_end = anchor.from;
      part.to_end = anchor.to;
      solve(part, depth + 1);
      pair(anchor.from, anchor.to);
      part.from = anchor.from + 1;
      part.to = anchor.to + 1;
    }
    part.from_end = stretch.from_end;
    part.to_end = stretch.to_end;
    solve(part, depth + 1);
    return true;
  }

  static std::vector<UnitPair> longest_ascending(const std::vector<UnitPair>& pairs) {
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> piles;
    std::vector<std::size_t> below(pairs.size(), none);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const auto pile =
          std::lower_bound(piles.begin(), piles.end(), pairs[i].to,
                           [&](std::size_t top, std::size_t to) { return pairs[top].to < to; });
      if (pile != piles.begin()) {
        below[i] = *(pile - 1);
      }
      if (pile == piles.end()) {
        piles.push_back(i);
      } else {
        *pile = i;
      }
    }
    std::vector<UnitPair> result;
    for (std::size_t at = piles.empty() ? none : piles.back(); at != none; at = below[at]) {
      result.push_back(pairs[at]);
    }
    std::reverse(result.begin(), result.end());
    return result;
  }

  // A point that a shortest edit script passes through (Myers 1986, from both ends at once), or,
  // past the limit, the furthest point reached: never a corner of the stretch.
  UnitPair middle(const Stretch& stretch) {
    const auto width = static_cast<std::ptrdiff_t>(stretch.width());
    const auto height = static_cast<std::ptrdiff_t>(stretch.height());
    const std::ptrdiff_t delta = width - height;
    constexpr std::ptrdiff_t centre = search_limit + 1;
    std::vector<std::ptrdiff_t> ahead(2 * centre + 1, -1);
    std::vector<std::ptrdiff_t> back(2 * centre + 1, -1);
    const auto point = [&](std::ptrdiff_t x, std::ptrdiff_t y) {
      return UnitPair{stretch.from + static_cast<std::size_t>(x),
                      stretch.to + static_cast<std::size_t>(y)};
    };
    // Furthest x on diagonal k with one edit more; -1 where the diagonal leaves the stretch.
    const auto advance = [&](std::vector<std::ptrdiff_t>& reach, std::ptrdiff_t k, std::ptrdiff_t d,
                             auto&& equal) {
      std::ptrdiff_t x = d == 0 ? 0 : -1;
      if (d > 0) {
        const std::ptrdiff_t right = reach[static_cast<std::size_t>(centre + k - 1)];
        const std::ptrdiff_t down = reach[static_cast<std::size_t>(centre + k + 1)];
        if (k > -d && right >= 0 && right < width) {
          x = right + 1;
        }
        if (k < d && down >= 0 && down - k <= height) {
          x = std::max(x, down);
        }
      }
      while (x >= 0 && x < width && x - k < height && equal(x, x - k)) {
        ++x;
      }
      reach[static_cast<std::size_t>(centre + k)] = x;
      return x;
    };
    const auto forward = [&](std::ptrdiff_t x, std::ptrdiff_t y) {
      return alike(stretch.from + static_cast<std::size_t>(x),
                   stretch.to + static_cast<std::size_t>(y));
    };
    const auto backward = [&](std::ptrdiff_t x, std::ptrdiff_t y) {
      return alike(stretch.from_end - 1 - static_cast<std::size_t>(x),
                   stretch.to_end - 1 - static_cast<std::size_t>(y));
    };
    const auto met = [&](const std::vector<std::ptrdiff_t>& other, std::ptrdiff_t k,
                         std::ptrdiff_t x) {
      const std::ptrdiff_t mirror = delta - k;
      if (x < 0 || mirror < -search_limit || mirror > search_limit) {
        return false;
      }
      const std::ptrdiff_t reached = other[static_cast<std::size_t>(centre + mirror)];
      return reached >= 0 && x + reached >= width;
    };
    for (std::ptrdiff_t d = 0; d <= search_limit; ++d) {
      for (std::ptrdiff_t k = -d; k <= d; k += 2) {
        const std::ptrdiff_t x = advance(ahead, k, d, forward);
        if (met(back, k, x)) {
          return point(x, x - k);
        }
      }
      for (std::ptrdiff_t k = -d; k <= d; k += 2) {
        const std::ptrdiff_t x = advance(back, k, d, backward);
        if (met(ahead, k, x)) {
          return point(width - x, height - (x - k));
        }
      }
    }
    std::ptrdiff_t best_x = 0;
    std::ptrdiff_t best_sum = -1;
    std::ptrdiff_t best_y = 0;
    for (std::ptrdiff_t k = -search_limit; k <= search_limit; k += 2) {
      const std::ptrdiff_t x = ahead[static_cast<std::size_t>(centre + k)];
      if (x >= 0 && x + x - k > best_sum) {
        best_sum = x + x - k;
        best_x = x;
        best_y = x - k;
      }
    }
    return point(best_x, best_y);
  }

  const UnitText& from_;
  const UnitText& to_;
  std::size_t offset_from_ = 0;
  std::size_t offset_to_ = 0;
  std::vector<std::uint64_t> from_names_;
  std::vector<std::uint64_t> to_names_;
  std::vector<std::int32_t> weights_;  // parallel to from_names_

  struct Alike {
    std::size_t place = 0;
    std::int32_t here = 0;  // score of an alignment that ends in this pair
  };

  static constexpr std::uint32_t nothing = std::numeric_limits<std::uint32_t>::max();

  // Of the table at hand, by unit of `to`.
  const std::uint64_t* sought_ = nullptr;
  std::vector<std::uint32_t> first_;  // open addressing by name
  std::vector<std::uint32_t> next_;   // of the same name
  std::vector<Alike> alike_;
  std::vector<std::int32_t> best_;
  std::vector<std::int32_t> ends_;
  std::vector<std::size_t> ended_;  // where ends_ is reachable
  std::vector<std::uint8_t> trace_;
  std::vector<UnitPair> found_;
  std::vector<UnitPair> pairs_;
};

}  // namespace

std::vector<UnitPair> align(const UnitText& from, const UnitText& to) {
  return Aligner(from, to).run();
}

}  // namespace redraft::text
