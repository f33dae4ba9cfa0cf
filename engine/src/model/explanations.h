#pragma once
// Which changes the change notes explain: shared by the update notes and by the check of them.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "redraft/comparison.h"
#include "redraft/note.h"

namespace redraft::model {

// True for every change but an untouched statement.
bool is_change(const ComparedChange& change);

// Statements of a comparison by anchor. Keeps pointers into it.
class ChangeIndex {
 public:
  explicit ChangeIndex(const Comparison* changes);

  // The statement as it stands now, or stood before it was removed; null for an unknown anchor.
  [[nodiscard]] const StatementRef* find(const std::string& anchor) const;
  [[nodiscard]] bool changed(const std::string& anchor) const;

  // True for statements of the later draft; false for what was removed, or is unknown.
  [[nodiscard]] bool stands(const std::string& anchor) const;

  // True when any statement of this section, or of one below it, changed.
  [[nodiscard]] bool section_changed(const std::vector<std::string>& section) const;

  [[nodiscard]] bool anything_changed() const { return !changed_.empty(); }

 private:
  std::map<std::string, const StatementRef*> statements_;
  std::set<std::string> changed_, standing_;
  std::set<std::vector<std::string>> changed_sections_;
};

// Substantive changes that no note explains, in order. A note explains the statements it names,
// every part of a split or merge it names one of, and, where it names the heading of a section that
// was added or removed as a whole, the statements that came or went with it.
std::vector<const ComparedChange*> unexplained(const Comparison& changes,
                                               const std::vector<ChangeNote>& notes);

// Anchor to speak of a change by: the later statement's, a split's source's, a removed one's own.
const std::string& anchor_of(const ComparedChange& change);

// "reworded", "moved and reworded", "split into 7.3 and 7.4", "added": what happened, for people.
std::string happened_to(const ComparedChange& change);

// "7.3", or "7.1, 7.2": later numbers, earlier ones where there is no later.
std::string numbers_of(const ComparedChange& change);

}  // namespace redraft::model
