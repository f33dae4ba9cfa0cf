// Moderation, redaction, consent, holds and dates. Erasing has a file of its own.
#include <algorithm>

#include "base/blank.h"
#include "base/code_points.h"
#include "redraft/error.h"
#include "store/privacy_store.h"
#include "store/remark_store.h"
#include "workspace/moderating.h"
#include "workspace/placing.h"
#include "workspace/state.h"

namespace redraft {

namespace workspace {

namespace {

// Parts of a comment that can be redacted, with their original words.
std::vector<std::pair<std::string, std::string>> parts_of(const Comment& comment) {
  std::vector<std::pair<std::string, std::string>> parts = {{"body", comment.body}};
  if (comment.suggestion) {
    parts.emplace_back("suggestion", *comment.suggestion);
  }
  for (const Reply& reply : comment.replies) {
    parts.emplace_back(reply.id.text, reply.body);
  }
  return parts;
}

Comment original(const State& state, const std::string& id) {
  return state.comments.find(id, "", CommentView{.original = true});
}

// The ref of a reviewer, or the id of a comment or a remark.
std::string held_subject(const State& state, const std::string& given) {
  try {
    return store::PrivacyStore(*state.database).resolve(given);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::not_found) {
      throw;
    }
  }
  return given.starts_with("m-") ? store::RemarkStore(*state.database).meant(given).text
                                 : state.comments.find(given, "", false).id.text;
}

}  // namespace

}  // namespace workspace

using namespace workspace;

void Workspace::moderate(const std::vector<std::string>& ids, Moderation state,
                         const std::string& reason) {
  require_verdict(state, reason);
  const State::Writing writing = state_->lock();
  db::Transaction rows(*state_->database);
  for (const std::string& id : ids) {
    const Comment comment = state_->comments.find(id, "", false);
    store::PrivacyStore(*state_->database)
        .moderate(comment.id, {state, reason, state_->now(), state_->surroundings.officer},
                  state_->surroundings.randomness);
  }
  rows.commit();
}

std::vector<Redaction> Workspace::redact(const std::string& id, const std::string& words,
                                         const std::string& reason,
                                         const std::string& explanation) {
  require_redaction(id, words, reason, explanation);
  const State::Writing writing = state_->lock();
  const Comment comment = original(*state_, id);
  store::PrivacyStore privacy(*state_->database);
  std::vector<Redaction> made;
  db::Transaction rows(*state_->database);
  for (const auto& [part, text] : parts_of(comment)) {
    for (const CodePointSpan& place : places_of(text, words)) {
      Redaction redaction{0,      part,        place.start,   place.end,
                          reason, explanation, state_->now(), state_->surroundings.officer};
      redaction.number = privacy.add_redaction(comment.id, redaction);
      made.push_back(std::move(redaction));
    }
  }
  if (made.empty()) {
    throw Error(ErrorKind::invalid,
                "redact " + comment.id.text + ": the words are nowhere in the comment",
                "copy them from redraft comment show " + comment.id.text + " --original");
  }
  rows.commit();
  return made;
}

std::vector<Redaction> Workspace::redactions(const std::string& id) const {
  return store::PrivacyStore(*state_->database).redactions(state_->comments.find(id, "", false).id);
}

void Workspace::remove_redaction(const std::string& id, std::size_t number) {
  const State::Writing writing = state_->lock();
  const Comment comment = state_->comments.find(id, "", false);
  db::Transaction rows(*state_->database);
  if (!store::PrivacyStore(*state_->database)
           .remove_redaction(comment.id, number, state_->surroundings.officer, state_->now())) {
    throw Error(ErrorKind::not_found,
                "redact " + comment.id.text + ": it has no redaction " + std::to_string(number),
                "redraft redact " + comment.id.text + " --list");
  }
  rows.commit();
}

