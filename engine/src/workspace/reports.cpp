// Reports: what boards and reviewers are shown.
#include <map>
#include <set>

#include "workspace/state.h"

namespace redraft {

namespace workspace {

namespace {

// The words of statements by anchor, draft by draft, each draft read once.
class Words {
 public:
  Words(const State& state, std::string document) : state_(state), document_(std::move(document)) {}

  std::string of(const std::string& label, const std::string& anchor) {
    if (anchor.empty() || label.empty()) {
      return {};
    }
    auto found = texts_.find(label);
    if (found == texts_.end()) {
      const DraftText text = state_.text(document_, label);
      found = texts_.emplace(label, std::map<std::string, std::string>{}).first;
      for (std::size_t i = 0; i < text.anchors.size(); ++i) {
        found->second.emplace(text.anchors[i], text.document.statements[i].text);
      }
    }
    const auto statement = found->second.find(anchor);
    return statement == found->second.end() ? std::string() : statement->second;
  }

 private:
  const State& state_;
  std::string document_;
  std::map<std::string, std::map<std::string, std::string>> texts_;
};

DispositionReport report_of(const Workspace& workspace, const State& state,
                            const std::string& document, const std::string& label,
                            Audience audience, Unreleased unreleased) {
  DispositionReport report;
  report.document = state.document(document).name;
  const std::vector<Draft> drafts = state.drafts.drafts(report.document);
  const Draft wanted = label.empty() || label == working_label
                           ? state.newest_in_consultation(report.document)
                           : state.draft(report.document, label);
  report.label = label.empty() ? wanted.label : label;

  std::set<std::string> made_before;
  for (const Draft& draft : drafts) {
    if (draft.sequence < wanted.sequence || report.label == working_label || drafts.size() == 1) {
      made_before.insert(draft.label);
    }
  }
  CommentFilter filter;
  filter.document = report.document;
  filter.placed_on = report.label;
  filter.audience = audience;
  Words words(state, report.document);
  workspace.each_comment(filter, [&](const Comment& comment) {
    if (made_before.count(comment.draft) == 0) {
      return;
    }
    const Placement& now = comment.now.front();
    report.rows.push_back(disposition_row(comment,
                                          words.of(comment.draft, comment.targets.front().anchor),
                                          words.of(report.label, now.anchor), unreleased));
  });
  return report;
}

}  // namespace

}  // namespace workspace

DispositionReport Workspace::dispositions(const std::string& document, const std::string& label,
                                          Unreleased unreleased) const {
  return workspace::report_of(*this, *state_, document, label, Audience::staff, unreleased);
}

DispositionReport Workspace::public_dispositions(const std::string& document,
                                                 const std::string& label,
                                                 std::size_t least) const {
  DispositionReport report =
      workspace::report_of(*this, *state_, document, label, Audience::everyone, Unreleased::hidden);
  report.least = least;
  // Rows do not show the sector of all, but all are counted in theirs.
  std::map<std::string, std::string> sectors;
  CommentFilter filter;
  filter.document = report.document;
  each_comment(filter, [&](const Comment& comment) {
    sectors.emplace(comment.id.text, comment.reviewer.sector);
  });
  for (DispositionRow& row : report.rows) {
    row.counted_in = sectors[row.comment];
  }
  return report;
}

}  // namespace redraft
