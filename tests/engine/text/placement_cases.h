#pragma once
// Placement cases as data: drafts written out line by line, comments, and where each must stand.
//
// A case is its title, its drafts, and its comments with one expectation a draft; cases are parted
// by a line of dashes. How each line reads is in placement-cases/README.txt.

#include <map>
#include <string>
#include <vector>

#include "redraft/comment.h"
#include "redraft/document.h"
#include "redraft/lineage.h"

namespace redraft::testing {

struct CaseDraft {
  std::string label;
  Document document;
  std::vector<std::string> anchors;
  std::vector<std::string> rows;  // "split a -> a b": lineage from the draft before, as told
};

struct CaseComment {
  std::size_t line = 0;
  Target target;
  std::vector<std::pair<std::string, std::string>> expected;  // label, "exact a-1 ..."
};

struct PlacementCase {
  std::string title;
  std::vector<CaseDraft> drafts;
  std::vector<CaseComment> comments;
};

// Every case of tests/engine/text/placement-cases/<name>. Throws std::runtime_error with the line
// of the first fault.
std::vector<PlacementCase> read_placement_cases(const std::string& name);

// A document from lines "anchor: text", headings "# anchor: title".
CaseDraft case_draft(const std::string& label, const std::vector<std::string>& lines);

// Equal anchors are the same statement; the rows say what else happened.
Lineage case_lineage(const CaseDraft& from, const CaseDraft& to);

// "adjusted a-1 {the words} moved reworded ? a-2": what the expectations are compared with.
std::string describe(const Placement& placement);

}  // namespace redraft::testing
