// A matrix as it is pasted: tables with tabs among other text, made Markdown.
#include <algorithm>

#include "base/code_points.h"
#include "base/markup.h"
#include "redraft/error.h"
#include "redraft/matrix.h"
#include "text/lines.h"

namespace redraft {

namespace {

struct Row {
  std::vector<std::string> cells;
  std::size_t line = 1;
};

struct Table {
  std::vector<Row> rows;  // the first names the levels
};

std::string collapsed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!text::is_space(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (!out.empty() && out.back() == ' ') {
    out.pop_back();
  }
  return out;
}

bool is_level(const std::string& cell) {
  const auto level = read_level(cell);
  return level.has_value() || (!cell.empty() && cell.size() <= 2 &&
                               cell.find_first_not_of("0123456789") == std::string::npos);
}

class Reader {
 public:
  Reader(std::string_view text, std::vector<Finding>& findings)
      : text_(text), lines_(text), findings_(findings) {}

  std::vector<Table> tables() {
    while (line_ <= lines_.count()) {
      const std::size_t begun = line_;
      Row row = read_row();
      if (is_header(row)) {
        tables_.push_back({{std::move(row)}});
        read_body();
      } else if (!row.cells.empty()) {
        left_out_ += line_ - begun;
        first_left_out_ = first_left_out_ == 0 ? begun : first_left_out_;
      }
    }
    if (left_out_ != 0) {
      add("text-left-out", Severity::warning, first_left_out_,
          std::to_string(left_out_) + (left_out_ == 1 ? " line is" : " lines are") +
              " in no table and left out, the first of them line " +
              std::to_string(first_left_out_),
          "what was said of it: redraft remark split EVENT FILE");
    }
    return std::move(tables_);
  }

 private:
  // The cells of a line, and of those after it that a quoted cell goes on over. None for a blank
  // line.
  Row read_row() {
    Row row;
    row.line = line_;
    std::string_view rest = lines_.text(line_++);
    if (text::trim(rest).empty()) {
      return row;
    }
    while (true) {
      if (rest.starts_with('"')) {
        if (auto quoted = read_quoted(rest)) {
          row.cells.push_back(collapsed(*quoted));
          if (rest.empty()) {
            return row;
          }
          rest.remove_prefix(1);
          continue;
        }
      }
      const std::size_t tab = rest.find('\t');
      row.cells.push_back(collapsed(rest.substr(0, tab)));
      if (tab == std::string_view::npos) {
        return row;
      }
      rest.remove_prefix(tab + 1);
    }
  }

  // A cell in quotes, as a spreadsheet copies one that holds line ends; moves `rest` behind it, to
  // a tab or the end of a line. Nothing where no quote closes it: the quote is one of the text.
  std::optional<std::string> read_quoted(std::string_view& rest) {
    constexpr std::size_t most_open = 1000;  // quotes that nothing closes, each looked for again
    if (open_quotes_ > most_open) {
      return std::nullopt;
    }
    ++open_quotes_;
    const auto begin = static_cast<std::size_t>(rest.data() - text_.data()) + 1;
    std::string cell;
    for (std::size_t i = begin; i < text_.size() && i - begin <= longest_cell; ++i) {
      if (text_[i] != '"') {
        cell += text_[i];
      } else if (i + 1 < text_.size() && text_[i + 1] == '"') {
        cell += text_[i++];
      } else {
        std::size_t last = line_ - 1;
        while (last < lines_.count() && lines_.begin(last + 1) <= i) {
          ++last;
        }
        const std::size_t end = std::max(i + 1, lines_.begin(last));
        const std::string_view behind =
            text_.substr(end, lines_.end(last) - std::min(end, lines_.end(last)));
        if (!behind.empty() && behind.front() != '\t') {
          return std::nullopt;
        }
        --open_quotes_;
        line_ = last + 1;
        rest = behind;
        return cell;
      }
    }
    return std::nullopt;
  }

