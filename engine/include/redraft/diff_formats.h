#pragma once
// A Comparison written for people: for a terminal, as Markdown, as a web page, as CriticMarkup.
//
// All of them tell moves at both ends, list the parts of a split or a merge, and show removed
// statements where they stood. All but CriticMarkup, which holds the two texts and nothing else,
// begin with the summary and what changed in substance, and end with a list of changes. Unchanged
// statements (those with other quotes, dashes or spaces alone among them) are counted, and shown
// only when asked for with `all`. Text from the documents is escaped for each format, control
// characters included.

#include <array>
#include <cstddef>
#include <string>

#include "redraft/comparison.h"
#include "redraft/sink.h"

namespace redraft {

struct ChangeCounts {
  std::array<std::size_t, 8> by_kind{};  // by ChangeKind, unchanged included
  std::size_t changes = 0;               // rows that are not unchanged
  std::size_t editorial = 0;             // of `changes`
  std::size_t substantive = 0;           // of `changes`
  std::size_t also_moved = 0;            // of `changes`: moved, but counted under another kind
  std::size_t typographic = 0;           // of the unchanged: quotes, dashes, case or spaces differ

  [[nodiscard]] std::size_t of(ChangeKind kind) const {
    return by_kind[static_cast<std::size_t>(kind)];
  }

  bool operator==(const ChangeCounts&) const = default;
};

[[nodiscard]] ChangeCounts count_changes(const Comparison& comparison);

// One paragraph of at most eight sentences to begin the Update Notes from: "4 changes since V0-1: 2
// reworded, 1 moved, 1 added; 1 editorial, 3 substantive. Definitions: ..." Sections, definitions,
// stances and terms come from Comparison::substance. Every number in it can be counted in the lists
// below it.
[[nodiscard]] std::string summary_of(const Comparison& comparison);

struct DiffTextOptions {
  std::size_t width = 80;  // columns; at least 40 are used
  bool colour = false;     // ANSI; the marks stay, so that nothing is said by colour alone
  bool all = false;
};

// For a terminal, with the marks of wdiff: [-removed-] and {+added+}. Right-to-left words are
// isolated.
[[nodiscard]] std::string diff_as_text(const Comparison& comparison,
                                       const DiffTextOptions& options = {});
void write_diff_as_text(const Comparison& comparison, const DiffTextOptions& options,
                        const Sink& sink);

// For a paper that goes to a board: each change with its words before ("Was") and after ("Now").
[[nodiscard]] std::string diff_as_markdown(const Comparison& comparison, bool all = false);

struct DiffHtmlOptions {
  std::string language = "en";  // of the document's text, BCP 47
  bool all = false;
};

// A complete page without scripts or outside files, readable with a screen reader and on paper.
[[nodiscard]] std::string diff_as_html(const Comparison& comparison,
                                       const DiffHtmlOptions& options = {});

// Markdown with {++ ++}, {-- --}, {~~ ~> ~~} and {>> <<}, one block a statement. With `all`,
// accepting every mark gives the later statements in order and rejecting every mark gives the
// earlier ones; the parts of a split or a merge are lines of one block. Braces in the text itself
// are written as character references, so that a mark is always a mark.
[[nodiscard]] std::string diff_as_criticmarkup(const Comparison& comparison, bool all = false);

}  // namespace redraft
