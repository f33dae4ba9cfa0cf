#pragma once
// The words of both texts of a comparison, statement by statement, each folded word as one number.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "redraft/comparison.h"

namespace redraft::text {

using WordId = std::uint32_t;

// A statement of one side, in the order of its text.
struct ComparedStatement {
  const StatementRef* ref = nullptr;
  LaterPlace place;  // of an earlier statement: changes[change].from[part]
};

class SubstanceWords {
 public:
  explicit SubstanceWords(const Comparison& comparison);

  [[nodiscard]] const std::vector<ComparedStatement>& before() const { return before_.statements; }

  [[nodiscard]] const std::vector<ComparedStatement>& after() const { return after_.statements; }

  [[nodiscard]] std::span<const WordId> words_before(std::size_t statement) const {
    return words_of(before_, statement);
  }

  [[nodiscard]] std::span<const WordId> words_after(std::size_t statement) const {
    return words_of(after_, statement);
  }

  [[nodiscard]] std::size_t count() const { return spellings_.size(); }

  // In lower case if it is ever written so, else as first written.
  [[nodiscard]] const std::string& spelling(WordId word) const { return spellings_[word]; }

  [[nodiscard]] const std::string& folded(WordId word) const { return *folded_[word]; }

  // The words of a term; empty when neither text has all of them.
  [[nodiscard]] std::vector<WordId> find(std::string_view term) const;

  // True when the words stand in the statement in a row; a plural of the last one counts.
  [[nodiscard]] bool holds(std::span<const WordId> words, std::span<const WordId> term) const;

 private:
  struct Side {
    std::vector<ComparedStatement> statements;
    std::vector<std::size_t> ends;  // of each statement's words
    std::vector<WordId> words;
  };

  static std::span<const WordId> words_of(const Side& side, std::size_t statement) {
    const std::size_t begin = statement == 0 ? 0 : side.ends[statement - 1];
    return std::span(side.words).subspan(begin, side.ends[statement] - begin);
  }

  void read(Side& side, std::string_view text);
  WordId id_of(std::string_view bytes);

  Side before_;
  Side after_;
  std::unordered_map<std::string, WordId> ids_;
  std::vector<std::string> spellings_;
  std::vector<const std::string*> folded_;  // keys of ids_
};

}  // namespace redraft::text
