#include "text/lineage_board.h"

#include <algorithm>
#include <cstdlib>

namespace redraft::text {

namespace {

constexpr int max_levels = 7;  // 0: before any heading, 1-6: headings

// Agreement of neighbours counts in full this near, and less further away.
std::int32_t nearness(std::int64_t offset) {
  return offset <= 3 ? 1000 : offset <= 12 ? 600 : 250;
}

constexpr std::int64_t second_best = 12;  // a neighbour behind another counts as one further away

struct Vote {
  Index from = none;
  Index to = none;
  std::int64_t weight = 0;
};

}  // namespace

Board::Board(const Profiles& profiles) : profiles_(profiles) {
  for (const Side side : {earlier, later}) {
    const std::size_t n = profiles.size(side);
    partner_[side].assign(n, none);
    whole_[side].assign(n, none);
    basis_[side].assign(n, Basis::inferred);
    parts_[side].assign(n, 0);
    reserved_[side].assign(n, false);
    before_[side].assign(n, none);
    after_[side].assign(n, none);
    section_partner_[side].assign(profiles.document(side).sections.size(), none);
    section_[side].reserve(n);
    for (Index i = 0; i < n; ++i) {
      const std::size_t section = profiles.statement(side, i).section;
      section_[side].push_back(section == no_section ? none : static_cast<Index>(section));
    }
    find_rows(side);
  }
}

void Board::find_rows(Side side) {
  row_key_[side].assign(profiles_.size(side), none);
  header_[side].assign(profiles_.size(side), none);
  std::vector<Index> headers;  // of the table at hand, by column
  Index key = none;
  CellPlace last;
  for (Index i = 0; i < profiles_.size(side); ++i) {
    const auto& cell = profiles_.statement(side, i).cell;
    if (!cell) {
      continue;
    }
    cells_[side].push_back(i);
    if (cell->table != last.table || headers.empty()) {
      headers.clear();
    }
    if (cell->table != last.table || cell->row != last.row) {
      key = none;
    }
    last = *cell;
    if (cell->column == 0) {
      key = i;
    }
    if (headers.size() <= cell->column) {
      headers.resize(cell->column + 1, none);
    }
    if (cell->row == 0) {
      headers[cell->column] = i;
    } else if (cell->column > 0) {
      row_key_[side][i] = key;
      header_[side][i] = headers[cell->column];
    }
  }
}

bool Board::is_named_by_place(Side side, Index i) const {
  if (profiles_.of(side, i).kind != StatementKind::cell) {
    return false;
  }
  const auto& cell = profiles_.statement(side, i).cell;
  return cell && cell->row > 0 && cell->column > 0 && profiles_.is_weak(side, i);
}

bool Board::places_disagree(Index from, Index to) const {
  const auto differ = [&](Index a, Index b) {
    const Index partner_a = a == none ? none : partner_[earlier][a];
    const Index partner_b = b == none ? none : partner_[later][b];
    return (partner_a != none && partner_a != b) || (partner_b != none && partner_b != a);
  };
  return differ(row_key_[earlier][from], row_key_[later][to]) ||
         differ(header_[earlier][from], header_[later][to]);
}

void Board::link(Index from, Index to, Basis basis) {
  partner_[earlier][from] = to;
  partner_[later][to] = from;
  basis_[earlier][from] = basis;
  basis_[later][to] = basis;
}

void Board::unlink(Index from, Index to) {
  partner_[earlier][from] = none;
  partner_[later][to] = none;
}

void Board::attach(Side side, Index part, Index whole, Basis basis) {
  whole_[side][part] = whole;
  basis_[side][part] = basis;
  ++parts_[opposite(side)][whole];
}

void Board::survey() {
  for (const Side side : {earlier, later}) {
    Index last = none;
    for (Index i = 0; i < size(side); ++i) {
      before_[side][i] = last;
      last = partner_[side][i] != none ? i : last;
    }
    last = none;
    for (Index i = size(side); i-- > 0;) {
      after_[side][i] = last;
      last = partner_[side][i] != none ? i : last;
    }
  }
  survey_sections();
}

// Sections correspond when most of what stands in them does, level by level: a section that was
// moved below another heading still has its own statements, and a part still has its chapters.
void Board::survey_sections() {
  const auto& sections_from = profiles_.document(earlier).sections;
  const auto& sections_to = profiles_.document(later).sections;
  for (const Side side : {earlier, later}) {
    std::fill(section_partner_[side].begin(), section_partner_[side].end(), none);
  }
  if (sections_from.empty() || sections_to.empty()) {
    return;
  }
  std::vector<Vote> votes;
  Vote run;  // of neighbours that stand in the same two sections
  const auto cast = [&] {
    std::size_t a = run.from == none ? no_section : run.from;
    std::size_t b = run.to;
    for (int depth = 0; depth < max_levels && a != no_section && b != no_section; ++depth) {
      votes.push_back({static_cast<Index>(a), static_cast<Index>(b), run.weight});
      a = sections_from[a].parent;
      b = sections_to[b].parent;
    }
  };
  for (Index i = 0; i < size(earlier); ++i) {
    const Index j = partner_[earlier][i];
    if (j == none || section_[earlier][i] == none || section_[later][j] == none) {
      continue;
    }
    if (section_[earlier][i] != run.from || section_[later][j] != run.to) {
      cast();
      run = {section_[earlier][i], section_[later][j], 0};
    }
    run.weight += 1 + std::min(profiles_.of(earlier, i).weight, profiles_.floor());
  }
  cast();
  std::sort(votes.begin(), votes.end(), [](const Vote& x, const Vote& y) {
    return x.from != y.from ? x.from < y.from : x.to < y.to;
  });
  std::vector<std::int64_t> best_from(sections_from.size(), 0);
  std::vector<std::int64_t> best_to(sections_to.size(), 0);
  for (std::size_t i = 0; i < votes.size();) {
    std::int64_t sum = 0;
    const Index a = votes[i].from;
    const Index b = votes[i].to;
    for (; i < votes.size() && votes[i].from == a && votes[i].to == b; ++i) {
      sum += votes[i].weight;
    }
    if (sum > best_from[a]) {
      best_from[a] = sum;
      section_partner_[earlier][a] = b;
    }
    if (sum > best_to[b]) {
      best_to[b] = sum;
      section_partner_[later][b] = a;
    }
  }
}

std::int32_t Board::side_agreement(Index from, Index to, const std::vector<Index> (&next)[2],
                                   std::int64_t& distance) const {
  // One linked neighbour may be passed over, so that a statement that moved in between does not
  // hide the agreement of the rest; more would reach past what did not move.
  Index a = next[earlier][from];
  if (a == none && next[later][to] == none) {
    const bool forwards = &next == &after_;  // both run to the end of their drafts
    const std::int64_t gap_a = forwards ? size(earlier) - from : from + 1;
    const std::int64_t gap_b = forwards ? size(later) - to : to + 1;
    const std::int64_t offset = std::abs(gap_a - gap_b);
    distance = std::min(distance, offset);
    return nearness(std::max(offset, std::min(gap_a, gap_b) - 1));
  }
  std::int32_t best = 0;
  for (int i = 0; i < 2 && a != none; ++i, a = next[earlier][a]) {
    Index b = next[later][to];
    for (int j = 0; i + j < 2 && b != none; ++j, b = next[later][b]) {
      if (partner_[earlier][a] != b) {
        continue;
      }
      const std::int64_t gap_a = std::abs(static_cast<std::int64_t>(from) - a);
      const std::int64_t gap_b = std::abs(static_cast<std::int64_t>(to) - b);
      const std::int64_t offset = std::abs(gap_a - gap_b);
      distance = std::min(distance, offset);
      const std::int32_t near = nearness(std::max(offset, std::min(gap_a, gap_b) - 1));
      best = std::max(best, i + j == 0 ? near : std::min(near, nearness(second_best)));
    }
  }
  return best;
}

Context Board::context(Index from, Index to) const {
  Context context;
  context.distance = 1 + std::max(size(earlier), size(later));
  context.before = side_agreement(from, to, before_, context.distance);
  context.after = side_agreement(from, to, after_, context.distance);
  const Index a = section_[earlier][from];
  const Index b = section_[later][to];
  context.section = a != none && b != none
                        ? section_partner_[earlier][a] == b || section_partner_[later][b] == a
                        : a == b;
  return context;
}

bool Board::neighbours_agree(Index from, Index to) const {
  for (const int i : {-1, 1}) {
    const std::int64_t a = static_cast<std::int64_t>(from) + i;
    if (a < 0 || a >= size(earlier)) {
      continue;
    }
    const Index b = partner_[earlier][static_cast<std::size_t>(a)];
    if (b != none && std::abs(static_cast<std::int64_t>(b) - static_cast<std::int64_t>(to)) == 1) {
      return true;
    }
  }
  return false;
}

bool Board::alone_between(Index from, Index to) const {
  const bool at_start = from == 0 || to == 0;
  const bool at_end = from + 1 == size(earlier) || to + 1 == size(later);
  return (at_start ? from == to : partner_[earlier][from - 1] == to - 1) &&
         (at_end ? size(earlier) - from == size(later) - to
                 : partner_[earlier][from + 1] == to + 1);
}

std::vector<bool> Board::stayed() const {
  // Heaviest increasing chain of partners: a tree of prefix maxima over the later draft's
  // positions.
  struct Best {
    std::int64_t weight = 0;
    Index last = none;
  };

  std::vector<Best> tree(size(later) + 1U);
  std::vector<Index> previous(size(earlier), none);
  Best overall;
  for (Index i = 0; i < size(earlier); ++i) {
    const Index j = partner_[earlier][i];
    if (j == none) {
      continue;
    }
    Best best;
    for (Index k = j; k > 0; k &= k - 1) {
      best = tree[k].weight > best.weight ? tree[k] : best;
    }
    previous[i] = best.last;
    best.weight += 1 + profiles_.of(earlier, i).weight + profiles_.of(later, j).weight;
    best.last = i;
    for (Index k = j + 1; k < tree.size(); k += k & (~k + 1)) {
      tree[k] = best.weight > tree[k].weight ? best : tree[k];
    }
    overall = best.weight > overall.weight ? best : overall;
  }
  std::vector<bool> stays(size(earlier), false);
  for (Index i = overall.last; i != none; i = previous[i]) {
    stays[i] = true;
  }
  return stays;
}

}  // namespace redraft::text
