#include "redraft/paragraphs.h"

#include <algorithm>
#include <utility>

#include "text/outline.h"
#include "text/visible_text.h"

namespace redraft {

namespace {

// As in Markdown: the only heading of level 1, standing first, is the title.
bool has_title(const std::vector<PlainParagraph>& paragraphs,
               const std::vector<std::string>& texts) {
  std::size_t outermost = 0;
  std::optional<std::size_t> first;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    if (texts[i].empty()) {
      continue;
    }
    first = first ? first : std::optional(i);
    outermost += paragraphs[i].kind == StatementKind::heading && paragraphs[i].level == 1 ? 1 : 0;
  }
  return outermost == 1 && paragraphs[*first].kind == StatementKind::heading &&
         paragraphs[*first].level == 1;
}

}  // namespace

std::string statement_text(std::string text) {
  return text::visible_text(std::move(text));
}

ReadParagraphs read_paragraphs(const std::vector<PlainParagraph>& paragraphs) {
  std::vector<std::string> texts;
  for (const PlainParagraph& paragraph : paragraphs) {
    texts.push_back(statement_text(paragraph.text));
  }
  ReadParagraphs out;
  text::Outline outline(has_title(paragraphs, texts));
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    out.statements.emplace_back();
    if (texts[i].empty()) {
      continue;
    }
    Statement statement;
    statement.kind = paragraphs[i].kind;
    statement.level = paragraphs[i].level;
    statement.cell = paragraphs[i].cell;
    statement.text = std::move(texts[i]);
    if (statement.kind == StatementKind::heading) {
      outline.open(out.document, statement.text, statement.level, out.document.statements.size());
      statement.number = out.document.sections.back().number;
    } else {
      statement.number = outline.next_number(out.document);
    }
    statement.section = outline.current();
    statement.line = i + 1;
    out.statements.back() = out.document.statements.size();
    out.document.statements.push_back(std::move(statement));
  }
  return out;
}

}  // namespace redraft