  static bool is_header(const Row& row) {
    std::size_t levels = 0;
    for (std::size_t i = 1; i < row.cells.size(); ++i) {
      if (is_level(row.cells[i])) {
        ++levels;
      } else if (!row.cells[i].empty()) {
        return false;
      }
    }
    return levels >= 2;
  }

  void read_body() {
    Table& table = tables_.back();
    while (!table.rows.front().cells.empty() && table.rows.front().cells.back().empty()) {
      table.rows.front().cells.pop_back();
    }
    const std::size_t width = table.rows.front().cells.size();
    while (line_ <= lines_.count()) {
      const std::size_t before = line_;
      Row row = read_row();
      if (row.cells.empty() || is_header(row)) {
        line_ = before;
        break;
      }
      if (row.cells.size() == 1) {  // a line that a cell was broken over
        if (table.rows.size() == 1) {
          line_ = before;
          break;
        }
        std::string& last = table.rows.back().cells.back();
        last += (last.empty() ? "" : " ") + row.cells.front();
        add("line-joined", Severity::warning, before,
            "line " + std::to_string(before) + " was joined to the cell before it");
        continue;
      }
      if (row.cells.size() > width) {
        add("cells-too-many", Severity::error, row.line,
            "\"" + shorten(row.cells.front(), 40) + "\" has " +
                std::to_string(row.cells.size() - 1) + " cells for " + std::to_string(width - 1) +
                " levels");
      }
      row.cells.resize(width);
      table.rows.push_back(std::move(row));
    }
    // A blank line that was put back is passed over by the caller; a header begins another table.
  }

  void add(const char* rule, Severity severity, std::size_t line, std::string message,
           std::string hint = {}) {
    findings_.push_back(
        {rule, severity, std::move(message), std::move(hint), {}, {}, {}, {}, line});
  }

  static constexpr std::size_t longest_cell = 20'000;

  std::string_view text_;
  text::LineIndex lines_;
  std::vector<Finding>& findings_;
  std::vector<Table> tables_;
  std::size_t line_ = 1;
  std::size_t open_quotes_ = 0;
  std::size_t left_out_ = 0;
  std::size_t first_left_out_ = 0;
};

std::string markdown_row(const std::vector<std::string>& cells) {
  std::string row = "|";
  for (const std::string& cell : cells) {
    row += " " + escape_markdown(cell, MarkdownPlace::cell) + " |";
  }
  return row + "\n";
}

std::string markdown_of(const std::vector<Table>& tables, const std::string& title) {
  std::string text = "# " + escape_markdown(title, MarkdownPlace::heading) + "\n";
  const std::vector<std::string>* header = nullptr;
  for (const Table& table : tables) {
    if (header == nullptr || *header != table.rows.front().cells) {
      header = &table.rows.front().cells;
      text += "\n" + markdown_row(*header) + "|";
      for (std::size_t i = 0; i < header->size(); ++i) {
        text += " --- |";
      }
      text += "\n";
    }
    for (std::size_t i = 1; i < table.rows.size(); ++i) {
      text += markdown_row(table.rows[i].cells);
    }
  }
  return text;
}

}  // namespace

MatrixText read_matrix_text(std::string_view pasted, const std::string& title) {
  if (const auto bad = first_invalid_utf8(pasted)) {
    throw Error(ErrorKind::invalid,
                "read matrix: it is not UTF-8 from byte " + std::to_string(*bad) + " on",
                "save it as UTF-8");
  }
  MatrixText out;
  const std::vector<Table> tables = Reader(pasted, out.findings).tables();
  out.markdown = markdown_of(tables, title);
  out.matrix = read_matrix(parse_markdown(out.markdown, ReadStances::no), {});
  for (Finding& finding : check_matrix(out.matrix)) {
    out.findings.push_back(std::move(finding));
  }
  return out;
}

}  // namespace redraft
