#include "workspace/lateness.h"

#include "redraft/error.h"
#include "redraft/rules.h"
#include "workspace/together.h"

namespace redraft {

namespace workspace {

Closing closing_of(const State& state, const Draft& draft) {
  return {state.pile.closing_date(draft.document, draft.label), state.drafts.closed(draft)};
}

std::optional<AwaitedResponse> awaited_response(const State& state, const std::string& document) {
  for (const Draft& draft : state.drafts.drafts(document)) {
    const Closing closing = closing_of(state, draft);
    const std::optional<Instant> closed = closing.date ? closing.date : closing.closed;
    if (!closed || *closed > state.now()) {
      continue;
    }
    CommentFilter open;
    open.document = document;
    open.draft = draft.label;
    open.status = CommentStatus::open;
    const std::size_t unanswered = state.comments.count(open, {});
    if (unanswered > 0) {
      return AwaitedResponse{draft.label, *closed,
                             (state.now().milliseconds - closed->milliseconds) / day_milliseconds,
                             unanswered};
    }
  }
  return std::nullopt;
}

bool is_late(const Closing& closing, Instant created) {
  return closing.date ? created > *closing.date : closing.closed && created >= *closing.closed;
}

void require_in_time(const Draft& draft, const Closing& closing, Instant created) {
  if (!is_late(closing, created)) {
    return;
  }
  const std::string name = draft.document + "@" + draft.label;
  std::string why = "it is " + to_string(draft.state) + " and takes no comments";
  if (takes_comments(draft.state)) {
    why = "it took comments until " + to_rfc3339(closing.date.value_or(created));
  }
  throw Error(
      ErrorKind::conflict, "comment on " + name + ": " + why,
      draft.state == DraftState::closed
          ? "add --late to keep it, marked as late; or: redraft state " + name + " consultation"
          : "add --late to keep it, marked as late");
}

}  // namespace workspace

using namespace workspace;

std::optional<Instant> Workspace::closing_date(const std::string& document,
                                               const std::string& label) const {
  return state_->pile.closing_date(state_->document(document).name, label);
}

void Workspace::set_closing_date(const std::string& document, const std::string& label,
                                 std::optional<Instant> closes) {
  require_alone(*state_, "set the closing date");
  state_->group_texts.reset();
  const State::Writing writing = state_->lock();
  const Draft draft = state_->draft(state_->document(document).name, label);
  db::Transaction rows(*state_->database);
  state_->pile.set_closing_date(draft.document, draft.label, closes, state_->surroundings.officer,
                                state_->now());
  rows.commit();
}

}  // namespace redraft
