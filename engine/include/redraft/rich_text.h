#pragma once
// A document as it looks: its blocks in order with their emphasis, links, lists and tables, for
// those who write it in another format. Statements keep their words to the code point.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "redraft/document.h"

namespace redraft {

struct RichRun {
  std::string text;  // " " for a line break
  bool strong = false;
  bool emphasis = false;
  bool code = false;
  bool line_break = false;
  std::string link;  // where it leads, as written; or empty
  bool operator==(const RichRun&) const = default;
};

enum class RichKind { paragraph, heading, code, rule };

struct RichList {
  std::size_t list = 0;  // numbers the lists of the document, nested ones too
  std::size_t depth = 1;
  bool ordered = false;
  std::size_t start = 1;  // number of the first item
  bool opens_item = false;
  bool operator==(const RichList&) const = default;
};

struct RichBlock {
  RichKind kind = RichKind::paragraph;
  std::size_t level = 0;         // of a heading
  std::size_t quotes = 0;        // block quotes around it
  std::optional<RichList> list;  // the innermost
  std::optional<CellPlace> cell;
  std::optional<std::size_t> statement;  // index; its runs' texts joined are the statement's text
  std::vector<RichRun> runs;
  bool operator==(const RichBlock&) const = default;
};

enum class RichAlignment { none, left, centre, right };

struct RichTable {
  std::size_t rows = 0;  // the header row included
  std::vector<RichAlignment> columns;
  bool operator==(const RichTable&) const = default;
};

struct RichText {
  std::vector<RichBlock> blocks;  // blank cells have none
  std::vector<RichTable> tables;  // by CellPlace::table
};

// Raw HTML and markers are left out, pictures are their descriptions. Linear in the text.
[[nodiscard]] RichText rich_text(const Document& document);

}  // namespace redraft
