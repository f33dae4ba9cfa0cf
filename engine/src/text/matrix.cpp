// Maturity matrices in a document that was read: which tables and sections are one, and what is
// wrong with them.
#include "redraft/matrix.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "text/lines.h"
#include "text/tokens.h"

namespace redraft {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// In ASCII, whatever the case.
bool begins(std::string_view text, std::string_view word) {
  return std::equal(word.begin(), word.end(), text.begin(), [](char small, char c) {
    return (c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) == small;
  });
}

// What may stand between a level and its words.
std::size_t separator_length(std::string_view text) {
  for (const std::string_view mark : {":", ".", ")", "-", "\u2013", "\u2014"}) {
    if (text.starts_with(mark)) {
      return mark.size();
    }
  }
  return 0;
}

// In a heading or a cell of levels a space does, too.
enum class Behind { separator, space };

std::optional<LevelName> level_of(std::string_view text, Behind behind) {
  text = text::trim(text);
  bool named = false;
  for (const std::string_view word : {"level", "stage", "score"}) {
    if (text.size() > word.size() && begins(text, word) &&
        (text[word.size()] == ' ' || is_digit(text[word.size()]))) {
      text = text::trim(text.substr(word.size()));
      named = true;
      break;
    }
  }
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) {
    ++digits;
  }
  if (digits == 0 || digits > 2) {
    return std::nullopt;
  }
  const int value = std::stoi(std::string(text.substr(0, digits)));
  const std::string_view after = text::trim(text.substr(digits));
  const bool spaced = digits < text.size() && text[digits] == ' ';
  const std::size_t mark = separator_length(after);
  const std::string_view rest = text::trim(after.substr(mark));
  // "2.5" and "1-2" are no levels.
  if (mark != 0 && !spaced && !rest.empty() && is_digit(rest.front())) {
    return std::nullopt;
  }
  if (!after.empty() && mark == 0 && !named && !(behind == Behind::space && spaced)) {
    return std::nullopt;
  }
  return LevelName{value, rest};
}

class Reader {
 public:
  Reader(const Document& document, const std::vector<std::string>& anchors)
      : document_(document), anchors_(anchors) {}

  std::vector<Dimension> dimensions() {
    read_tables();
    read_sections();
    std::vector<Dimension> all;
    for (auto& [place, dimension] : found_) {
      all.push_back(std::move(dimension));
    }
    return all;
  }

 private:
  using Grid = std::map<std::pair<std::size_t, std::size_t>, std::size_t>;  // to the statement

  [[nodiscard]] const Statement& at(std::size_t index) const { return document_.statements[index]; }

  [[nodiscard]] std::string anchor(std::size_t index) const {
    return index < anchors_.size() ? anchors_[index] : std::string();
  }

  [[nodiscard]] Dimension named(std::size_t statement) const {
    return {at(statement).text, anchor(statement), at(statement).number, {}};
  }

  void put(MatrixCell& cell, std::size_t statement, std::string_view text) const {
    if (cell.text.empty()) {
      cell.anchor = anchor(statement);
      cell.number = at(statement).number;
    }
    cell.text += (cell.text.empty() ? "" : "\n") + std::string(text);
  }

  void read_tables() {
    std::map<std::size_t, Grid> tables;
    for (std::size_t i = 0; i < document_.statements.size(); ++i) {
      if (const auto& cell = at(i).cell) {
        tables[cell->table][{cell->row, cell->column}] = i;
      }
    }
    for (const auto& [table, grid] : tables) {
      if (!read_table(grid, false)) {
        read_table(grid, true);
      }
    }
  }

  // `turned`: a row a level. False where the table is no matrix that way round.
  bool read_table(const Grid& grid, bool turned) {
    std::map<std::size_t, std::pair<int, std::string>> levels;  // by column
    std::map<std::size_t, std::size_t> names;                   // by row, to the statement
    for (const auto& [place, statement] : grid) {
      const std::size_t row = turned ? place.second : place.first;
      const std::size_t column = turned ? place.first : place.second;
      if (row == 0 && column != 0) {
        const auto level = level_of(at(statement).text, Behind::space);
        if (!level) {
          return false;
        }
        levels[column] = {level->value, at(statement).text};
      } else if (column == 0 && row != 0) {
        names[row] = statement;
      }
    }
    if (levels.size() < 2 || names.empty()) {
      return false;
    }
    for (const auto& [row, name] : names) {
      Dimension dimension = named(name);
      for (const auto& [column, level] : levels) {
        MatrixCell cell{level.second, level.first, {}, {}, {}};
        const auto found = grid.find(turned ? std::pair(column, row) : std::pair(row, column));
        if (found != grid.end()) {
          put(cell, found->second, at(found->second).text);
        }
        dimension.cells.push_back(std::move(cell));
      }
      found_.emplace(name, std::move(dimension));
    }
    return true;
  }

