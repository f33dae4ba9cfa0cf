// Comments made and edited.
#include "redraft/error.h"
#include "workspace/state.h"
#include "workspace/taking.h"

namespace redraft {

using namespace workspace;

AddedComment Workspace::add_comment(NewComment comment) {
  const State::Writing writing = state_->lock();
  const std::shared_ptr<DraftTexts> kept =
      state_->in_group ? state_->group_texts : std::make_shared<DraftTexts>(*state_);
  DraftTexts& texts = *kept;
  complete(*state_, texts, comment, Locating::certain);
  db::Transaction rows(*state_->database);
  store::CommentIntake intake = intake_of(*state_);
  const Stored stored = put(*state_, texts, intake, comment);
  intake.finish();
  rows.commit();
  return {stored.added.id, stored.added.existed};
}

void Workspace::edit_comment(const std::string& id, const std::string& body) {
  const State::Writing writing = state_->lock();
  const Comment comment = state_->comments.find(id, "", false);
  if (comment.status == CommentStatus::withdrawn) {
    throw Error(ErrorKind::conflict, "edit " + comment.id.text + ": the comment was withdrawn");
  }
  NewComment changed;
  changed.body = body;
  require_sound(changed);
  db::Transaction rows(*state_->database);
  state_->comments.edit(comment.id, body, state_->surroundings.officer, state_->now());
  rows.commit();
}

}  // namespace redraft
