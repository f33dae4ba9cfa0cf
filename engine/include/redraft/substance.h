#pragma once
// What a comparison means for the document as a whole: stances made stronger or weaker, definitions
// and where their terms are used, words that came and went, sections.
//
// Everything here points into the comparison it was read from and quotes nothing else, so every
// line of it can be checked against the texts. Deterministic.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace redraft {

// A statement of the later text in a comparison: changes[change].to[part].
struct LaterPlace {
  std::size_t change = 0;
  std::size_t part = 0;
  bool operator==(const LaterPlace&) const = default;
};

// On the ladders recognise < acknowledge < agree < commit, and may, might, can < should, ought <
// will, shall, must. What the ladders do not order ("commit" to "need") is changed.
enum class Shift { strengthened, weakened, changed };

[[nodiscard]] std::string to_string(Shift shift);

struct StanceShift {
  Shift shift = Shift::changed;
  std::size_t change = 0;  // index into Comparison::changes
  std::string from;        // "recognise", "recognise and commit", "should"
  std::string to;
  bool operator==(const StanceShift&) const = default;
};

enum class DefinitionFate { added, changed, renamed, removed };

[[nodiscard]] std::string to_string(DefinitionFate fate);

struct DefinitionChange {
  DefinitionFate fate = DefinitionFate::changed;
  std::string term;     // as the later text writes it; of a removed one, the earlier text
  std::string renamed;  // of a renamed one: the term before
  std::size_t change = 0;
  // Where else the later text uses the term (of a renamed one: the term before or the new one), in
  // its order. Of a removed definition: where its term is left without one.
  std::vector<LaterPlace> uses;
  bool operator==(const DefinitionChange&) const = default;
};

// A content word, or a defined term, that only one of the texts has.
struct TermChange {
  std::string term;            // as first written
  bool defined = false;        // the text defines it
  std::size_t statements = 0;  // that hold it
  std::size_t change = 0;      // the first of them
  bool operator==(const TermChange&) const = default;
};

struct TermChanges {
  std::vector<TermChange> first;  // at most most_terms, the most used first
  std::size_t all = 0;            // how many there are
  bool operator==(const TermChanges&) const = default;
};

inline constexpr std::size_t most_terms = 12;

enum class SectionFate { added, removed, renamed, moved };

[[nodiscard]] std::string to_string(SectionFate fate);

struct SectionChange {
  SectionFate fate = SectionFate::added;
  std::size_t change = 0;         // of the heading
  std::vector<std::string> from;  // path of titles before; empty for an added one
  std::vector<std::string> to;    // and after; empty for a removed one
  std::size_t statements = 0;     // in it and its subsections, headings not counted
  bool operator==(const SectionChange&) const = default;
};

// Statements that stand in another section than before, by the two sections.
struct SectionCrossing {
  std::vector<std::string> from;
  std::vector<std::string> to;
  std::size_t statements = 0;  // of the later text
  std::vector<std::size_t> changes;
  bool operator==(const SectionCrossing&) const = default;
};

struct Substance {
  std::size_t statements_before = 0;  // headings included
  std::size_t statements_after = 0;
  std::vector<SectionChange> sections;
  std::vector<SectionCrossing> crossings;
  std::vector<StanceShift> stances;
  std::vector<DefinitionChange> definitions;
  TermChanges appeared;
  TermChanges disappeared;
  bool operator==(const Substance&) const = default;
};

}  // namespace redraft
