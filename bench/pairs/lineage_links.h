#pragma once
// Redraft's own lineage of a synthetic pair, as links to be scored.

#include <vector>

#include "bench/pairs/truth.h"
#include "redraft/document.h"
#include "redraft/lineage.h"

namespace redraft::bench {

[[nodiscard]] std::vector<Link> links_of(const Lineage& lineage);

// Reads both drafts as redraft does. Throws std::logic_error when a statement is not read as it was
// written, with its line.
[[nodiscard]] Document read(const Draft& draft);

[[nodiscard]] Lineage lineage_of(const Document& from, const Document& to);

}  // namespace redraft::bench
