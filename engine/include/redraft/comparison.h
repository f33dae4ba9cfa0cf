#pragma once
// What changed between two texts, statement by statement and word by word, ready to be shown.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/document.h"
#include "redraft/draft.h"
#include "redraft/lineage.h"
#include "redraft/redline.h"
#include "redraft/substance.h"

namespace redraft {

enum class Significance { editorial, substantive };

[[nodiscard]] std::string to_string(Significance significance);
[[nodiscard]] std::optional<Significance> parse_significance(std::string_view word);

// Why a change is editorial or substantive. A reworded statement has a reason for everything that
// is found in its changed words, and `words` where nothing more particular is.
enum class Reason {
  added,
  removed,
  restored,
  section,     // stands in another section
  definition,  // what a term is said to mean, or which
  stance,
  obligation,  // must, may, should, all, any ...
  negation,
  date,
  number,
  name,
  words,
  spelling,
  typography,  // case, punctuation, quotes, spaces
  moved,
  split,
  merged,
};

inline constexpr std::size_t reason_count = 17;

[[nodiscard]] std::string to_string(Reason reason);

// One side of a comparison. In a comparison of two plain files anchors are empty and the label is
// the file's name.
struct ComparedSide {
  std::string document;
  std::string label;
  const Document& text;
  const std::vector<std::string>& anchors;  // parallel to text.statements, or empty
};

struct StatementRef {
  std::string anchor;  // empty where the side has none
  std::string number;
  std::vector<std::string> section;
  StatementKind kind = StatementKind::paragraph;
  std::string text;
  std::string markdown;
  std::vector<Stance> stances;
  bool operator==(const StatementRef&) const = default;
};

struct StanceChange {
  std::vector<Stance> from;
  std::vector<Stance> to;
  bool operator==(const StanceChange&) const = default;
};

struct ComparedChange {
  Change change;  // indices into the two documents
  std::vector<StatementRef> from;
  std::vector<StatementRef> to;
  Significance significance = Significance::substantive;
  std::vector<Reason> reasons;  // in order of the enumeration; empty when unchanged
  std::optional<StanceChange> stance_change;
  // Redline of the statements' plain text; several are joined by a line feed. Removed and added
  // statements hold one edit; an unchanged one holds one keep.
  std::vector<Edit> words;
  std::vector<std::string> flags;  // "number", "obligation", "negation": what to look at twice
};

struct Comparison {
  std::string from_document, from_label;
  std::string to_document, to_label;
  std::vector<ComparedChange> changes;  // in order of the later text, removed where they stood
  Substance substance;                  // as substance_of() reads it
};

// What a comparison holds of the statements that stand as they stood, to the byte.
// counted: their Change alone; no words, and where the substance names them the place of their
// statements (no text, Markdown and stances). For those who show the changes only, as every format
// does without `all`.
enum class Unchanged { in_full, counted };

// Shows a lineage, whose changes it takes. Cost: the redlines of the changed statements. Stances
// that were not read with the documents are read here, of the statements shown. Leaves `substance`
// empty.
[[nodiscard]] Comparison compare(const ComparedSide& from, const ComparedSide& to, Lineage lineage,
                                 Unchanged unchanged = Unchanged::in_full);

// Linear in the words of both texts, unless nothing changed.
[[nodiscard]] Substance substance_of(const Document& from, const Document& to,
                                     const Comparison& comparison);

// Both, for those who show a comparison as a whole.
[[nodiscard]] Comparison compare_in_substance(const ComparedSide& from, const ComparedSide& to,
                                              Lineage lineage,
                                              Unchanged unchanged = Unchanged::in_full);

// The same along the lineage that match() finds without pins and retired anchors. The words are
// read once for both.
[[nodiscard]] Comparison compare_afresh(const ComparedSide& from, const ComparedSide& to,
                                        Unchanged unchanged = Unchanged::in_full);

// From the words alone. Editorial: case, punctuation, quotes, layout and spelling variants
// ("organise", "organize"), a move, and a split or merge with the same words. Everything else, and
// any statement added, removed or restored, is substantive until a change note says otherwise.
//
// compare() knows the sections as well: what moved to another section is substantive there even
// with the same words, since a section gives a statement its scope (a commitment moved to
// "Ambitions" is another commitment). A section keeps being the same one when it is renamed or
// moved as a whole.
[[nodiscard]] Significance significance_of(const Change& change, std::string_view from_text,
                                           std::string_view to_text);

}  // namespace redraft
