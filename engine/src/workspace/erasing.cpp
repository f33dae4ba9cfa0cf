#include "workspace/erasing.h"

#include <algorithm>
#include <set>

#include "base/blank.h"
#include "redraft/error.h"
#include "store/concern_store.h"
#include "store/erasing.h"
#include "store/privacy_store.h"
#include "store/remark_store.h"
#include "store/residue.h"
#include "workspace/outbox.h"
#include "workspace/placing.h"

namespace redraft {

namespace workspace {

namespace {

std::vector<std::string> texts_held(const State& state, const HeldPerson& held, bool words) {
  std::vector<std::string> texts = store::texts_of(held, words);
  for (const HeldRemark& one : store::RemarkStore(*state.database).held(held.reviewer.ref)) {
    texts.push_back(one.remark.source_id);
    texts.push_back(words ? one.remark.body : std::string());
    for (const auto& [replaced, body] : one.history) {
      texts.push_back(words ? body : std::string());
    }
  }
  std::erase(texts, "");
  return texts;
}

// SQLite keeps old bytes in its log, in free pages and in the full-text index: everything is
// written anew and then searched for what must be gone. `again` is the command that scrubs once
// more.
void scrub(const State& state, const std::vector<std::string>& texts, const std::string& again) {
  const ProgressStep step = state.step("overwriting what was erased");
  db::Database& database = *state.database;
  if (database.file().empty()) {
    return;
  }
  database.vacuum();
  if (!database.checkpoint()) {
    throw Error(ErrorKind::unavailable,
                "erase: the rows are gone, but another process still reads the log they stood in",
                "close the other one, then: " + again);
  }
  const auto left =
      store::files_with_residue(database, state.drafts.shared_folder(), store::traces(texts));
  if (!left.empty()) {
    throw Error(ErrorKind::corrupt,
                "erase: the rows are gone, but " + left.front().string() +
                    " still holds some of their words",
                "remove that file if it is a copy; else: " + again);
  }
}

ErasedPerson erase(State& state, const HeldPerson& held, const Erasure& erasure) {
  const std::string& ref = held.reviewer.ref;
  const store::Extent extent =
      erasure.words_kept ? store::Extent::organisation : store::Extent::words;
  const std::vector<std::string> texts = texts_held(state, held, !erasure.words_kept);
  ErasedPerson erased;
  {
    db::Transaction rows(*state.database);
    erased = store::erase_rows(*state.database, held, extent, erasure.erased_by, state.now());
    make_derived_again(state);
    rows.commit();
  }
  remove_letters(state, {ref});
  scrub(state, texts, "redraft person erase --replay");
  store::put_erasure(*state.database, ref, erasure);
  erased.still_named_in =
      store::rows_that_hold(*state.database, {held.person.name, held.person.email});
  return erased;
}

void require_free(const store::PrivacyStore& privacy, const std::string& ref) {
  if (const auto before = privacy.erasure(ref)) {
    throw Error(ErrorKind::conflict,
                "erase " + ref + ": it was erased on " + to_date(before->erased));
  }
  if (privacy.on_hold(ref)) {
    throw Error(ErrorKind::not_allowed, "erase " + ref + ": a legal hold is on it",
                "redraft privacy due lists the holds");
  }
}

// The reason stays for ever, so it may not say who it was.
void require_nameless(const HeldPerson& held, const std::string& reason) {
  if (is_blank(reason)) {
    throw Error(ErrorKind::invalid, "erase " + held.reviewer.ref + ": it needs a reason",
                "give it with --reason, without a name");
  }
  require_utf8("erase " + held.reviewer.ref, reason);
  for (const std::string& text : {held.person.name, held.person.email, held.source_ref}) {
    if (!text.empty() && reason.find(text) != std::string::npos) {
      throw Error(ErrorKind::invalid,
                  "erase " + held.reviewer.ref + ": the reason names the person, and it is kept",
                  "say why without a name");
    }
  }
}

}  // namespace

std::filesystem::path erase_list(const State& state) {
  return state.drafts.private_folder() / "redraft-erased";
}

namespace {

HeldPerson with_comments(const State& state, HeldPerson held) {
  for (HeldComment& one : held.comments) {
    one.comment = state.comments.find(one.comment.id.text, "", {.named = true, .original = true});
    one.history = state.comments.history(one.comment.id);
  }
  return held;
}

HeldPerson to_erase(const State& state, const std::string& ref) {
  return with_comments(state, store::PrivacyStore(*state.database).held_to_erase(ref));
}

}  // namespace

HeldPerson everything_held(const State& state, const std::string& ref) {
  return with_comments(state, store::PrivacyStore(*state.database).held(ref));
}

std::vector<store::ErasedRef> returned(const State& state) {
  std::vector<store::ErasedRef> list = store::read_erase_list(erase_list(state));
  if (list.empty()) {
    return list;
  }
  const store::PrivacyStore privacy(*state.database);
  std::erase_if(list, [&](const store::ErasedRef& erased) {
    return privacy.erasure(erased.ref).has_value() || !privacy.knows(erased.ref);
  });
  return list;
}

std::size_t replay(State& state, const std::vector<store::ErasedRef>& list) {
  for (const store::ErasedRef& one : list) {
    static_cast<void>(erase(state, to_erase(state, one.ref),
                            {one.erased, state.surroundings.officer,
                             "erased before; done again from the erase list", one.words_kept}));
  }
  return list.size();
}

void replay_where_possible(State& state) {
  const std::vector<store::ErasedRef> list = returned(state);
  if (list.empty() || state.database->file().empty() ||
      state.database->access() == db::Access::read) {
    return;
  }
  try {
    const State::Writing writing = state.lock();
    replay(state, returned(state));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::unavailable) {
      throw;
    }
  }
}

}  // namespace workspace

