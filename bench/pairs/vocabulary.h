#pragma once
// Chooses words: the lists by rank, compounds and derived nouns for the long tail of a vocabulary.
// As in running text, 280,000 words have some 10,000 different ones, half of them once.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "bench/pairs/dice.h"
#include "bench/pairs/draft.h"

namespace redraft::bench {

// Nouns that a section comes back to.
using Topics = std::array<std::size_t, 6>;

[[nodiscard]] Topics topics(Dice& dice);
[[nodiscard]] std::string word_of(WordClass kind, Dice& dice, const Topics& topics);
[[nodiscard]] std::string_view joint(Dice& dice);

// Lines of the lists of the same names; see word_lists.h.
[[nodiscard]] std::string_view boilerplate_line(Dice& dice);
[[nodiscard]] std::string_view short_line(Dice& dice);

}  // namespace redraft::bench
