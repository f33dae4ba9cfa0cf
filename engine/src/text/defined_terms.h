#pragma once
// The terms that statements define: "By **helping early** we mean ...", "A carer means ...".

#include <string>
#include <vector>

#include "redraft/comparison.h"

namespace redraft::text {

struct DefinedTerm {
  std::string term;      // as written, without article, quotes and marks: "helping early"
  std::string sentence;  // plain text of the sentence that defines it
  std::size_t part = 0;  // index of its statement among those given
};

// In order. Sentences whose stance is to define, and under a heading such as "Glossary" what begins
// with a term in bold and a colon or a dash; English, like stances. A sentence that
// defines something without naming it plainly gives no term.
std::vector<DefinedTerm> defined_terms(const std::vector<StatementRef>& refs);

}  // namespace redraft::text
