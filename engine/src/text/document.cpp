#include "redraft/document.h"

namespace redraft {

std::string_view markdown_of(const Document& document, const Statement& statement) {
  return std::string_view(document.source)
      .substr(statement.source.begin, statement.source.end - statement.source.begin);
}

std::vector<std::string> section_path(const Document& document, const Statement& statement) {
  std::vector<std::string> titles;
  for (std::size_t at = statement.section; at != no_section; at = document.sections[at].parent) {
    titles.insert(titles.begin(), document.sections[at].title);
  }
  return titles;
}

}  // namespace redraft
