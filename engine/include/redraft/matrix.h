#pragma once
// A maturity model: dimensions by levels, each cell a statement of an ordinary document.
//
// Recognised from the Markdown, as pipe tables (one row a dimension, the header row its levels; or
// one row a level, the header row the dimensions) or as headings and paragraphs (a heading a
// dimension; under it a heading a level, or paragraphs and items that begin with one: "5: …").
// Levels are kept as written and in the direction they stand in.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/document.h"
#include "redraft/finding.h"

namespace redraft {

struct MatrixCell {
  std::string level;   // as written: "5", "Level 5: Embedded"
  int value = 0;       // 5
  std::string anchor;  // of the first statement that describes it; empty where there is none
  std::string number;
  std::string text;  // the descriptor; statements of one level are parted by line feeds
  bool operator==(const MatrixCell&) const = default;
};

struct Dimension {
  std::string name;
  std::string anchor;  // of the statement that names it
  std::string number;
  std::vector<MatrixCell> cells;  // in the order they stand in
  bool operator==(const Dimension&) const = default;
};

struct Matrix {
  std::string document;
  std::string label;  // empty: the working text
  std::vector<Dimension> dimensions;
  bool operator==(const Matrix&) const = default;
};

// The level that a heading, a cell or the beginning of a text names, 0 to 99. `rest`: what stands
// behind it.
struct LevelName {
  int value = 0;
  std::string_view rest;
};

[[nodiscard]] std::optional<LevelName> read_level(std::string_view text);

// anchors is parallel to the document's statements, or empty. A document without a matrix gives one
// without dimensions.
[[nodiscard]] Matrix read_matrix(const Document& document, const std::vector<std::string>& anchors);

// No dimension, a dimension of one name twice, fewer than two levels, a level twice or out of
// order, a level that other dimensions have, an empty cell, one descriptor for two levels.
[[nodiscard]] std::vector<Finding> check_matrix(const Matrix& matrix);

// The dimension that a name, anchor or number means; null where none does.
[[nodiscard]] const Dimension* find_dimension(const Matrix& matrix, std::string_view name);

// A matrix as it is pasted out of a document or a spreadsheet: cells parted by tabs, rows by line
// ends, a cell with line ends in quotes. Tables are found among other text, which is left out and
// told of. Throws Error(invalid) for text that is not UTF-8.
struct MatrixText {
  std::string markdown;
  Matrix matrix;  // of the Markdown
  std::vector<Finding> findings;
};

[[nodiscard]] MatrixText read_matrix_text(std::string_view pasted, const std::string& title);

}  // namespace redraft
