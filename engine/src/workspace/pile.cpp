// Many comments at a time: assigned, tagged, answered.
#include <algorithm>
#include <set>

#include "redraft/error.h"
#include "redraft/nearest.h"
#include "workspace/answering.h"
#include "workspace/state.h"

namespace redraft {

namespace workspace {

namespace {

// The tags as they are to be stored. Throws for one that the controlled list does not have.
std::vector<std::string> allowed(const State& state, const std::vector<std::string>& tags) {
  const std::vector<std::string> list = state.pile.allowed_tags();
  std::vector<std::string> out;
  for (const std::string& given : tags) {
    const std::string tag = sound_name("tag comments", given);
    const bool known = std::any_of(list.begin(), list.end(), [&](const std::string& one) {
      return store::name_key(one) == store::name_key(tag);
    });
    if (!list.empty() && !known) {
      const std::string near = nearest(tag, {list.begin(), list.end()});
      throw Error(ErrorKind::invalid,
                  "tag comments: \"" + tag + "\" is not on the controlled list of tags",
                  near.empty() ? "redraft comment tags" : "did you mean " + near + "?");
    }
    out.push_back(tag);
  }
  return out;
}

}  // namespace

}  // namespace workspace

using namespace workspace;

void Workspace::each_comment(const Chosen& chosen,
                             const std::function<void(const Comment&)>& take) const {
  std::set<CommentId> named;
  for (const std::string& id : chosen.ids) {
    const Comment comment = this->comment(id, "", false);
    if (named.insert(comment.id).second) {
      take(comment);
    }
  }
  if (chosen.filter) {
    each_comment(*chosen.filter, [&](const Comment& comment) {
      if (named.count(comment.id) == 0) {
        take(comment);
      }
    });
  }
}

std::size_t Workspace::assign(const Chosen& chosen, const std::string& assignee) {
  const State::Writing writing = state_->lock();
  const std::string name = assignee.empty() ? "" : sound_name("assign comments", assignee);
  db::Transaction rows(*state_->database);
  std::size_t changed = 0;
  each_comment(chosen, [&](const Comment& comment) {
    changed +=
        state_->pile.assign(comment.id, name, state_->surroundings.officer, state_->now()) ? 1 : 0;
  });
  rows.commit();
  return changed;
}

std::size_t Workspace::tag(const Chosen& chosen, const std::vector<std::string>& add,
                           const std::vector<std::string>& remove) {
  const State::Writing writing = state_->lock();
  const std::vector<std::string> added = allowed(*state_, add);
  const std::string& officer = state_->surroundings.officer;
  db::Transaction rows(*state_->database);
  std::size_t changed = 0;
  each_comment(chosen, [&](const Comment& comment) {
    bool any = false;
    for (const std::string& tag : added) {
      any = state_->pile.add_tag(comment.id, tag, officer, state_->now()) || any;
    }
    for (const std::string& tag : remove) {
      any = state_->pile.remove_tag(comment.id, tag, officer, state_->now()) || any;
    }
    changed += any ? 1 : 0;
  });
  rows.commit();
  return changed;
}

TagList Workspace::tags(const std::string& document) const {
  return state_->pile.tags(document.empty() ? document : state_->document(document).name);
}

void Workspace::allow_tags(const std::vector<std::string>& tags) {
  const State::Writing writing = state_->lock();
  std::vector<std::string> names;
  names.reserve(tags.size());
  for (const std::string& tag : tags) {
    names.push_back(sound_name("control the tags", tag));
  }
  db::Transaction rows(*state_->database);
  state_->pile.allow_tags(names, state_->surroundings.officer, state_->now());
  rows.commit();
}

std::size_t Workspace::respond_all(const Chosen& chosen, const Disposition& disposition) {
  const State::Writing writing = state_->lock();
  Chosen open = chosen;
  if (open.filter && !open.filter->status) {
    open.filter->status = CommentStatus::open;
  }
  db::Transaction rows(*state_->database);
  std::size_t answered = 0;
  each_comment(open, [&](const Comment& comment) {
    respond_to(*state_, comment.id.text, disposition);
    ++answered;
  });
  rows.commit();
  return answered;
}

}  // namespace redraft
