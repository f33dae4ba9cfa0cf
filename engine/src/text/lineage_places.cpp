// Statements known by their place: table cells by row and column, headings by what stands under
// them.

#include <algorithm>
#include <tuple>

#include "text/lineage_phases.h"

namespace redraft::text {

namespace {

struct Place {
  std::size_t table;
  std::size_t row;
  std::size_t column;
  Index index;
  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes its zero for a pointer
  auto operator<=>(const Place&) const = default;
};

// The cells of one draft, by place.
class Cells {
 public:
  Cells(const Board& board, Side side) {
    for (const Index i : board.cells(side)) {
      const CellPlace& cell = *board.profiles().statement(side, i).cell;
      places_.push_back({cell.table, cell.row, cell.column, i});
    }
    std::sort(places_.begin(), places_.end());
  }

  [[nodiscard]] const std::vector<Place>& all() const { return places_; }

  [[nodiscard]] Index at(std::size_t table, std::size_t row, std::size_t column) const {
    const auto found =
        std::lower_bound(places_.begin(), places_.end(), Place{table, row, column, 0});
    return found != places_.end() && found->table == table && found->row == row &&
                   found->column == column
               ? found->index
               : none;
  }

 private:
  std::vector<Place> places_;
};

std::size_t length(const Section& section, const Document& document, std::size_t index) {
  std::size_t end = index + 1;
  while (end < document.sections.size() && document.sections[end].level > section.level) {
    ++end;
  }
  const std::size_t last =
      end < document.sections.size() ? document.sections[end].heading : document.statements.size();
  return last - section.heading - 1;
}

// Links that lead from what stands under one section to what stands under the other.
std::size_t links_between(const Board& board, const Section& a, std::size_t length_a,
                          const Section& b, std::size_t length_b) {
  std::size_t links = 0;
  for (std::size_t i = a.heading + 1; i <= a.heading + length_a; ++i) {
    const Index j = board.partner(earlier, static_cast<Index>(i));
    links += j != none && j > b.heading && j <= b.heading + length_b ? 1U : 0U;
  }
  return links;
}

}  // namespace

void link_cells(Board& board) {
  const Profiles& profiles = board.profiles();
  const Cells from(board, earlier);
  const Cells to(board, later);
  if (from.all().empty() || to.all().empty()) {
    return;
  }
  for (const Place& place : from.all()) {
    if (place.row == 0 || place.column == 0 || !board.is_free(earlier, place.index)) {
      continue;
    }
    const Index key = board.row_key(earlier, place.index);
    const Index key_partner = key == none ? none : board.partner(earlier, key);
    if (key_partner == none || !profiles.statement(later, key_partner).cell) {
      continue;
    }
    const CellPlace row = *profiles.statement(later, key_partner).cell;
    std::size_t column = place.column;
    const Index header = board.column_header(earlier, place.index);
    const Index header_partner = header == none ? none : board.partner(earlier, header);
    if (header_partner != none) {
      const auto& cell = profiles.statement(later, header_partner).cell;
      if (!cell || cell->table != row.table) {
        continue;
      }
      column = cell->column;
    }
    const Index target = to.at(row.table, row.row, column);
    if (target != none && row.row > 0 && board.is_free(later, target) &&
        !board.is_forbidden(place.index, target)) {
      board.link(place.index, target,
                 profiles.same_words(place.index, target) ? Basis::exact : Basis::inferred);
    }
  }
}

void link_headings(Board& board) {
  board.survey();
  const Document& from = board.profiles().document(earlier);
  const Document& to = board.profiles().document(later);
  for (Index a = 0; a < from.sections.size(); ++a) {
    const Index b = board.section_partner(earlier, a);
    if (b == none || board.section_partner(later, b) != a) {
      continue;
    }
    const auto heading_a = static_cast<Index>(from.sections[a].heading);
    const auto heading_b = static_cast<Index>(to.sections[b].heading);
    if (!board.is_free(earlier, heading_a) || !board.is_free(later, heading_b) ||
        board.is_forbidden(heading_a, heading_b)) {
      continue;
    }
    const std::size_t length_a = length(from.sections[a], from, a);
    const std::size_t length_b = length(to.sections[b], to, b);
    const std::size_t links =
        links_between(board, from.sections[a], length_a, to.sections[b], length_b);
    if (links >= 2 && 4 * links >= length_a + length_b) {  // half of what stands under both
      board.link(heading_a, heading_b, Basis::inferred);
    }
  }
}

}  // namespace redraft::text
