#pragma once
// Plain text (pasted or exported) turned into Markdown, with a preview a person can check.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/finding.h"

namespace redraft {

enum class PlainTextKind { title, heading, paragraph, item, table, notes };

[[nodiscard]] std::string to_string(PlainTextKind kind);
[[nodiscard]] std::optional<PlainTextKind> parse_plain_text_kind(std::string_view word);

// One recognised piece of the input, in order.
struct PlainTextBlock {
  PlainTextKind kind = PlainTextKind::paragraph;
  std::size_t line = 1;       // first line in the input, 1-based
  std::size_t last_line = 1;  // a paragraph cut by a page break has later lines joined to it
  std::string text;           // plain text (tables: rows by line, cells by tab)
  std::size_t level = 0;      // headings and items
  bool joined = false;        // lines that a page break had cut apart were joined
  std::string doubt;          // why a person should look ("ends in a full stop"), or empty
};

struct PlainTextReading {
  std::vector<PlainTextBlock> blocks;
  std::string markdown;
  std::vector<Finding> findings;  // one per doubt, with its line and the option that puts it right
};

// A person's correction of the preview: the block that begins at this line is of this kind.
struct PlainTextCorrection {
  std::size_t line = 1;
  PlainTextKind kind = PlainTextKind::heading;
  std::size_t level = 2;  // of a heading
};

// Recognises title, headings, paragraphs, bullets, numbered items, tab tables and update notes.
// Deterministic and linear. Throws Error(invalid) for text that is not UTF-8.
[[nodiscard]] PlainTextReading read_plain_text(std::string_view text,
                                               const std::vector<PlainTextCorrection>& corrections);

}  // namespace redraft
