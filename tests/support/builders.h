#pragma once
// Documents built by hand, without the Markdown reader: one statement a line.
//
//   document_of({"# Title", "## Purpose", "A paragraph.", "- an item", "| key | cell |"})
//
// Rows that follow each other are one table, its first row the header; empty cells are no
// statements. A trailing <!-- @anchor --> becomes the statement's marker. Empty lines end a table
// and nothing else.

#include <string>
#include <string_view>
#include <vector>

#include "redraft/document.h"

namespace redraft::testing {

namespace detail {

inline std::string trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') {
    text.remove_prefix(1);
  }
  while (!text.empty() && text.back() == ' ') {
    text.remove_suffix(1);
  }
  return std::string(text);
}

inline std::string take_marker(std::string& text) {
  const std::size_t open = text.rfind("<!-- @");
  const std::size_t close = text.rfind("-->");
  if (open == std::string::npos || close == std::string::npos || close < open) {
    return {};
  }
  std::string marker = trimmed(std::string_view(text).substr(open + 6, close - open - 6));
  text = trimmed(std::string_view(text).substr(0, open));
  return marker;
}

}  // namespace detail

class DocumentBuilder {
 public:
  void line(std::string text) {
    if (text.empty()) {
      in_table_ = false;
      return;
    }
    document_.source += text + "\n\n";
    if (text.front() == '|') {
      row(text);
      return;
    }
    in_table_ = false;
    Statement statement;
    statement.marker = detail::take_marker(text);
    const std::size_t hashes = text.find_first_not_of('#');
    if (text.front() == '#' && hashes != std::string::npos && text[hashes] == ' ') {
      heading(std::move(statement), hashes, detail::trimmed(text.substr(hashes)));
      return;
    }
    if (text.rfind("- ", 0) == 0) {
      statement.kind = StatementKind::item;
      statement.level = 1;
      text.erase(0, 2);
    }
    statement.text = detail::trimmed(text);
    add(std::move(statement));
  }

  Document take() { return std::move(document_); }

 private:
  void heading(Statement statement, std::size_t level, std::string title) {
    Section section;
    section.title = title;
    section.level = level;
    section.heading = document_.statements.size();
    for (std::size_t i = document_.sections.size(); i-- > 0;) {
      if (document_.sections[i].level < level) {
        section.parent = i;
        break;
      }
    }
    document_.sections.push_back(section);
    statement.kind = StatementKind::heading;
    statement.level = level;
    statement.text = std::move(title);
    add(std::move(statement));
  }

  void row(std::string_view text) {
    table_ += in_table_ ? 0 : 1;
    row_ = in_table_ ? row_ + 1 : 0;
    in_table_ = true;
    std::size_t column = 0;
    std::size_t at = 1;
    while (at < text.size()) {
      std::size_t bar = text.find('|', at);
      bar = bar == std::string_view::npos ? text.size() : bar;
      Statement statement;
      statement.kind = StatementKind::cell;
      statement.text = detail::trimmed(text.substr(at, bar - at));
      statement.marker = detail::take_marker(statement.text);
      statement.cell = CellPlace{table_ - 1, row_, column++};
      if (!statement.text.empty()) {
        add(std::move(statement));
      }
      at = bar + 1;
    }
  }

  void add(Statement statement) {
    statement.section = document_.sections.empty() ? no_section : document_.sections.size() - 1;
    statement.number = std::to_string(document_.statements.size() + 1);
    statement.line = document_.statements.size() + 1;
    document_.statements.push_back(std::move(statement));
  }

  Document document_;
  std::size_t table_ = 0;
  std::size_t row_ = 0;
  bool in_table_ = false;
};

inline Document document_of(const std::vector<std::string>& lines) {
  DocumentBuilder builder;
  for (const std::string& line : lines) {
    builder.line(line);
  }
  return builder.take();
}

}  // namespace redraft::testing
