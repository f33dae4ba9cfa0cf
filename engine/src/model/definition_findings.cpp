#include "redraft/definition_findings.h"

#include <map>
#include <set>

namespace redraft {

namespace {

using Counts = std::map<std::string, std::size_t>;  // comments by the statement they stand on

Counts comments_by_statement(const NotesInput& input) {
  Counts counts;
  for (const Comment& comment : input.comments) {
    std::set<std::string> anchors;
    for (const Placement& now : comment.now) {
      if (!now.anchor.empty() && comment.status == CommentStatus::open) {
        anchors.insert(now.anchor);
      }
    }
    for (const std::string& anchor : anchors) {
      ++counts[anchor];
    }
  }
  return counts;
}

std::string fate_words(const DefinitionChange& change) {
  switch (change.fate) {
    case DefinitionFate::renamed:
      return "the term \"" + change.renamed + "\" is now \"" + change.term + "\"";
    case DefinitionFate::removed:
      return "\"" + change.term + "\" is no longer defined";
    default:
      return "\"" + change.term + "\" is defined otherwise";
  }
}

}  // namespace

std::vector<Finding> definition_findings(const NotesInput& input) {
  std::vector<Finding> findings;
  if (input.changes == nullptr || input.comments.empty()) {
    return findings;
  }
  const Counts counts = comments_by_statement(input);
  for (const DefinitionChange& change : input.changes->substance.definitions) {
    if (change.fate == DefinitionFate::added) {
      continue;
    }
    std::vector<LaterPlace> places = change.uses;
    if (change.fate != DefinitionFate::removed) {
      places.push_back({change.change, 0});
    }
    std::set<std::string> commented;
    std::size_t comments = 0;
    for (const LaterPlace& place : places) {
      const std::vector<StatementRef>& to = input.changes->changes.at(place.change).to;
      if (place.part >= to.size()) {
        continue;
      }
      const auto found = counts.find(to[place.part].anchor);
      if (found != counts.end() && commented.insert(found->first).second) {
        comments += found->second;
      }
    }
    if (commented.empty()) {
      continue;
    }
    std::string where;
    for (const std::string& anchor : commented) {
      where += (where.empty() ? "" : ", ") + anchor;
    }
    Finding finding;
    finding.rule = "definition-changed";
    finding.severity = Severity::warning;
    finding.message = fate_words(change) + ", and " + std::to_string(comments) +
                      (comments == 1 ? " comment stands" : " comments stand") +
                      " where it is used: " + where;
    finding.hint =
        "see whether they still say what was meant: redraft glossary " + input.draft.document;
    finding.document = input.draft.document;
    finding.draft = input.draft.label;
    const ComparedChange& at = input.changes->changes.at(change.change);
    finding.anchor = !at.to.empty() ? at.to.front().anchor : at.from.front().anchor;
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace redraft
