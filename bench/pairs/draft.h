#pragma once
// A synthetic draft as its statements, and every word with an identity that survives editing: what
// became of a word is known, not guessed.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace redraft::bench {

// What a word may be replaced by, so that an edited sentence still reads as one.
enum class WordClass : std::uint8_t {
  fixed,  // joints, articles: replaced by any adverb
  noun,
  nouns,
  verb,
  adjective,
  adverb,
  place,
  year,
  number,
  greek,
  cyrillic,
  arabic,
  han,
  devanagari,
  thai
};

// What stands before and after a word, spaces included; the typographic ones are the second half.
enum class Before : std::uint8_t { none, space, quote, dash, no_break, curly, long_dash };
enum class After : std::uint8_t { none, stop, comma, quote, wide_stop, wide_comma, danda, curly };

[[nodiscard]] std::string_view to_string(Before before);
[[nodiscard]] std::string_view to_string(After after);
[[nodiscard]] bool ends_sentence(After after);

struct Word {
  std::string text;      // NFC; capitals at the start of a sentence are set where it is written out
  std::uint32_t id = 0;  // kept while the word is kept, never given twice in a chain of drafts
  WordClass kind = WordClass::fixed;
  Before before = Before::space;
  After after = After::none;
  bool strong = false;  // **so**: in the Markdown only
};

enum class Form : std::uint8_t { heading, paragraph, item, cell };

// What kind of text a statement is.
enum class Sort : std::uint8_t {
  prose,
  near_twin,  // of another statement, but for one or two words
  boilerplate,
  stock,  // boilerplate that comes back word for word
  short_text,
  heading,
  cell,
  other_script,
  mixed_script
};

// How a statement came to be in its draft, from the one before.
enum class Fate : std::uint8_t {
  same,
  typographic,  // quotes, dashes, spaces, soft hyphens, emphasis
  relisted,     // paragraph to list item or back
  reworded,     // 10 % of the words
  rewritten,    // 45 % of the words
  moved,
  moved_reworded,
  block_moved,  // one of 8 to 30 that went together
  swapped,      // with its neighbour
  split,
  merged,
  renamed,  // a heading
  changed_cell,
  added
};
inline constexpr std::size_t fates = 14;
inline constexpr std::size_t sorts = 9;

[[nodiscard]] std::string_view to_string(Sort sort);
[[nodiscard]] std::string_view to_string(Fate fate);

struct Statement {
  Form form = Form::paragraph;
  Sort sort = Sort::prose;
  Fate fate = Fate::same;
  std::uint8_t level = 0;   // of a heading
  std::uint32_t table = 0;  // of a cell: its table, from 1, and whether it ends its row
  bool row_end = false;
  std::vector<Word> words;
  std::vector<std::uint32_t> from;  // statements of the draft before, ascending
};

struct Draft {
  std::vector<Statement> statements;
  std::uint32_t next_word = 1;  // first word id not yet given
  std::uint32_t next_table = 1;
};

// Where each word stands in the statement's plain text, in code points.
struct WordRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct PlainText {
  std::string text;  // UTF-8
  std::vector<WordRange> words;
};

[[nodiscard]] PlainText plain_text(const Statement& statement);

[[nodiscard]] std::string markdown(const Draft& draft);

// One statement a line, as line tools want it.
[[nodiscard]] std::string lines(const Draft& draft);

}  // namespace redraft::bench
