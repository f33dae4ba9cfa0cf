// Many verbs with one commit, and what tells that others wrote.
#include "workspace/together.h"

#include "redraft/error.h"
#include "workspace/taking.h"

namespace redraft {

using namespace workspace;

namespace {

// While it lives, verbs take part in the group.
class InGroup {
 public:
  explicit InGroup(State& state) : state_(state) {
    state_.in_group = true;
    const std::uint64_t changes = state_.watch.count(*state_.database, state_.drafts);
    if (!state_.group_texts || state_.group_texts->changes() != changes) {
      state_.group_texts = std::make_shared<DraftTexts>(state_, changes);
    }
  }

  ~InGroup() {
    state_.in_group = false;
    state_.indexed.reset();
  }

  InGroup(const InGroup&) = delete;
  InGroup& operator=(const InGroup&) = delete;
  InGroup(InGroup&&) = delete;
  InGroup& operator=(InGroup&&) = delete;

 private:
  State& state_;
};

}  // namespace

namespace workspace {

void require_alone(const State& state, const char* doing) {
  if (state.in_group) {
    throw Error(ErrorKind::internal, std::string(doing) + ": inside a group");
  }
}

}  // namespace workspace

void Workspace::together(const std::function<void()>& work) {
  require_alone(*state_, "write together");
  const store::WriterLock lock(state_->lock_file());
  db::Group group(*state_->database);
  const InGroup in_group(*state_);
  work();
  state_->catch_up_with_words();
  group.commit();
}

void Workspace::tidy() {
  const State::Writing writing = state_->lock();
}

std::uint64_t Workspace::changes() {
  return state_->watch.count(*state_->database, state_->drafts);
}

}  // namespace redraft
