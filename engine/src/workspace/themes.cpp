// Themes: comments that say the same, answered together.
#include "redraft/rules.h"
#include "workspace/answering.h"
#include "workspace/state.h"

namespace redraft {

using namespace workspace;

namespace {

constexpr std::size_t ids_at_once = 1024;

}  // namespace

Theme Workspace::add_theme(const std::string& name, const std::string& description) {
  const State::Writing writing = state_->lock();
  require_utf8("add theme", description);
  const std::string sound = sound_name("add theme", name);
  db::Transaction rows(*state_->database);
  const ThemeId id = state_->themes.add(sound, description, state_->surroundings.officer,
                                        state_->now(), state_->surroundings.randomness);
  rows.commit();
  return state_->themes.find(id.text);
}

Theme Workspace::rename_theme(const std::string& name, const std::string& to) {
  const State::Writing writing = state_->lock();
  const std::string sound = sound_name("rename theme", to);
  const ThemeId id = state_->themes.find(name).id;
  db::Transaction rows(*state_->database);
  state_->themes.rename(id, sound, state_->surroundings.officer, state_->now());
  rows.commit();
  return state_->themes.find(id.text);
}

std::vector<Theme> Workspace::themes() const {
  return state_->themes.list();
}

Theme Workspace::theme(const std::string& name) const {
  return state_->themes.find(name);
}

std::size_t Workspace::put_in_theme(const std::string& name, const Chosen& chosen) {
  return change_theme(name, chosen, Membership::in);
}

std::size_t Workspace::take_from_theme(const std::string& name, const Chosen& chosen) {
  return change_theme(name, chosen, Membership::out);
}

std::size_t Workspace::change_theme(const std::string& name, const Chosen& chosen,
                                    Membership membership) {
  const State::Writing writing = state_->lock();
  const ThemeId theme = state_->themes.find(name).id;
  const std::string& officer = state_->surroundings.officer;
  db::Transaction rows(*state_->database);
  std::size_t changed = 0;
  each_comment(chosen, [&](const Comment& comment) {
    const bool done = membership == Membership::in
                          ? state_->themes.put(theme, comment.id, officer, state_->now())
                          : state_->themes.take(theme, comment.id, officer, state_->now());
    changed += done ? 1 : 0;
  });
  rows.commit();
  return changed;
}

std::size_t Workspace::respond_to_theme(const std::string& name, const Disposition& disposition) {
  const State::Writing writing = state_->lock();
  const Theme theme = state_->themes.find(name);
  require_utf8("respond to the theme", disposition.reason);
  Disposition without_change = disposition;  // it is completed for each comment
  without_change.change.clear();
  require_disposition(without_change);
  db::Transaction rows(*state_->database);
  state_->themes.respond(theme.id,
                         {disposition.decision, disposition.reason, disposition.change,
                          state_->now(), state_->surroundings.officer},
                         state_->surroundings.officer);
  std::size_t answered = 0;
  CommentId last;
  while (true) {
    const std::vector<CommentId> ids = state_->themes.unanswered(theme.id, last, ids_at_once);
    for (const CommentId& id : ids) {
      respond_to(*state_, id.text, disposition);
      ++answered;
    }
    if (ids.size() < ids_at_once) {
      break;
    }
    last = ids.back();
  }
  rows.commit();
  return answered;
}

void Workspace::remove_theme(const std::string& name) {
  const State::Writing writing = state_->lock();
  const Theme theme = state_->themes.find(name);
  db::Transaction rows(*state_->database);
  state_->themes.remove(theme.id, state_->surroundings.officer, state_->now());
  rows.commit();
}

}  // namespace redraft
