#pragma once
// Writes the statements of the synthetic drafts: a small grammar over the word lists. A section has
// topics that come back in its statements, so that neighbours resemble each other as in real texts.

#include "bench/pairs/dice.h"
#include "bench/pairs/draft.h"
#include "bench/pairs/vocabulary.h"

namespace redraft::bench {

class Writer {
 public:
  // Word ids are taken from `next_word`, which must outlive the writer.
  Writer(Dice& dice, std::uint32_t& next_word) : dice_(dice), next_word_(next_word) {}

  // New topics; one section in thirty is in another script.
  void begin_section();

  [[nodiscard]] Statement heading(std::uint8_t level);
  // Prose, boilerplate or a short text: 86, 8 and 6 in a hundred.
  [[nodiscard]] Statement statement();
  // Three in ten are stock: one of forty sentences that stand in every draft of every seed.
  [[nodiscard]] Statement boilerplate_statement();
  [[nodiscard]] Statement prose();
  // One or two of its words replaced, all of them new to provenance.
  [[nodiscard]] Statement near_twin(const Statement& other);
  // Column 0 names its row.
  [[nodiscard]] Statement cell(std::uint32_t table, std::size_t column, bool row_end);

  // Another word of the same class, with its surroundings and a new id.
  [[nodiscard]] Word instead_of(const Word& word);
  [[nodiscard]] Word new_word(WordClass kind);

 private:
  void put(Statement& statement, WordClass kind);
  void put(Statement& statement, std::string_view words);
  void noun_phrase(Statement& statement);
  void clause(Statement& statement);
  void sentence(Statement& statement);
  void foreign(Statement& statement, std::size_t words);
  void fill_template(Statement& statement);

  Dice& dice_;
  std::uint32_t& next_word_;
  Topics topics_ = {};
  WordClass script_ = WordClass::fixed;
};

}  // namespace redraft::bench
