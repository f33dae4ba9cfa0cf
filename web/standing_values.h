#pragma once
// What stands behind and beside a statement or a draft: where it came from, what a board approved,
// links to other documents, terms.

#include "web/visit.h"

namespace redraft::web {

// For sources_part.mustache: what `life` tells of remarks; and of the statement of this index in
// the text its approvals, links and terms.
void add_sources(Visit& visit, const StatementLife& life, Values& values);
void add_standing(Visit& visit, const DraftText& text, std::size_t index, Values& values);

// For approvals_part.mustache: approvals in force that are about the draft.
void add_approvals(Visit& visit, const std::string& document, const std::string& label,
                   Values& values);

}  // namespace redraft::web
