// Comments made and edited.
#include "redraft/error.h"
#include "workspace/lateness.h"
#include "workspace/state.h"
#include "workspace/taking.h"

namespace redraft {

using namespace workspace;

AddedComment Workspace::add_comment(NewComment comment) {
  const State::Writing writing = state_->lock(State::Writing::Words::may_wait);
  const std::shared_ptr<DraftTexts> kept =
      state_->in_group ? state_->group_texts : std::make_shared<DraftTexts>(*state_);
  DraftTexts& texts = *kept;
  complete(*state_, texts, comment, Locating::certain);
  db::Transaction rows(*state_->database);
  store::CommentIntake intake = intake_of(*state_);
  const std::int64_t before = store::last_comment(*state_->database);
  const Stored stored = put(*state_, texts, intake, comment);
  if (state_->in_group) {
    intake.finish_but_words();
    state_->indexed = state_->indexed.value_or(before);
  } else {
    intake.finish();
  }
  rows.commit();
  return {stored.added.id, stored.added.existed};
}

namespace {

void require_wording_open(const State& state, const Comment& comment) {
  const std::string doing = "change the wording of " + comment.id.text;
  if (!comment.suggestion) {
    throw Error(ErrorKind::invalid, doing + ": it suggests none",
                "a new comment can: redraft comment add ADDRESS --suggest WORDS");
  }
  if (state.pile.was_applied(comment.id)) {
    throw Error(ErrorKind::conflict,
                doing + ": it was put into the working text, and stays as it was then");
  }
  const Draft draft = state.draft(comment.document, comment.draft);
  if (is_late(closing_of(state, draft), state.now())) {
    throw Error(ErrorKind::conflict, doing + ": the time for comments on " + draft.document + "@" +
                                         draft.label + " is over");
  }
}

}  // namespace

void Workspace::edit_comment(const std::string& id, const CommentEdit& edit) {
  const State::Writing writing = state_->lock();
  const Comment comment = state_->comments.find(id, "", CommentView{.original = true});
  if (comment.status == CommentStatus::withdrawn) {
    throw Error(ErrorKind::conflict, "edit " + comment.id.text + ": the comment was withdrawn");
  }
  NewComment changed;
  changed.body = edit.body.value_or(comment.body);
  changed.suggestion = edit.suggestion ? edit.suggestion : comment.suggestion;
  if (edit.suggestion && edit.suggestion != comment.suggestion) {
    require_wording_open(*state_, comment);
  }
  require_sound(changed);
  db::Transaction rows(*state_->database);
  state_->comments.edit(comment.id, edit, state_->surroundings.officer, state_->now());
  rows.commit();
}

}  // namespace redraft
