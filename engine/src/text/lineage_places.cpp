// Statements known by their place: table cells by row and column, headings by what stands under
// them.

#include <algorithm>
#include <tuple>

#include "text/lineage_phases.h"

namespace redraft::text {

namespace {

constexpr std::int32_t least_votes = 2;  // cells under a header

// Of a statement alone between the same neighbours: likeness per mille, and the percentage of the
// floor that both share, a word as rare as there is.
constexpr std::int32_t between_likeness = 200;
constexpr std::int32_t between_share = 20;
constexpr std::int32_t between_letters = 600;  // per mille of letters in common; under it by chance

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

// What stands under one section, weighed: what is said everywhere says little about where it
// stands.
struct Content {
  std::int64_t weight = 0;
  std::int64_t held = 0;  // of it, with a partner under the other section
  std::size_t links = 0;
};

Content content_of(const Board& board, Side side, const Section& section, std::size_t length,
                   const Section& other, std::size_t length_other) {
  const Profiles& profiles = board.profiles();
  Content content;
  for (std::size_t k = section.heading + 1; k <= section.heading + length; ++k) {
    const auto i = static_cast<Index>(k);
    const Index j = board.partner(side, i);
    const std::int64_t weight = std::min(profiles.of(side, i).weight, profiles.floor());
    content.weight += weight;
    if (j != none && j > other.heading && j <= other.heading + length_other) {
      content.held += weight;
      ++content.links;
    }
  }
  return content;
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

void link_column_headers(Board& board) {
  const Profiles& profiles = board.profiles();
  const Cells from(board, earlier);
  const Cells to(board, later);
  std::vector<std::pair<Index, Index>> votes;  // the headers of linked cells
  for (const Place& place : from.all()) {
    const Index partner = board.partner(earlier, place.index);
    if (place.row == 0 || partner == none || !profiles.statement(later, partner).cell) {
      continue;
    }
    const CellPlace& cell = *profiles.statement(later, partner).cell;
    const Index header = from.at(place.table, 0, place.column);
    const Index header_to = to.at(cell.table, 0, cell.column);
    if (cell.row > 0 && header != none && header_to != none && board.is_free(earlier, header) &&
        board.is_free(later, header_to) && !board.is_forbidden(header, header_to)) {
      votes.emplace_back(header, header_to);
    }
  }
  std::sort(votes.begin(), votes.end());
  std::vector<std::tuple<std::int64_t, Index, Index>> columns;  // by votes, most first
  for (auto first = votes.begin(); first != votes.end();) {
    const auto last = std::upper_bound(first, votes.end(), *first);
    if (last - first >= least_votes) {
      columns.emplace_back(first - last, first->first, first->second);
    }
    first = last;
  }
  std::sort(columns.begin(), columns.end());
  for (const auto& [count, a, b] : columns) {
    if (board.is_free(earlier, a) && board.is_free(later, b)) {
      board.link(a, b, profiles.same_words(a, b) ? Basis::exact : Basis::inferred);
    }
  }
}

std::int32_t likeness_between(const Board& board, const Pair& pair) {
  const Profiles& profiles = board.profiles();
  const std::int32_t lighter =
      std::min(profiles.of(earlier, pair.from).weight, profiles.of(later, pair.to).weight);
  const std::string& from = profiles.statement(earlier, pair.from).text;
  const std::string& to = profiles.statement(later, pair.to).text;
  // Long texts have many letters in common whatever they say.
  if (pair.likeness >= between_letters || lighter >= 2 * profiles.floor() ||
      3 * std::min(from.size(), to.size()) < std::max(from.size(), to.size())) {
    return pair.likeness;
  }
  const std::int32_t letters = letters_in_common(from, to);
  return letters >= between_letters ? std::min(999, letters) : pair.likeness;
}

void link_alone_between(Board& board) {
  const Profiles& profiles = board.profiles();
  board.survey();
  Scorer scorer(profiles);
  for (Index from = 0; from < board.size(earlier); ++from) {
    const Index before = from == 0 ? none : board.partner(earlier, from - 1);
    const Index to = from == 0 ? 0 : before + 1;
    if (!board.is_free(earlier, from) || (from > 0 && before == none) || to >= board.size(later) ||
        !board.is_free(later, to) || !board.alone_between(from, to)) {
      continue;
    }
    const StatementKind kind = profiles.of(earlier, from).kind;
    if (kind != profiles.of(later, to).kind || kind == StatementKind::heading ||
        board.is_named_by_place(earlier, from) || board.is_named_by_place(later, to) ||
        board.is_forbidden(from, to) || !board.context(from, to).section) {
      continue;
    }
    const Pair pair = scorer.score(from, to);
    const bool in_words =
        pair.likeness >= between_likeness && pair.shared >= profiles.floor() * between_share / 100;
    if (in_words || likeness_between(board, pair) >= between_letters) {
      board.link(from, to, Basis::inferred);
    }
  }
}

void link_equal_headings(Board& board) {
  const Document& from = board.profiles().document(earlier);
  const Document& to = board.profiles().document(later);
  for (Index a = 0; a < from.sections.size(); ++a) {
    const Index b = board.section_partner(earlier, a);
    if (b == none) {
      continue;
    }
    const auto heading_a = static_cast<Index>(from.sections[a].heading);
    const auto heading_b = static_cast<Index>(to.sections[b].heading);
    if (board.is_free(earlier, heading_a) && board.is_free(later, heading_b) &&
        board.profiles().same_words(heading_a, heading_b) &&
        !board.is_forbidden(heading_a, heading_b)) {
      board.link(heading_a, heading_b, Basis::exact);
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
    const Content under_a =
        content_of(board, earlier, from.sections[a], length_a, to.sections[b], length_b);
    const Content under_b =
        content_of(board, later, to.sections[b], length_b, from.sections[a], length_a);
    const bool half =
        2 * (under_a.held + under_b.held) >= under_a.weight + under_b.weight;  // of both together
    if (under_a.links >= 2 && half) {
      board.link(heading_a, heading_b, Basis::inferred);
    }
  }
}

}  // namespace redraft::text
