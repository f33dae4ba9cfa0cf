// The team and programs: who may sign in by name, and with which roles.
#include "base/password.h"
#include "base/secret.h"
#include "redraft/error.h"
#include "store/access_store.h"
#include "workspace/access.h"
#include "workspace/state.h"

namespace redraft {

using namespace workspace;

namespace {

void require_password(const std::string& doing, const std::string& password) {
  if (password.size() < shortest_password || password.size() > longest_password) {
    throw Error(ErrorKind::invalid,
                doing + ": a password has " + std::to_string(shortest_password) + " to " +
                    std::to_string(longest_password) + " letters",
                "three or four words that nobody would guess are good");
  }
  require_utf8(doing, password);
}

}  // namespace

namespace workspace {

void require_team(const std::string& doing, const Roles& roles) {
  if (roles.empty() || roles.contains(Role::reader) || roles.contains(Role::reviewer)) {
    throw Error(ErrorKind::usage, doing + ": somebody of the team needs a role of the team",
                "moderator, editor, officer, privacy-lead or administrator");
  }
}

std::string team_name(const std::string& doing, const std::string& name) {
  std::string sound = sound_name(doing, name);
  if (sound.starts_with("r-")) {
    throw Error(ErrorKind::invalid,
                doing + ": \"" + sound + "\" would be taken for a reviewer's ref",
                "choose a name that does not begin with r-");
  }
  return sound;
}

}  // namespace workspace

void Workspace::add_staff(const std::string& name, const Roles& roles,
                          const std::string& password) {
  const std::string sound = team_name("add to the team", name);
  require_team("add " + sound + " to the team", roles);
  std::string hash;
  if (!password.empty()) {
    require_password("add " + sound + " to the team", password);
    hash = hash_password(password);
  }
  const State::Writing writing = state_->lock();
  store::AccessStore(*state_->database)
      .add_staff({sound, roles, !hash.empty(), {}, 0}, hash, state_->surroundings.officer,
                 state_->now());
}

void Workspace::set_roles(const std::string& name, const Roles& roles) {
  require_team("change the roles of " + name, roles);
  const State::Writing writing = state_->lock();
  store::AccessStore(*state_->database)
      .change_staff(name, roles, std::nullopt, state_->surroundings.officer, state_->now());
}

void Workspace::set_password(const std::string& name, const std::string& password) {
  require_password("set the password of " + name, password);
  const std::string hash = hash_password(password);
  const State::Writing writing = state_->lock();
  store::AccessStore(*state_->database)
      .change_staff(name, std::nullopt, hash, state_->surroundings.officer, state_->now());
}

void Workspace::remove_staff(const std::string& name) {
  const State::Writing writing = state_->lock();
  store::AccessStore(*state_->database)
      .remove_staff(name, state_->surroundings.officer, state_->now());
}

std::vector<Staff> Workspace::staff() const {
  return store::AccessStore(*state_->database).staff(state_->now());
}

std::size_t Workspace::end_sessions(const std::string& name) {
  const State::Writing writing = state_->lock();
  return store::AccessStore(*state_->database)
      .end_sessions(name, state_->surroundings.officer, state_->now());
}

std::string Workspace::sign_in(const std::string& name, const std::string& password) {
  store::AccessStore access(*state_->database);
  const auto known = access.credentials(name);
  // Before the lock is taken: it takes as long as it is meant to.
  bool right = password.size() <= longest_password &&
               is_password(known ? known->password_hash : "", password);
  const State::Writing writing = state_->lock();
  db::Transaction rows(*state_->database);
  const auto still = access.credentials(name);
  right = right && known && still && still->password_hash == known->password_hash;
  std::string secret;
  if (right) {
    secret = new_secret(state_->surroundings.randomness);
    access.begin_session(secret,
                         {still->roles, still->name, {state_->now().milliseconds + session_lasts}},
                         state_->now());
  }
  rows.commit();
  if (!right) {
    throw Error(ErrorKind::not_allowed, "sign in: the name or the password is wrong",
                "try again, or ask an administrator");
  }
  return secret;
}

std::string Workspace::add_token(const std::string& name, const Roles& roles, Instant expires) {
  const std::string sound = team_name("add a token", name);
  require_team("add a token for " + sound, roles);
  if (expires <= state_->now()) {
    throw Error(ErrorKind::invalid, "add a token for " + sound + ": it would be over already");
  }
  const State::Writing writing = state_->lock();
  std::string secret = new_secret(state_->surroundings.randomness);
  store::AccessStore(*state_->database)
      .add_token(secret, {sound, roles, expires}, state_->surroundings.officer, state_->now());
  return secret;
}

void Workspace::remove_token(const std::string& name) {
  const State::Writing writing = state_->lock();
  store::AccessStore(*state_->database)
      .remove_token(name, state_->surroundings.officer, state_->now());
}

std::vector<AccessToken> Workspace::tokens() const {
  return store::AccessStore(*state_->database).tokens(state_->now());
}

std::optional<SignedIn> Workspace::owner(const std::string& token) const {
  return store::AccessStore(*state_->database).owner(token, state_->now());
}

}  // namespace redraft
