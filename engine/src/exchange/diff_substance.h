#pragma once
// What changed in substance as lists of lines, the same in every format.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/comparison.h"

namespace redraft::exchange {

// A statement that a line points at.
struct SubstancePlace {
  std::string label;       // "2.6 listening-6"
  std::size_t change = 0;  // index into Comparison::changes
};

struct SubstanceLine {
  std::string text;  // ends in a colon where places follow
  std::vector<SubstancePlace> places;
};

struct SubstanceList {
  std::string title;  // "Definitions"
  std::vector<SubstanceLine> lines;
};

// Those that are not empty: sections, stances, definitions, terms, reasons.
[[nodiscard]] std::vector<SubstanceList> substance_lists(const Comparison& comparison,
                                                         std::string_view arrow);

// The changes with this shift, each once, in order.
[[nodiscard]] std::vector<std::size_t> shifted(const Comparison& comparison, Shift shift);

// The changes with each reason, in order.
using ChangesByReason = std::array<std::vector<std::size_t>, reason_count>;
[[nodiscard]] ChangesByReason changes_by_reason(const Comparison& comparison);

// Where it stands now, or stood: "2.6".
[[nodiscard]] std::string number_of(const ComparedChange& change);

// Row of the list of changes, in order of the later text.
struct ListedChange {
  std::size_t change = 0;
  std::string label;
  std::string kind;     // "reworded and moved"
  std::string verdict;  // "substantive (number)"
  std::string remarks;  // joined by semicolons
};

[[nodiscard]] std::vector<ListedChange> list_of_changes(const Comparison& comparison,
                                                        std::string_view arrow);

}  // namespace redraft::exchange
