// Comments looked at, replied to and withdrawn.
#include <map>

#include "base/blank.h"
#include "redraft/comment_length.h"
#include "redraft/error.h"
#include "store/received_store.h"
#include "workspace/comment_filters.h"
#include "workspace/placing.h"
#include "workspace/state.h"

namespace redraft {

using namespace workspace;

std::vector<CommentCount> Workspace::comment_counts(const std::string& document) const {
  return state_->comments.counts(state_->document(document).name);
}

std::vector<Comment> Workspace::comments(const CommentFilter& filter) const {
  std::vector<Comment> out;
  each_comment(filter, [&](const Comment& comment) { out.push_back(comment); });
  return out;
}

void Workspace::each_comment(const CommentFilter& filter,
                             const std::function<void(const Comment&)>& take) const {
  const PreparedFilter prepared = prepare(*state_, filter);
  if (!prepared.working) {
    state_->comments.each(prepared.filter, prepared.section, take);
    return;
  }
  std::map<std::string, std::unique_ptr<Placer>> placers;
  state_->comments.each(prepared.filter, prepared.section, [&](Comment comment) {
    auto& placer = placers[comment.document];
    if (!placer) {
      placer = std::make_unique<Placer>(*state_, comment.document);
    }
    for (std::size_t i = 0; i < comment.targets.size(); ++i) {
      comment.now[i] = placer->on_working_text(comment.targets[i], comment.now[i]);
    }
    take(comment);
  });
}

std::size_t Workspace::count_comments(const CommentFilter& filter) const {
  const PreparedFilter prepared = prepare(*state_, filter);
  return state_->comments.count(prepared.filter, prepared.section);
}

Comment Workspace::comment(const std::string& id, const std::string& placed_on, bool named) const {
  return comment(id, placed_on, CommentView{.named = named});
}

Comment Workspace::comment(const std::string& id, const std::string& placed_on,
                           const CommentView& view) const {
  if (placed_on != working_label) {
    return state_->comments.find(id, placed_on, view);
  }
  Comment comment = state_->comments.find(id, "", view);
  Placer placer(*state_, comment.document);
  for (std::size_t i = 0; i < comment.targets.size(); ++i) {
    comment.now[i] = placer.on_working_text(comment.targets[i], comment.now[i]);
  }
  return comment;
}

std::optional<Received> Workspace::received(const std::string& id) const {
  return store::ReceivedStore(*state_->database).of(state_->comments.find(id, "", false).id);
}

ReplyId Workspace::reply(const std::string& id, const std::string& body) {
  const State::Writing writing = state_->lock();
  const Comment comment = state_->comments.find(id, "", false);
  if (is_blank(body)) {
    throw Error(ErrorKind::invalid, "reply to " + comment.id.text + ": the reply has no text",
                "give it with -m TEXT");
  }
  if (body.size() > longest_comment) {
    throw Error(ErrorKind::invalid, "reply to " + comment.id.text + ": it is longer than 64 KiB");
  }
  require_utf8("reply to " + comment.id.text, body);
  db::Transaction rows(*state_->database);
  ReplyId reply = state_->comments.reply(comment.id, body, state_->surroundings.officer,
                                         state_->now(), state_->surroundings.randomness);
  rows.commit();
  return reply;
}

void Workspace::withdraw(const std::string& id) {
  const State::Writing writing = state_->lock();
  const Comment comment = state_->comments.find(id, "", false);
  if (comment.status == CommentStatus::withdrawn) {
    throw Error(ErrorKind::conflict, "withdraw " + comment.id.text + ": it is withdrawn already");
  }
  db::Transaction rows(*state_->database);
  state_->comments.withdraw(comment.id, state_->surroundings.officer, state_->now());
  rows.commit();
}

}  // namespace redraft
