// Who is let in at the web desk, and as whom verbs are done there.
#include "workspace/access.h"

#include "base/hash.h"
#include "base/secret.h"
#include "redraft/error.h"
#include "store/access_store.h"
#include "store/comment_rows.h"
#include "store/reviewers.h"
#include "workspace/state.h"

namespace redraft {

using namespace workspace;

namespace {

Instant later(Instant now, std::int64_t milliseconds) {
  return {now.milliseconds + milliseconds};
}

// Ref of the reviewer invited, made where nobody has the address.
std::string invited(State& state, const Invitation& invitation) {
  if (invitation.email.find('@') == std::string::npos) {
    throw Error(ErrorKind::invalid, "invite: a reviewer needs an e-mail address",
                "give one such as asha@example.org");
  }
  for (const std::string* text :
       {&invitation.name, &invitation.email, &invitation.organisation, &invitation.sector}) {
    require_utf8("invite", *text);
  }
  const Person person{invitation.name, invitation.email};
  const Reviewer reviewer{"", invitation.organisation, invitation.sector};
  db::Database& database = *state.database;
  if (auto ref = store::find_reviewer(database, {}, Person{"", invitation.email})) {
    store::complete_reviewer(database, *ref, reviewer, person);
    return *ref;
  }
  return store::add_reviewer(database, reviewer, person, state.surroundings.randomness);
}

}  // namespace

void Workspace::act_as(const std::string& name) {
  state_->surroundings.officer = name;
}

std::string Workspace::invite(const Invitation& invitation) {
  const bool is_reviewer = invitation.roles == Roles{Role::reviewer};
  if (!is_reviewer) {
    require_team("invite", invitation.roles);
  }
  const State::Writing writing = state_->lock();
  db::Transaction rows(*state_->database);
  const std::string name =
      is_reviewer ? invited(*state_, invitation) : team_name("invite", invitation.name);
  std::string secret = new_secret(state_->surroundings.randomness);
  store::AccessStore(*state_->database)
      .add_link(secret, {invitation.roles, name, later(state_->now(), link_lasts)},
                state_->surroundings.officer, state_->now());
  rows.commit();
  return secret;
}

std::optional<std::string> Workspace::invite_again(const std::string& email) {
  {
    const db::Transaction snapshot(*state_->database, db::Transaction::Kind::read);
    if (!store::find_reviewer(*state_->database, {}, Person{"", email})) {
      return std::nullopt;
    }
  }
  Invitation invitation;
  invitation.email = email;
  return invite(invitation);
}

std::string Workspace::sign_in(const std::string& link) {
  const State::Writing writing = state_->lock();
  store::AccessStore access(*state_->database);
  db::Transaction rows(*state_->database);
  std::optional<SignedIn> who = access.use_link(link, state_->now());
  std::string secret;
  if (who) {
    secret = new_secret(state_->surroundings.randomness);
    who->until = later(state_->now(), session_lasts);
    access.begin_session(secret, *who, state_->now());
  }
  rows.commit();
  if (!who) {
    throw Error(ErrorKind::not_allowed, "sign in: this link has been used, or is too old",
                "ask for a new one");
  }
  return secret;
}

std::optional<SignedIn> Workspace::signed_in(const std::string& session) const {
  return store::AccessStore(*state_->database).session(session, state_->now());
}

void Workspace::sign_out(const std::string& session) {
  const State::Writing writing = state_->lock();
  store::AccessStore(*state_->database).end_session(session);
}

std::map<std::string, std::size_t> Workspace::comment_counts(const std::string& document,
                                                             const std::string& label,
                                                             Audience audience) const {
  return state_->anchor_counts.on(state_->document(document).name, label, audience);
}

std::string Workspace::form_key(const std::string& session) {
  return hash256("form " + session);
}

}  // namespace redraft
