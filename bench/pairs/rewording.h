#pragma once
// What editors do to the words of one statement. Words that stay keep their ids.

#include "bench/pairs/dice.h"
#include "bench/pairs/draft.h"
#include "bench/pairs/writer.h"

namespace redraft::bench {

// Changes about so many words in a thousand: two thirds of the changes replace a word, the others
// take one away or put one in; they come in runs of one to three. At least one word is replaced.
void reword(Statement& statement, std::size_t share, Dice& dice, Writer& writer);

// Curly quotes, long dashes, no-break spaces, soft hyphens, or emphasis; at least one of them.
void retype(Statement& statement, Dice& dice);

// The statement in two, sometimes three, at the starts of sentences where it has them; empty when
// it is too short. A joint at the start of a part goes.
[[nodiscard]] std::vector<Statement> parts_of(const Statement& statement, Dice& dice,
                                              Writer& writer);

// One statement of two, sometimes joined by "and" into one sentence.
[[nodiscard]] Statement joined(const Statement& first, const Statement& second, Dice& dice,
                               Writer& writer);

}  // namespace redraft::bench
