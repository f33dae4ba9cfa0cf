#pragma once
// The English words that stances hang on, and a sentence as those words.

#include <string>
#include <string_view>
#include <vector>

#include "redraft/document.h"

namespace redraft::text {

enum class WordKind {
  plain,
  we,          // we, who signs
  plural,      // may be the subject of a verb: organisations, partners, people
  adverb,      // may stand between subject and verb: also, therefore, all, do
  condition,   // opens a clause that binds nobody: if, where, which, that
  modal,       // must, should
  will,        // will, shall
  be,          // are, is, remain
  have,        // have, has
  to,          // to
  join,        // and, or
  base,        // a stance's verb as in "we commit"
  third,       // as in "the board commits"
  participle,  // as in "committed"
  need,        // need
  needs,       // needs
  mean,        // mean, meant
  means,       // means
  determiner,  // makes a noun of the next word: a, the, our
};

struct StanceWord {
  std::string_view text;  // folded to lower case
  WordKind kind = WordKind::plain;
  Stance stance = Stance::other;  // of base, third and participle
  bool after_comma = false;
};

// Reads sentences one after the other; the words of one hold until the next.
class StanceWords {
 public:
  const std::vector<StanceWord>& read(std::string_view sentence);

 private:
  void fold(std::string_view sentence);
  void add(std::size_t begin, bool after_comma);

  std::string folded_;
  std::vector<StanceWord> words_;
};

}  // namespace redraft::text
