#pragma once
// A document that is no Markdown (a Word file, a web page) read as statements, so that it can be
// matched with a draft as one draft is with the next.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "redraft/document.h"

namespace redraft {

struct PlainParagraph {
  StatementKind kind = StatementKind::paragraph;
  std::size_t level = 0;  // of a heading or item
  std::optional<CellPlace> cell;
  std::string text;  // UTF-8; spaces and line ends as they come
};

struct ReadParagraphs {
  Document document;  // without source, stances or lines; spans and findings are empty
  std::vector<std::optional<std::size_t>> statements;  // of each paragraph; none for a blank one
};

[[nodiscard]] ReadParagraphs read_paragraphs(const std::vector<PlainParagraph>& paragraphs);

// Plain text as a statement would hold it: spaces collapsed, control characters dropped, NFC.
[[nodiscard]] std::string statement_text(std::string text);

}  // namespace redraft