void Workspace::correct_person(const std::string& ref_or_email, const Correction& correction) {
  const State::Writing writing = state_->lock();
  store::PrivacyStore privacy(*state_->database);
  const std::string ref = privacy.resolve(ref_or_email);
  for (const auto& text :
       {correction.name, correction.email, correction.organisation, correction.sector}) {
    require_utf8("correct " + ref, text.value_or(""));
  }
  if (const auto erasure = privacy.erasure(ref)) {
    throw Error(ErrorKind::conflict,
                "correct " + ref + ": it was erased on " + to_date(erasure->erased));
  }
  db::Transaction rows(*state_->database);
  privacy.correct(ref, correction, state_->surroundings.officer, state_->now());
  rows.commit();
}

void Workspace::set_consent(const std::string& ref_or_email, const Consent& consent) {
  const State::Writing writing = state_->lock();
  store::PrivacyStore privacy(*state_->database);
  const std::string ref = privacy.resolve(ref_or_email);
  require_utf8("set the consent of " + ref, consent.reason + consent.notice);
  if (const auto erasure = privacy.erasure(ref)) {
    throw Error(ErrorKind::conflict,
                "set the consent of " + ref + ": it was erased on " + to_date(erasure->erased));
  }
  db::Transaction rows(*state_->database);
  privacy.set_consent(ref, consent, state_->surroundings.officer, state_->now());
  rows.commit();
}

std::optional<Instant> Workspace::retention() const {
  return store::PrivacyStore(*state_->database).retention();
}

void Workspace::set_retention(Instant until) {
  const State::Writing writing = state_->lock();
  db::Transaction rows(*state_->database);
  store::PrivacyStore(*state_->database)
      .set_retention(until, state_->surroundings.officer, state_->now());
  rows.commit();
}

void Workspace::hold(const std::string& ref_or_comment, const std::string& reason) {
  if (is_blank(reason)) {
    throw Error(ErrorKind::invalid, "hold " + ref_or_comment + ": it needs a reason",
                "give it with -m WHY");
  }
  require_utf8("hold " + ref_or_comment, reason);
  const State::Writing writing = state_->lock();
  db::Transaction rows(*state_->database);
  store::PrivacyStore(*state_->database)
      .hold(held_subject(*state_, ref_or_comment), reason, state_->surroundings.officer,
            state_->now());
  rows.commit();
}

void Workspace::release_hold(const std::string& ref_or_comment) {
  const State::Writing writing = state_->lock();
  const std::string subject = held_subject(*state_, ref_or_comment);
  db::Transaction rows(*state_->database);
  if (!store::PrivacyStore(*state_->database)
           .release_hold(subject, state_->surroundings.officer, state_->now())) {
    throw Error(ErrorKind::not_found, "release " + subject + ": there is no hold on it",
                "redraft privacy due");
  }
  rows.commit();
}

void Workspace::unlink_pseudonyms() {
  const State::Writing writing = state_->lock();
  db::Transaction rows(*state_->database);
  store::PrivacyStore(*state_->database)
      .forget_pseudonyms(state_->surroundings.officer, state_->now());
  rows.commit();
}

std::vector<EarlierWords> Workspace::comment_history(const std::string& id,
                                                     bool original_words) const {
  const Comment comment = original(*state_, id);
  auto history = state_->comments.history(comment.id);
  if (original_words) {
    return history;
  }
  const std::vector<Redaction> redactions =
      store::PrivacyStore(*state_->database).redactions(comment.id);
  for (const auto& [part, text] : parts_of(comment)) {
    for (const Redaction& redaction : redactions) {
      if (redaction.part != part) {
        continue;
      }
      const std::string_view words = slice_code_points(text, redaction.start, redaction.end);
      for (EarlierWords& before : history) {
        before.body = redraft::redact(before.body, places_of(before.body, words));
        if (before.suggestion) {
          before.suggestion =
              redraft::redact(*before.suggestion, places_of(*before.suggestion, words));
        }
      }
    }
  }
  return history;
}

}  // namespace redraft
