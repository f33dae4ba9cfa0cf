#pragma once
// A document as redraft sees it: sections, and the statements a reviewer can answer.
//
// parse_markdown never fails on content and never rewrites it: `source` keeps the author's bytes
// and every statement points into it. Block quotes, code, images and raw HTML are shown with the
// text but are not statements. The document's own update notes (between the two markers, or under a
// heading "Update Notes") are recognised and are not statements either.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/finding.h"

namespace redraft {

// Half-open range of bytes in Document::source.
struct ByteSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const ByteSpan&) const = default;
};

enum class StatementKind { heading, paragraph, item, cell };

// What a statement does. A statement holds one per sentence, first mention first, each once.
enum class Stance { recognise, acknowledge, agree, commit, define, need, other };

[[nodiscard]] std::string to_string(StatementKind kind);
[[nodiscard]] std::string to_string(Stance stance);
[[nodiscard]] std::optional<StatementKind> parse_statement_kind(std::string_view word);
[[nodiscard]] std::optional<Stance> parse_stance(std::string_view word);

// Where a table cell stands. Indices count from 0 in the document (table), the table (row; 0 is the
// header row) and the row (column).
struct CellPlace {
  std::size_t table = 0;
  std::size_t row = 0;
  std::size_t column = 0;
  bool operator==(const CellPlace&) const = default;
};

inline constexpr std::size_t no_section = static_cast<std::size_t>(-1);

struct Statement {
  StatementKind kind = StatementKind::paragraph;
  std::string text;    // plain text: marks removed, spaces collapsed, Unicode NFC; offsets into it
                       // that leave the program are in code points
  ByteSpan source;     // its Markdown, without list bullet, heading marks, cell pipes or marker
  std::string number;  // place in this draft, "7.3": for display; unique in the document
  // Index into Document::sections; a heading is in its own section.
  std::size_t section = no_section;
  std::size_t level = 0;        // heading level 1-6, list depth from 1, else 0
  std::vector<Stance> stances;  // empty for headings
  std::optional<CellPlace> cell;
  std::string marker;  // anchor from a trailing <!-- @anchor -->, or empty
  std::size_t line = 1;
  bool operator==(const Statement&) const = default;
};

struct Section {
  std::string title;  // plain text of the heading, numbering such as "3.1 " kept
  std::size_t level = 1;
  std::size_t parent = no_section;
  std::size_t heading = 0;  // index of the heading's statement
  std::string number;
  bool operator==(const Section&) const = default;
};

struct Document {
  std::string source;
  std::vector<Section> sections;      // in document order
  std::vector<Statement> statements;  // in document order, headings among them
  std::optional<ByteSpan> notes;      // the document's own update notes, heading included
  std::vector<Finding> findings;  // odd but readable: unknown marker forms, control characters ...
};

// Reads CommonMark with pipe tables. Linear in the text. Throws Error(invalid) only for text that
// is not UTF-8 (the message names the byte), or over max_document_bytes or max_brackets_in_block.
// Without stances it takes half the time, and every Statement::stances is empty.
enum class ReadStances { yes, no };
[[nodiscard]] Document parse_markdown(std::string source, ReadStances stances = ReadStances::yes);

inline constexpr std::size_t max_document_bytes = 64u << 20;
// Between two blank lines: cmark's time grows with the square of unmatched brackets.
inline constexpr std::size_t max_brackets_in_block = 10'000;

// The Markdown of a statement, as the author wrote it.
[[nodiscard]] std::string_view markdown_of(const Document& document, const Statement& statement);

// Titles from the outermost section to the statement's own; empty before the first heading.
[[nodiscard]] std::vector<std::string> section_path(const Document& document,
                                                    const Statement& statement);

// Stances of running text, sentence by sentence, each once, first mention first.
[[nodiscard]] std::vector<Stance> stances_of(std::string_view plain_text);

// Safe HTML of the whole document (raw HTML escaped or left out), statements carrying
// id="<anchor>" where anchors[i] is not empty; anchors is parallel to statements, or empty. So is
// `marks`: HTML, safe already and without paragraphs or headings, that is put behind a statement.
[[nodiscard]] std::string render_html(const Document& document,
                                      const std::vector<std::string>& anchors,
                                      const std::vector<std::string>& marks = {});

// The text with a marker at the end of each statement's last line. anchors is parallel to
// statements; an empty one writes none. Existing markers are replaced.
[[nodiscard]] std::string stamp_markers(const Document& document,
                                        const std::vector<std::string>& anchors);

// The text without any marker.
[[nodiscard]] std::string strip_markers(const Document& document);

}  // namespace redraft