  void read_sections() {
    std::vector<std::vector<std::size_t>> children(document_.sections.size());
    std::vector<std::vector<std::size_t>> own(document_.sections.size());
    for (std::size_t i = 0; i < document_.sections.size(); ++i) {
      if (document_.sections[i].parent != no_section) {
        children[document_.sections[i].parent].push_back(i);
      }
    }
    for (std::size_t i = 0; i < document_.statements.size(); ++i) {
      const Statement& statement = at(i);
      if (statement.section != no_section && statement.kind != StatementKind::heading &&
          !statement.cell) {
        own[statement.section].push_back(i);
      }
    }
    for (std::size_t i = 0; i < document_.sections.size(); ++i) {
      Dimension dimension = named(document_.sections[i].heading);
      for (const std::size_t child : children[i]) {
        const std::string& title = document_.sections[child].title;
        if (const auto level = level_of(title, Behind::space)) {
          MatrixCell cell{title, level->value, {}, {}, {}};
          for (const std::size_t statement : own[child]) {
            put(cell, statement, at(statement).text);
          }
          dimension.cells.push_back(std::move(cell));
        }
      }
      if (dimension.cells.size() < 2) {
        dimension.cells = begun_with_levels(own[i]);
      }
      if (dimension.cells.size() >= 2) {
        found_.emplace(document_.sections[i].heading, std::move(dimension));
      }
    }
  }

  // "5: Everyone knows it", one statement a level.
  [[nodiscard]] std::vector<MatrixCell> begun_with_levels(
      const std::vector<std::size_t>& statements) const {
    std::vector<MatrixCell> cells;
    for (const std::size_t statement : statements) {
      if (const auto level = read_level(at(statement).text); level && !level->rest.empty()) {
        MatrixCell cell{std::to_string(level->value), level->value, {}, {}, {}};
        put(cell, statement, level->rest);
        cells.push_back(std::move(cell));
      }
    }
    return cells;
  }

  const Document& document_;
  const std::vector<std::string>& anchors_;
  std::map<std::size_t, Dimension> found_;  // by the statement that names it
};

class Checker {
 public:
  explicit Checker(const Matrix& matrix) : matrix_(matrix) {}

  std::vector<Finding> findings() {
    if (matrix_.dimensions.empty()) {
      add("matrix-missing", Severity::error, "",
          "there is no matrix: no table with levels along one side, and no heading with levels "
          "under it");
      return std::move(findings_);
    }
    std::set<int> all;
    std::map<std::string, std::size_t> names;
    for (const Dimension& dimension : matrix_.dimensions) {
      ++names[text::fold(dimension.name)];
      for (const MatrixCell& cell : dimension.cells) {
        all.insert(cell.value);
      }
    }
    for (const Dimension& dimension : matrix_.dimensions) {
      if (names[text::fold(dimension.name)] > 1) {
        add("dimension-twice", Severity::error, dimension.anchor,
            "\"" + dimension.name + "\" is the name of several dimensions");
      }
      check(dimension, all);
    }
    return std::move(findings_);
  }

 private:
  void check(const Dimension& dimension, const std::set<int>& all) {
    std::map<int, std::size_t> levels;
    std::map<std::string, const MatrixCell*> texts;
    for (const MatrixCell& cell : dimension.cells) {
      ++levels[cell.value];
      const std::string place = dimension.name + ", level " + cell.level;
      if (cell.text.empty()) {
        add("descriptor-missing", Severity::error, dimension.anchor, place + " has no descriptor");
        continue;
      }
      const auto [same, fresh] = texts.emplace(text::fold(cell.text), &cell);
      if (!fresh) {
        add("descriptor-twice", Severity::warning, cell.anchor,
            place + " reads as level " + same->second->level + " does");
      }
    }
    for (const auto& [level, times] : levels) {
      if (times > 1) {
        add("level-twice", Severity::error, dimension.anchor,
            dimension.name + " has level " + std::to_string(level) + " " + std::to_string(times) +
                " times");
      }
    }
    for (const int level : all) {
      if (levels.count(level) == 0) {
        add("level-missing", Severity::error, dimension.anchor,
            dimension.name + " has no level " + std::to_string(level) +
                ", which other dimensions have");
      }
    }
    const auto by_value = [](const MatrixCell& left, const MatrixCell& right) {
      return left.value < right.value;
    };
    const bool ordered = std::is_sorted(dimension.cells.begin(), dimension.cells.end(), by_value) ||
                         std::is_sorted(dimension.cells.rbegin(), dimension.cells.rend(), by_value);
    if (!ordered) {
      add("levels-out-of-order", Severity::warning, dimension.anchor,
          dimension.name + " has its levels neither upwards nor downwards");
    }
  }

  void add(const char* rule, Severity severity, const std::string& anchor, std::string message) {
    findings_.push_back(
        {rule, severity, std::move(message), {}, matrix_.document, matrix_.label, anchor, {}, 0});
  }

  const Matrix& matrix_;
  std::vector<Finding> findings_;
};

}  // namespace

std::optional<LevelName> read_level(std::string_view text) {
  return level_of(text, Behind::separator);
}

Matrix read_matrix(const Document& document, const std::vector<std::string>& anchors) {
  return {{}, {}, Reader(document, anchors).dimensions()};
}

std::vector<Finding> check_matrix(const Matrix& matrix) {
  return Checker(matrix).findings();
}

const Dimension* find_dimension(const Matrix& matrix, std::string_view name) {
  for (const Dimension& dimension : matrix.dimensions) {
    if (!name.empty() && (dimension.anchor == name || dimension.number == name)) {
      return &dimension;
    }
  }
  const std::string folded = text::fold(name);
  const Dimension* found = nullptr;
  for (const Dimension& dimension : matrix.dimensions) {
    if (text::fold(dimension.name) == folded) {
      if (found != nullptr) {
        return nullptr;
      }
      found = &dimension;
    }
  }
  return found;
}

}  // namespace redraft
