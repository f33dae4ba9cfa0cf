// What would become of comments if the working text were published now. Writes nothing.
#include <algorithm>

#include "workspace/placing.h"
#include "workspace/state.h"

namespace redraft {

using namespace workspace;

namespace {

// Words that a person would miss: the range is gone, or the statement is.
bool loses_words(const Placement& before, const Placement& after) {
  return after.outcome > before.outcome &&
         (after.outcome == Outcome::statement || after.outcome == Outcome::section);
}

std::string words_at(const State::Working& working, const std::string& anchor) {
  const auto at = std::find(working.anchors.begin(), working.anchors.end(), anchor);
  return at == working.anchors.end()
             ? std::string()
             : working.document.statements[static_cast<std::size_t>(at - working.anchors.begin())]
                   .text;
}

}  // namespace

CommentsIfPublished Workspace::comments_if_published(
    const std::string& document, const std::optional<std::string>& markdown) const {
  CommentsIfPublished out;
  out.document = state_->document(document).name;
  if (!state_->newest(out.document)) {
    return out;
  }
  Placer placer(*state_, out.document, markdown);
  CommentFilter filter;
  filter.document = out.document;
  each_comment(filter, [&](const Comment& comment) {
    if (comment.status == CommentStatus::withdrawn) {
      return;
    }
    for (std::size_t i = 0; i < comment.targets.size(); ++i) {
      const Placement& before = comment.now[i];
      Placement after = placer.on_working_text(comment.targets[i], before);
      ++out.outcomes[after.outcome];
      const bool to_tray = after.outcome == Outcome::tray && before.outcome != Outcome::tray;
      if (!to_tray && !loses_words(before, after)) {
        continue;
      }
      PlaceAtRisk place{comment.id,
                        i,
                        comment.targets[i].quote ? comment.targets[i].quote->exact : std::string(),
                        before,
                        after,
                        words_at(placer.working(), after.anchor)};
      (to_tray ? out.tray : out.lost).push_back(std::move(place));
    }
  });
  return out;
}

}  // namespace redraft
