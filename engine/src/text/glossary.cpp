// Which terms a document defines, and where it uses them.
#include "redraft/companion.h"
#include "redraft/comparison.h"
#include "text/defined_terms.h"
#include "text/term_finder.h"

namespace redraft {

std::vector<GlossaryTerm> glossary(const Document& document) {
  std::vector<StatementRef> refs;
  refs.reserve(document.statements.size());
  for (const Statement& statement : document.statements) {
    refs.push_back({{},
                    statement.number,
                    section_path(document, statement),
                    statement.kind,
                    statement.text,
                    std::string(markdown_of(document, statement)),
                    statement.stances});
  }
  std::vector<GlossaryTerm> terms;
  text::TermFinder finder;
  for (text::DefinedTerm& defined : text::defined_terms(refs)) {
    finder.add(defined.term);
    terms.push_back({std::move(defined.term), std::move(defined.sentence), defined.part, {}});
  }
  for (std::size_t i = 0; i < document.statements.size(); ++i) {
    if (document.statements[i].kind == StatementKind::heading) {
      continue;
    }
    for (const text::FoundTerm& found : finder.find(document.statements[i].text)) {
      GlossaryTerm& term = terms[found.term];
      if (term.statement != i && (term.uses.empty() || term.uses.back() != i)) {
        term.uses.push_back(i);
      }
    }
  }
  return terms;
}

}  // namespace redraft
