#pragma once
// Lineage between anchors (as frozen with a draft) and between statement indices (as matched), and
// the lineage of drafts that are not neighbours, composed from the steps between them.
//
// A recorded lineage leaves out statements that kept anchor, place and text: an anchor that no
// record mentions is unchanged.

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "redraft/draft.h"
#include "redraft/lineage.h"

namespace redraft::workspace {

// anchor -> index of its statement.
using AnchorIndex = std::unordered_map<std::string_view, std::size_t>;
AnchorIndex index_anchors(const std::vector<std::string>& anchors);

std::vector<RecordedChange> to_record(const Lineage& lineage,
                                      const std::vector<std::string>& from_anchors,
                                      const std::vector<std::string>& to_anchors);

// The same lineage again, from one draft to the next.
Lineage from_record(const std::vector<std::string>& from_anchors,
                    const std::vector<RecordedChange>& record,
                    const std::vector<std::string>& to_anchors);

// The lineage from one draft to a later one. `steps` holds the records of each draft after `from`,
// up to and including `to`'s; one step gives back exactly what was recorded. Over several steps
// everything that any link joins is one change: several on both sides are a split where they became
// more, else merged.
Lineage from_records(const DraftText& from, std::span<const std::vector<RecordedChange>> steps,
                     const DraftText& to);

// The same links read backwards: added and removed, split and merged change places.
Lineage reversed(const Lineage& lineage);

}  // namespace redraft::workspace
