#pragma once
// Follows one target across one step: the ladder of docs/placement.md.

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "redraft/comment.h"
#include "text/placement_ranges.h"
#include "text/placement_step.h"
#include "text/quotes.h"

namespace redraft::text {

class Following {
 public:
  // Keeps references to all three.
  Following(StepKnowledge& step, const Target& target, const Placement& before)
      : step_(step), target_(target), before_(before) {}

  Placement place();

 private:
  // On its statement, or where that went.
  [[nodiscard]] Placement at(std::size_t target, const Change& change) const;
  void set_quote(Placement& placement, std::size_t target, const CarriedQuote& carried) const;
  [[nodiscard]] CarriedQuote carry(const Quote& quote, const Change& change, std::size_t from,
                                   std::size_t to);
  [[nodiscard]] std::optional<Range> unchanged(const Change& change, std::size_t from,
                                               std::size_t to) const;
  Placement on_statement(std::size_t from, const Change& change, std::size_t to);
  Placement after_split(std::size_t from, const Change& change);
  [[nodiscard]] std::pair<std::size_t, CarriedQuote> part_with_words(const Quote& quote,
                                                                     std::size_t from,
                                                                     const Change& change,
                                                                     std::size_t heaviest);
  [[nodiscard]] const WantedQuote& wanted(const Quote& quote);
  [[nodiscard]] std::optional<Placement> taken_in(std::size_t from, std::optional<std::size_t> now);
  Placement after_removal(std::size_t from, const Change& change);

  // On a section, in the tray, and back from there.
  Placement doubted(std::size_t from);
  [[nodiscard]] Placement at_section(Placement placement, std::size_t section) const;
  [[nodiscard]] bool placed_by_person() const;
  Placement still_at_section();
  Placement still_in_tray();
  std::optional<Placement> returned_words();
  [[nodiscard]] std::optional<std::size_t> restored_statement() const;
  Placement on_restored(std::size_t to);
  [[nodiscard]] Placement in_tray(std::string reason) const;

  StepKnowledge& step_;
  const Target& target_;
  const Placement& before_;
  std::optional<WantedQuote> wanted_;  // the original quote, once it must be looked for
};

}  // namespace redraft::text
