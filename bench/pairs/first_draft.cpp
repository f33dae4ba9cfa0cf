#include "bench/pairs/drafting.h"
#include "bench/pairs/writer.h"

namespace redraft::bench {

namespace {

constexpr std::size_t table_chance = 10;  // of a thousand places for a statement

void add_table(Draft& draft, Writer& writer, Dice& dice) {
  const std::uint32_t table = draft.next_table++;
  const std::size_t rows = dice.between(3, 6);
  const std::size_t columns = dice.between(2, 3);
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 0; column < columns; ++column) {
      draft.statements.push_back(writer.cell(table, column, column + 1 == columns));
    }
  }
}

void add_list(Draft& draft, Writer& writer, Dice& dice) {
  for (std::size_t items = dice.between(3, 6); items > 0; --items) {
    draft.statements.push_back(writer.statement());
    draft.statements.back().form = Form::item;
  }
}

// Another statement of the same kind of text as has been written, from near or anywhere.
const Statement* one_to_copy(const Draft& draft, Dice& dice) {
  const std::size_t count = draft.statements.size();
  const std::size_t reach = dice.per_mille(500) && count > 200 ? 200 : count;
  const Statement& one = draft.statements[count - reach + dice.below(reach)];
  const bool fit = one.form == Form::paragraph && one.sort != Sort::short_text;
  return fit ? &one : nullptr;
}

}  // namespace

Draft first_draft(std::size_t statements, std::uint64_t seed) {
  Draft draft;
  Dice dice(seed);
  Writer writer(dice, draft.next_word);
  draft.statements.reserve(statements + 32);
  std::size_t until_heading = 0;
  while (draft.statements.size() < statements) {
    if (until_heading == 0) {
      writer.begin_section();
      draft.statements.push_back(writer.heading(draft.statements.empty() ? 1
                                                : dice.per_mille(300)    ? 3
                                                                         : 2));
      until_heading = dice.between(12, 28);
    }
    --until_heading;
    const std::size_t lot = dice.below(1000);
    if (lot < table_chance) {
      add_table(draft, writer, dice);
    } else if (lot < table_chance + 30) {
      add_list(draft, writer, dice);
    } else if (lot < table_chance + 30 + 40) {
      const Statement* other = one_to_copy(draft, dice);
      draft.statements.push_back(other != nullptr ? writer.near_twin(*other) : writer.prose());
    } else {
      draft.statements.push_back(writer.statement());
    }
  }
  return draft;
}

}  // namespace redraft::bench