using namespace workspace;

HeldPerson Workspace::person(const std::string& ref_or_email) const {
  return everything_held(*state_, store::PrivacyStore(*state_->database).resolve(ref_or_email));
}

ErasedPerson Workspace::erase_person(const std::string& ref_or_email, const std::string& reason,
                                     bool keep_words, bool dry_run) {
  const State::Writing writing = state_->lock();
  const store::PrivacyStore privacy(*state_->database);
  const HeldPerson held = to_erase(*state_, privacy.resolve(ref_or_email));
  const std::string& ref = held.reviewer.ref;
  require_free(privacy, ref);
  require_nameless(held, reason);
  if (dry_run) {
    return {ref,
            keep_words ? 0 : held.comments.size(),
            keep_words ? 0 : held.replies.size(),
            keep_words,
            {}};
  }
  const Erasure erasure{state_->now(), state_->surroundings.officer, reason, keep_words};
  store::add_to_erase_list(erase_list(*state_), {ref, erasure.erased, keep_words});
  return erase(*state_, held, erasure);
}

std::size_t Workspace::replay_erasures() {
  const State::Writing writing = state_->lock();
  return replay(*state_, returned(*state_));
}

PrivacyDue Workspace::privacy_due() const {
  const store::PrivacyStore privacy(*state_->database);
  PrivacyDue due;
  due.until = privacy.retention();
  due.due = due.until && *due.until <= state_->now();
  for (const std::string& ref : privacy.identifiable()) {
    ++due.identifiable;
    due.on_hold += privacy.on_hold(ref) ? 1 : 0;
  }
  due.holds = privacy.holds();
  due.not_replayed = returned(*state_).size();
  return due;
}

Purged Workspace::purge(bool dry_run) {
  const State::Writing writing = state_->lock();
  store::PrivacyStore privacy(*state_->database);
  const std::optional<Instant> until = privacy.retention();
  if (!until || *until > state_->now()) {
    throw Error(ErrorKind::not_allowed,
                until ? "purge: who the reviewers are is kept until " + to_date(*until)
                      : "purge: the consultation has no retention date",
                "redraft privacy retention --until DATE");
  }
  Purged purged;
  std::vector<std::string> texts;
  std::set<std::string> refs;
  db::Transaction rows(*state_->database);
  for (const std::string& ref : privacy.identifiable()) {
    if (privacy.on_hold(ref)) {
      ++purged.on_hold;
      continue;
    }
    const HeldPerson held = to_erase(*state_, ref);
    ++purged.reviewers;
    refs.insert(ref);
    const std::vector<std::string> of_it = texts_held(*state_, held, false);
    texts.insert(texts.end(), of_it.begin(), of_it.end());
    store::erase_rows(*state_->database, held, store::Extent::names, state_->surroundings.officer,
                      state_->now());
  }
  if (dry_run) {
    return purged;
  }
  if (purged.on_hold == 0) {
    privacy.forget_pseudonyms(state_->surroundings.officer, state_->now());
    store::ConcernStore(*state_->database).forget_parties();
  }
  // Once the rows are gone nobody knows any more whose letters there are.
  remove_letters(*state_, refs);
  rows.commit();
  scrub(*state_, texts, "redraft privacy purge");
  return purged;
}

}  // namespace redraft
