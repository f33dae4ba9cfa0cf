#pragma once
// The state that the phases of lineage share: who is linked to whom so far, and what stands around.
//
// A statement has at most one partner (its main link). The further parts of a split or a merge hang
// on the whole by `whole`: they have no partner of their own.

#include <cstdint>
#include <optional>
#include <unordered_set>
#include <vector>

#include "redraft/lineage.h"
#include "text/lineage_profile.h"

namespace redraft::text {

// How one statement's place speaks for another's: nearness per mille of the agreement before it and
// after it (1000: the neighbours are partners), and whether their sections correspond.
struct Context {
  std::int32_t before = 0;
  std::int32_t after = 0;
  bool section = false;
  std::int64_t distance = 0;  // how far apart they stand, for ties
};

class Board {
 public:
  explicit Board(const Profiles& profiles);

  [[nodiscard]] const Profiles& profiles() const { return profiles_; }

  [[nodiscard]] Index size(Side side) const { return static_cast<Index>(partner_[side].size()); }

  [[nodiscard]] Index partner(Side side, Index i) const { return partner_[side][i]; }

  [[nodiscard]] Index whole(Side side, Index i) const { return whole_[side][i]; }

  // In no link at all.
  [[nodiscard]] bool is_free(Side side, Index i) const {
    return partner_[side][i] == none && whole_[side][i] == none && !reserved_[side][i];
  }

  [[nodiscard]] Basis basis(Side side, Index i) const { return basis_[side][i]; }

  void link(Index from, Index to, Basis basis);
  void unlink(Index from, Index to);

  // Makes the free statement `part` on `side` a further part of `whole` on the opposite side.
  void attach(Side side, Index part, Index whole, Basis basis);

  // How many further parts hang on statement i.
  [[nodiscard]] std::uint8_t parts_of(Side side, Index i) const { return parts_[side][i]; }

  // Keeps a statement out of every later phase (restored text, the statement of a pin).
  void reserve(Side side, Index i) { reserved_[side][i] = true; }

  void forbid(Index from, Index to) { forbidden_.insert(pair_key(from, to)); }

  [[nodiscard]] bool is_forbidden(Index from, Index to) const {
    return !forbidden_.empty() && forbidden_.count(pair_key(from, to)) != 0;
  }

  // Recomputes nearest linked neighbours and corresponding sections. Linear; call after a phase.
  void survey();

  // As of the last survey.
  [[nodiscard]] Context context(Index from, Index to) const;

  // A direct neighbour of one is the partner of a direct neighbour of the other, in either order.
  [[nodiscard]] bool neighbours_agree(Index from, Index to) const;

  // They stand between the same two statements, or a statement and an end of the draft, with
  // nothing else.
  [[nodiscard]] bool alone_between(Index from, Index to) const;

  // The section of the later draft that holds most of an earlier section's statements, or none; and
  // the other way round.
  [[nodiscard]] Index section_partner(Side side, Index section) const {
    return section_partner_[side][section];
  }

  // The table cells of a draft, in order.
  [[nodiscard]] const std::vector<Index>& cells(Side side) const { return cells_[side]; }

  // A short table cell beside a row's key and under a column's header: it is named by these two,
  // never by "Yes".
  [[nodiscard]] bool is_named_by_place(Side side, Index i) const;

  // For cells: the keys of their rows, or the headers of their columns, have other partners.
  [[nodiscard]] bool places_disagree(Index from, Index to) const;

  [[nodiscard]] Index row_key(Side side, Index i) const { return row_key_[side][i]; }

  [[nodiscard]] Index column_header(Side side, Index i) const { return header_[side][i]; }

  // Links of the heaviest chain in which both drafts have the same order: what did not move.
  [[nodiscard]] std::vector<bool> stayed() const;

 private:
  static std::uint64_t pair_key(Index from, Index to) {
    return (static_cast<std::uint64_t>(from) << 32U) | to;
  }

  void find_rows(Side side);
  void survey_sections();
  [[nodiscard]] std::int32_t side_agreement(Index from, Index to,
                                            const std::vector<Index> (&next)[2],
                                            std::int64_t& distance) const;

  const Profiles& profiles_;
  std::vector<Index> partner_[2];
  std::vector<Index> whole_[2];
  std::vector<Basis> basis_[2];
  std::vector<std::uint8_t> parts_[2];
  std::vector<bool> reserved_[2];
  std::vector<Index> before_[2];
  std::vector<Index> after_[2];
  std::vector<Index> section_partner_[2];
  std::vector<Index> section_[2];  // of each statement, or none
  std::vector<Index> cells_[2];
  std::vector<Index> row_key_[2];  // of a cell: the first cell of its row
  std::vector<Index> header_[2];
  std::unordered_set<std::uint64_t> forbidden_;
};

}  // namespace redraft::text
