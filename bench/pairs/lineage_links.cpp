#include "bench/pairs/lineage_links.h"

#include <algorithm>
#include <stdexcept>

namespace redraft::bench {

std::vector<Link> links_of(const Lineage& lineage) {
  std::vector<Link> links;
  for (const Change& change : lineage.changes) {
    for (const std::size_t from : change.from) {
      for (const std::size_t to : change.to) {
        links.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)});
      }
    }
  }
  return links;
}

Document read(const Draft& draft) {
  Document document = parse_markdown(markdown(draft), ReadStances::no);
  const std::size_t count = std::min(draft.statements.size(), document.statements.size());
  for (std::size_t index = 0; index < count; ++index) {
    const std::string written = plain_text(draft.statements[index]).text;
    const redraft::Statement& statement = document.statements[index];
    if (statement.text != written) {
      throw std::logic_error("line " + std::to_string(statement.line) + ": \"" + statement.text +
                             "\" was written as \"" + written + "\"");
    }
  }
  if (draft.statements.size() != document.statements.size()) {
    throw std::logic_error("written " + std::to_string(draft.statements.size()) +
                           " statements, read " + std::to_string(document.statements.size()));
  }
  return document;
}

Lineage lineage_of(const Document& from, const Document& to) {
  return match({from, to, {}, {}, {}});
}

}  // namespace redraft::bench
